from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.language import Map, registry
from engine.shapes import interfaces
from engine.shapes.check import check
from engine.shapes.typing import typed_part
from tests.engine.shapes.drawn import only_problem, problems
from tests.engine.shapes.repairs.broken import offered

MANY = "layer_normalisation"
"""Stands in for a block that compares the samples of a batch."""


@pytest.fixture(autouse=True)
def _one_that_needs_many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A block of which a batch must have twice as many samples as a sample has numbers."""
    needing = replace(registry()[MANY], least_batch=lambda inputs, _: 2 * inputs["x"].shape[-1])
    blocks = Map({**registry(), MANY: needing})
    monkeypatch.setattr(interfaces, "registry", lambda: blocks)
    typed_part.cache_clear()
    yield
    typed_part.cache_clear()


def network(batch_size: int, rows: int = 200, is_frozen: bool = False) -> Document:
    """Points of the plane through the block, whose least batch is then 4."""
    drawing = Drawing(batch_size=batch_size)
    moons = drawing.place("dataset", data="moons", rows=rows, title="Moons")
    hidden = drawing.place("dense", moons["points"], units=2)
    norm = drawing.place(MANY, hidden, title="Norm", is_frozen=is_frozen)
    loss = drawing.place("mean_squared_error", norm, moons["points"])
    drawing.place("optimizer", loss)
    return drawing.document


def in_a_part(batch_size: int, block: str = "part", *, is_frozen: bool = False) -> Document:
    inside = Drawing()
    hidden = inside.place("dense", inside.place("input", title="x"), units=2)
    inside.place("output", inside.place(MANY, hidden, title="Norm", is_frozen=is_frozen), title="y")
    drawing = Drawing(batch_size=batch_size)
    drawing.part("Layer", inside.graph)
    moons = drawing.place("dataset", data="moons", title="Moons")
    placed = drawing.place(block, moons["points"], part="Layer", title="Layers")
    last = drawing.place("linear", placed, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", last, moons["points"]))
    return drawing.document


def test_a_batch_that_is_too_small_names_the_node_and_how_many_it_needs() -> None:
    problem = only_problem(network(batch_size=3))
    assert (problem.code, problem.nodes) == ("small-batch", ("n3",))
    assert problem.sentence == (
        "Norm: expected a batch of at least 4 samples, received 3; in training it compares the "
        "samples of a batch with one another. Choose a larger batch size."
    )


def test_a_batch_that_is_just_large_enough_is_no_problem() -> None:
    assert problems(network(batch_size=4)) == ()


def test_a_frozen_node_looks_at_one_sample_at_a_time() -> None:
    assert problems(network(batch_size=1, is_frozen=True)) == ()


@pytest.mark.parametrize("block", ["part", "repeat", "iterate"])
def test_what_stands_in_a_part_is_named_behind_the_part(block: str) -> None:
    problem = only_problem(in_a_part(2, block))
    assert problem.nodes == ("n2",)
    assert problem.where == "Layers, Norm"
    assert problems(in_a_part(4, block)) == ()


def test_what_is_frozen_in_a_part_needs_no_batch() -> None:
    assert problems(in_a_part(1, is_frozen=True)) == ()


def test_a_training_set_may_be_too_small_for_the_batch() -> None:
    document = network(64, rows=50)
    graph = edits.set_parameter(document.graph, ["n2"], "units", 30)
    last = replace(graph.nodes["n2"], id="n9", parameters=Map({"units": 2}))
    (wire,) = graph.wires_into("n4", "prediction")
    graph = edits.add(edits.disconnect(graph, wire), last)
    graph = edits.connect(graph, wire.source, End("n9", "x"))
    graph = edits.connect(graph, End("n9", "y"), wire.target)
    document = edits.with_graph(document, graph)
    problem = only_problem(document)
    assert problem.nodes == ("n3", "n1")
    assert problem.received == "35"
    assert problem.advice == "Take more samples of Moons"
    repair = offered(document)["Use 86 samples in Moons"]
    assert problems(repair.document) == ()
    assert repair.nodes == ("n1",)


def test_the_repairs_are_a_larger_batch_and_doing_without() -> None:
    found = offered(network(batch_size=3))
    assert list(found) == ["Use a batch size of 64", "Delete Norm and join its wires"]
    assert found["Use a batch size of 64"].document.settings.batch_size == 64


def test_a_part_is_not_deleted_for_the_sake_of_the_batch() -> None:
    assert list(offered(in_a_part(2))) == ["Use a batch size of 64"]


def test_the_batch_is_no_larger_than_the_smallest_training_set_in_use() -> None:
    assert check(network(batch_size=64)).batch_size == 64
    assert check(network(batch_size=64, rows=50)).batch_size == 35
