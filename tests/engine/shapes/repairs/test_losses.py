from __future__ import annotations

from engine.document.values import Document
from engine.drawing import Drawing
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import offered, problems_of
from tests.engine.shapes.repairs.broken_drawings import aimed_at, beside_its_loss


def blocks_of(document: Document) -> list[str]:
    return [node.block for node in document.graph.nodes.values()]


def test_a_network_without_a_loss_gets_one_and_an_optimizer() -> None:
    network = Network()
    network.place("linear", network.flat, shape=(8, 8))
    found = offered(network.document)
    repair = found["Add a Squared error and an Optimizer"]
    assert blocks_of(repair.document)[-2:] == ["mean_squared_error", "optimizer"]
    assert problems_of(repair.document) == ()


def test_a_network_without_a_head_gets_the_one_for_its_labels() -> None:
    drawing = Drawing()
    drawing.place("dense", drawing.place("dataset", data="iris"))
    found = offered(drawing.document)
    assert "Add a Categorical 3, a Cross-entropy and an Optimizer" in found


def test_an_optimizer_that_waits_for_a_loss_gets_one() -> None:
    network = Network()
    network.place("linear", network.flat, shape=(8, 8))
    network.place("optimizer")
    assert "Add a Squared error" in offered(network.document)


def test_a_layer_that_an_optimizer_takes_for_a_loss_is_compared_with_what_it_is_like() -> None:
    found = offered(aimed_at(lambda network: network.place("dense", network.flat, units=64))())
    repair = found["Add a Squared error"]
    after = repair.document.graph
    (loss,) = repair.nodes
    sources = [wire.source.node for wire in after.wires_into(loss)]
    assert sorted(sources) == ["n2", "n3"]
    assert [wire.source.node for wire in after.wires_into("n4")] == [loss]


def test_the_loss_that_is_there_is_what_an_optimizer_is_wired_to_first() -> None:
    assert next(iter(offered(aimed_at(beside_its_loss)()))) == "Wire Error to it instead"


def test_without_data_a_value_is_kept_small() -> None:
    drawing = Drawing()
    drawing.place("optimizer", drawing.place("dense", drawing.place("noise"), units=3))
    assert [*offered(drawing.document)] == ["Insert an L1 penalty", "Insert an L2 penalty"]


def test_no_loss_of_how_a_value_reacts_is_offered() -> None:
    network = Network()
    network.place("linear", network.flat, shape=(8, 8))
    assert not [title for title in offered(network.document) if "penalty" in title]
