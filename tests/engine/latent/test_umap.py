import sys

import numpy as np
import pytest
from sklearn.manifold import trustworthiness

from engine.latent.later import GivenUp
from engine.latent.space import Unanswerable
from engine.latent.umap import find_umap, umap
from engine.observations.records import Floats


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


def test_neighbours_stay_neighbours() -> None:
    pytest.importorskip("umap")
    parts: list[float] = []

    places = umap(codes(), None, lambda part, _: parts.append(part))

    assert trustworthiness(codes(), places, n_neighbors=10) > 0.8
    assert parts == sorted(parts)
    assert parts[-1] == 1


def test_a_layout_can_be_given_up_while_it_goes_on() -> None:
    pytest.importorskip("umap")

    def give_up(part: float, _: Floats | None) -> None:
        if part > 0.1:
            raise GivenUp

    with pytest.raises(GivenUp):
        umap(codes(), None, give_up)
