"""Where gradients go: an optimizer owns what its loss changes, and nothing else."""

from __future__ import annotations

from engine.document.values import End, Graph
from engine.drawing import Drawing
from engine.shapes.check import check
from engine.shapes.gradients import behind
from tests.engine.shapes.drawn import Network, only_problem, problems


def two_ways() -> Graph:
    """A Part with one output behind a layer and one that only rectifies its input."""
    part = Drawing()
    value = part.place("input", title="x")
    part.place("output", part.place("dense", value, units=64), title="deep")
    part.place("output", part.place("activation", value), title="plain")
    return part.graph


def nested(depth: int) -> Drawing:
    """A layer inside so many Parts, one inside the other."""
    network = Network()
    inner = Drawing()
    value = inner.place("input", title="x")
    inner.place("output", inner.place("dense", value, units=64), title="y")
    network.part("Part 0", inner.graph)
    for number in range(1, depth):
        outer = Drawing()
        outer.part(f"Part {number - 1}", network.document.parts[f"Part {number - 1}"])
        entry = outer.place("input", title="x")
        outer.place("output", outer.place("part", entry, part=f"Part {number - 1}"), title="y")
        network.part(f"Part {number}", outer.graph)
    network.train(network.place("part", network.flat, part=f"Part {depth - 1}"))
    return network


def test_a_codebook_is_trained_by_its_own_loss_and_not_through_its_points() -> None:
    network = Network()
    quantised = network.place("vector_quantiser", network.flat, title="Codebook")
    network.train(quantised)
    assert only_problem(network).cause == ("nothing that its loss depends on has weights to train")

    network = Network()
    quantised = network.place("vector_quantiser", network.flat, title="Codebook")
    network.place("optimizer", quantised["loss"])
    assert problems(network) == ()
    assert check(network.document).owned["n4"] == (quantised.id,)


def test_an_output_of_a_part_that_has_no_weights_trains_none() -> None:
    network = Network()
    network.part("Two ways", two_ways())
    placed = network.place("part", network.flat, part="Two ways")
    loss = network.place("mean_squared_error", placed["plain"], network.flat)
    network.place("optimizer", loss)
    assert only_problem(network).code == "owner"

    network = Network()
    network.part("Two ways", two_ways())
    placed = network.place("part", network.flat, part="Two ways")
    loss = network.place("mean_squared_error", placed["deep"], network.flat)
    network.place("optimizer", loss)
    assert problems(network) == ()


def test_no_gradient_goes_back_through_a_category() -> None:
    network = Network()
    quantised = network.place("vector_quantiser", network.flat, codes=8)
    told = network.place("embedding", quantised["code"], dimensions=64)
    network.train(told)

    assert check(network.document).owned["n6"] == (told.id,)


def test_parts_in_parts_are_looked_through_in_no_time() -> None:
    network = nested(20)

    assert problems(network) == ()
    checked = check(network.document)
    assert checked.owned["n5"] == ("n3",)
    document = network.document
    found = behind(document.graph, document.parts, checked, End("n3", "y"))
    assert End("n2", "y") in found
