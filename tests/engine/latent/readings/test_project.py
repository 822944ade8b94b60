"""Showing a space another way, as it is asked for."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from engine.document.values import Document, End
from engine.latent.later import GivenUp, Later
from engine.latent.projections import tsne as tsne_file
from engine.latent.projections.laying_out import OnPlaces
from engine.latent.readings import project as project_file
from engine.latent.readings.project import projected
from engine.latent.space import Space
from engine.observations.records import Floats
from engine.questions.projecting import PRINCIPAL, Axes, How, Project, Projected, Tsne, Umap, View
from engine.questions.question import Unanswerable
from engine.questions.spots import At, Code, OfRow
from tests.engine.drawn import moons_autoencoder, node_of, run_of, told_by


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in (("EARLY", 20), ("LATE", 20), ("AGAIN", 20)):
        monkeypatch.setattr(tsne_file, name, count)


def space_of(document: Document | None = None) -> Space:
    run = run_of(document or moons_autoencoder(dimensions=3))
    told_by(run, 2)
    return Space(run, End(node_of(run.document, "Code"), "z"))


def asked(space: Space, how: How) -> View:
    """The view of the answer, which is worked out here and now."""
    found = projected(space, Project(how))
    if isinstance(found, Later):
        value = found.compute(lambda _: None)
        assert isinstance(value, Projected)
        return value.view
    return found.view


def test_chosen_axes_are_shown_at_once() -> None:
    space = space_of()

    view = asked(space, Axes(2, 0))

    assert view.how == Axes(2, 0)
    cloud = space.cloud("run-1")
    assert np.array_equal(cloud.points, space.codes()[:, [2, 0]])
    assert cloud.view is not None
    assert cloud.view.how == Axes(2, 0)


def test_a_layout_is_shown_once_it_is_there() -> None:
    space = space_of()
    before = space.cloud("run-1").points

    view = asked(space, Tsne())

    cloud = space.cloud("run-1")
    assert (view.how, view.is_whole, view.step) == (Tsne(), True, 2)
    assert cloud.points.shape == before.shape
    assert not np.allclose(cloud.points, before)


def test_a_layout_goes_on_from_the_one_before_while_the_run_goes_on() -> None:
    space = space_of()
    asked(space, Tsne())
    before = space.cloud("run-1").points
    told_by(space.run, 1)
    still = space.cloud("run-1")

    view = asked(space, Tsne())

    assert np.array_equal(still.points, before)
    assert view.step > 2
    spread = np.abs(before - before.mean(axis=0)).mean()
    assert np.abs(space.cloud("run-1").points - before).mean() < spread


def test_a_point_of_a_layout_stands_for_the_samples_around_it() -> None:
    space = space_of()
    asked(space, Tsne())

    x, y = space.cloud("run-1").points[5].tolist()
    (code,) = space.codes_of([At(x, y)])

    assert code == pytest.approx(space.codes_of([OfRow(5)])[0], abs=1e-3)
    assert space.shown().to_plane(space.codes_of([Code(code)])) == pytest.approx(
        np.array([[x, y]]), abs=1e-2
    )


def test_a_space_seen_through_a_copy_of_the_network_is_shown_the_same_way() -> None:
    space = space_of()
    copy = space.through(space.network)

    asked(copy, Axes(1, 2))

    assert space.points.shape == copy.points.shape
    assert space.cloud("run-1").view is not None
    assert np.array_equal(space.points, space.codes()[:, [1, 2]])


def test_a_layout_that_is_given_up_leaves_the_space_as_it_was() -> None:
    space = space_of()
    before = space.cloud("run-1").points
    later = projected(space, Project(Tsne()))
    assert isinstance(later, Later)

    def give_up(part: float) -> None:
        if part > 0.5:
            raise GivenUp

    with pytest.raises(GivenUp):
        later.compute(give_up)

    assert np.allclose(space.cloud("run-1").points, before, atol=1e-5)


def test_a_layout_that_fails_leaves_the_space_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    space = space_of()
    before = space.cloud("run-1").points

    def fail(codes: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
        on_places(0.5, np.asarray(codes[:, :2] * 9))
        raise ValueError("no places")

    monkeypatch.setattr(project_file, "METHODS", {Tsne: ("t-SNE", fail)})
    with pytest.raises(ValueError, match="no places"):
        asked(space, Tsne())

    assert np.allclose(space.cloud("run-1").points, before, atol=1e-5)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (Axes(1, 1), "two different dimensions"),
        (Axes(0, 3), "Expected dimensions from 0 to 2, received 0 and 3"),
        (Axes(-1, 0), "Expected dimensions from 0 to 2"),
    ],
)
def test_axes_that_are_none_are_said(how: Axes, words: str) -> None:
    with pytest.raises(Unanswerable, match=words):
        projected(space_of(), Project(how))


def test_one_dimension_has_one_axis() -> None:
    space = space_of(moons_autoencoder(dimensions=1))

    assert asked(space, Axes()).explained == pytest.approx(1)
    assert asked(space, Tsne()).is_whole
    assert asked(space, PRINCIPAL).is_exact


def test_a_network_that_has_diverged_says_that_there_is_nothing_to_lay_out() -> None:
    space = space_of()
    for weight in space.run.network.parameters():
        weight.data.fill_(float("nan"))

    with pytest.raises(Unanswerable, match="whose codes are numbers; here it finds 0"):
        asked(space, Tsne())
    assert asked(space, PRINCIPAL).explained is None


def test_without_umap_learn_that_is_said_before_anything_is_worked_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "umap", None)

    with pytest.raises(Unanswerable, match="umap-learn"):
        projected(space_of(), Project(Umap()))
