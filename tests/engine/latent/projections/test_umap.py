import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.latent.later import GivenUp
from engine.latent.projections.laying_out import first_places
from engine.latent.projections.umap import AGAIN, NEIGHBOURS, ROUNDS, find_umap, umap
from engine.observations.records import Floats
from engine.questions.question import Unanswerable


def codes() -> Floats:
    draw = np.random.default_rng(0)
    found = np.repeat(np.eye(4), 30, axis=0) + draw.standard_normal((120, 4)) / 9
    return np.asarray(found - found.mean(axis=0), np.float32)


def nobody(_: float, __: Floats | None) -> None:
    return


def test_without_umap_learn_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "umap", None)

    with pytest.raises(Unanswerable, match=r"not installed.*pip install umap-learn"):
        find_umap()


class Package:
    """In the place of umap-learn, which takes a minute to compile: it moves nothing, and tells of
    its rounds as that does, on the bar that it is given.
    """

    def __init__(self, **settings: Any) -> None:
        self.settings = settings
        ASKED.append(settings)

    def fit_transform(self, found: Floats) -> Floats:
        file = self.settings["tqdm_kwds"]["file"]
        for done in range(0, self.settings["n_epochs"] + 1, 50):
            file.write("\r")
            file.write(f"{done}")
            file.flush()
        return np.asarray(self.settings["init"][: len(found)])


ASKED: list[dict[str, Any]] = []


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """With what the package was called."""
    ASKED.clear()
    monkeypatch.setitem(sys.modules, "umap", SimpleNamespace(UMAP=Package))
    bar = SimpleNamespace(tqdm=SimpleNamespace(monitor_interval=10))
    monkeypatch.setitem(sys.modules, "tqdm", bar)
    return ASKED


def test_a_layout_goes_on_from_where_it_was_and_tells_of_its_rounds(
    installed: list[dict[str, Any]],
) -> None:
    start, parts = codes()[:, :2], list[float]()

    places = umap(codes(), start, lambda part, _: parts.append(part))

    (settings,) = installed
    assert np.array_equal(places, start)
    assert settings["n_epochs"] == AGAIN
    assert settings["n_neighbors"] == NEIGHBOURS
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_a_first_layout_begins_at_the_plane_of_principal_components(
    installed: list[dict[str, Any]],
) -> None:
    umap(codes(), None, nobody)

    (settings,) = installed
    assert settings["n_epochs"] == ROUNDS
    assert np.array_equal(settings["init"], first_places(codes()))


def test_a_layout_of_few_samples_asks_for_fewer_neighbours(installed: list[dict[str, Any]]) -> None:
    umap(codes()[:5], None, nobody)

    assert installed[0]["n_neighbors"] == 4


def test_a_layout_can_be_given_up_while_it_goes_on(installed: list[dict[str, Any]]) -> None:
    def give_up(part: float, _: Floats | None) -> None:
        if part > 0.1:
            raise GivenUp

    with pytest.raises(GivenUp):
        umap(codes(), None, give_up)
