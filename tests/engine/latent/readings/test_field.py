from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.latent.answers import ANSWERS
from engine.latent.later import GivenUp, Later
from engine.latent.space import Space
from engine.program.views import view
from engine.questions.field import Area, DecodeArea, DecodedArea, Field, ReadField
from engine.questions.question import Question, Unanswerable, Value
from engine.questions.spots import At
from tests.engine.drawn import (
    classifier,
    duel,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
    told_by,
)
from tests.engine.latent.readings.test_recursion import conditional, judged

AREA = Area(-1, 0.5, 0.25, rows=3, columns=5)


def space_of(document: Document, title: str = "Code", port: str = "z") -> Space:
    run = run_of(document)
    told_by(run, 2)
    return Space(run, End(node_of(document, title), port))


def answered(space: Space, question: Question) -> Value:
    later = ANSWERS[type(question)](space, question)
    assert isinstance(later, Later)
    return later.compute(lambda _: None)


def field_of(space: Space, judge: str = "") -> Field:
    found = answered(space, ReadField(AREA, judge))
    assert isinstance(found, Field)
    return found


def seen_points(document: Document) -> Document:
    """The same, with the points of the data watched."""
    graph = edits.watch(document.graph, node_of(document, "Moons"), ("points",))
    return edits.with_graph(document, graph)


def test_an_area_is_cut_into_cells_from_its_upper_left() -> None:
    area = Area(0, 4, 2, rows=2, columns=3)

    assert (area.right, area.bottom) == (6, 0)
    assert area.centres().tolist() == [[1, 3], [3, 3], [5, 3], [1, 1], [3, 1], [5, 1]]


def test_the_middle_of_each_cell_is_decoded() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    spots = [At(x, y) for x, y in AREA.centres().tolist()]

    found = answered(space, DecodeArea(AREA))

    assert isinstance(found, DecodedArea)
    expected = space.decode(space.codes_of(spots))
    assert found.values == pytest.approx(expected, abs=1e-6)
    assert found.area == AREA
    assert (found.head, found.meaning) == (space.output.node, "any")


def test_a_decoder_with_a_condition_takes_that_of_the_samples_that_lie_nearest() -> None:
    space = space_of(conditional())
    codes = space.codes_of([At(x, y) for x, y in AREA.centres().tolist()])

    found = answered(space, DecodeArea(AREA))

    assert isinstance(found, DecodedArea)
    assert found.values == pytest.approx(space.decode(codes, space.nearest(codes)), abs=1e-6)


def test_a_classifier_of_points_is_read_all_over_their_plane() -> None:
    document = seen_points(classifier())
    space = space_of(document, "Moons", "points")
    run, told = space.run, node_of(document, "Told")

    found = field_of(space)

    say = run.loaded.add(view(run.program, "say", End(told, "y")))
    with torch.no_grad():
        points = torch.from_numpy(AREA.centres())
        expected = say(run.looking, points).numpy().reshape(3, 5)
    assert found.values == pytest.approx(expected, abs=1e-6)
    assert (found.judge, found.judges, found.meaning) == (told, (told,), "unit")


def test_a_classifier_of_the_data_is_asked_of_what_is_decoded() -> None:
    document = judged("categorical")
    space = space_of(document)
    run, told = space.run, node_of(document, "Told")

    found = field_of(space)

    say = run.loaded.add(view(run.program, "say", End(told, "y")))
    decoded = space.decode(space.codes_of([At(x, y) for x, y in AREA.centres().tolist()]))
    with torch.no_grad():
        expected = say(run.looking, torch.from_numpy(decoded)).numpy().reshape(3, 5, 2)
    assert found.values == pytest.approx(expected, abs=1e-6)
    assert found.judge == told


def test_one_that_tells_made_from_real_can_be_asked() -> None:
    document = seen_points(duel())
    space = space_of(document, "Moons", "points")

    found = field_of(space)

    assert found.judge == node_of(document, "Judge")
    assert ((found.values > 0) & (found.values < 1)).all()


def two_told() -> Document:
    """Two heads behind one code."""
    drawing, moons = placed_points("Two")
    code = drawing.place("latent", moons["points"], title="Code")
    losses = []
    for title in ("One", "Other"):
        told = drawing.place("probability", code, title=title)
        losses.append(drawing.place("binary_cross_entropy", told, moons["label"]))
    drawing.place("optimizer", drawing.place("sum", *losses))
    return drawing.document


def test_where_there_are_several_one_is_chosen() -> None:
    document = two_told()
    space = space_of(document)
    one, other = (node_of(document, title) for title in ("One", "Other"))

    first, second, unknown = (field_of(space, judge) for judge in ("", other, "gone"))

    assert first.judges == second.judges == (one, other)
    assert (first.judge, second.judge, unknown.judge) == (one, other, one)
    assert not np.array_equal(first.values, second.values)


def test_a_field_stays_as_it_was_when_it_was_asked_for() -> None:
    space = space_of(two_told())
    before = field_of(space)
    later = ANSWERS[ReadField](space, ReadField(AREA))
    assert isinstance(later, Later)

    told_by(space.run, 2)

    value = later.compute(lambda _: None)
    assert isinstance(value, Field)
    assert np.array_equal(value.values, before.values)


def test_it_can_be_given_up_between_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.latent.readings.field.AT_ONCE", 4)
    later = ANSWERS[DecodeArea](space_of(moons_autoencoder()), DecodeArea(AREA))
    assert isinstance(later, Later)
    told: list[float] = []

    def tell(part: float) -> None:
        told.append(part)
        if len(told) == 2:
            raise GivenUp

    with pytest.raises(GivenUp):
        later.compute(tell)
    assert told == [0, 4 / 15]


def test_without_a_head_that_judges_there_is_no_field() -> None:
    with pytest.raises(Unanswerable, match="there is no field to show"):
        field_of(space_of(moons_autoencoder()))


def test_without_a_decoder_there_is_no_grid() -> None:
    drawing = Drawing("Bare", batch_size=16, turns_per_epoch=1)
    moons = drawing.place("dataset", data="moons", rows=60)
    code = drawing.place("latent", moons["points"], title="Code")
    drawing.place("optimizer", drawing.place("mean_squared_error", code, moons["points"]))

    with pytest.raises(Unanswerable, match="No head lies behind this block"):
        answered(space_of(drawing.document), DecodeArea(AREA))
