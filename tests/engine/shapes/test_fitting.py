from __future__ import annotations

from engine.document.edits import disconnect
from engine.document.values import End
from engine.language import Port, Type
from engine.shapes.check import check
from engine.shapes.fitting import are_alike, fits, joined, reached, takes
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import digits

GRAPH, CHECKED = digits().graph, check(digits())


def test_a_value_fits_where_its_shape_agrees_with_what_is_there() -> None:
    assert fits(GRAPH, CHECKED, End("n3", "y"), End("n5", "h"))
    assert not fits(GRAPH, CHECKED, End("n1", "images"), End("n5", "h"))
    assert not fits(GRAPH, CHECKED, End("n3", "y"), End("n9", "target"))


def test_what_is_unknown_may_fit() -> None:
    network = Network()
    network.place("mean_squared_error")
    checked = check(network.document)
    loss = network.graph.nodes["n3"]
    assert takes(loss, checked, "prediction", Type((5,)))


def test_an_input_for_every_kind_takes_categories_and_numbers() -> None:
    label, image = Port("label", "batch", kind="category"), Port("x", "batch ...")
    every = Port("x", "batch ...", kind="any")
    assert are_alike(label, every)
    assert are_alike(image, every)
    assert not are_alike(label, image)


def test_an_input_with_or_without_a_batch_takes_a_loss() -> None:
    loss = Port("loss", "")
    assert are_alike(loss, Port("a", "batch? ..."))
    assert not are_alike(loss, Port("a", "batch ..."))


def test_a_node_reaches_itself_and_all_behind_or_before_it() -> None:
    assert reached(GRAPH, "n8", backwards=False) == {"n8", "n9", "n10"}
    assert reached(GRAPH, "n2", backwards=True) == {"n1", "n2"}
    assert reached(GRAPH, "n2", "n10", backwards=False) >= {"n2", "n3", "n10"}


def test_what_hangs_together_is_joined_whichever_way_its_wires_go() -> None:
    assert joined(GRAPH, "n9") == set(joined(GRAPH, "n1")) > {"n1", "n9"}
    alone = disconnect(GRAPH, *GRAPH.wires_of(["n9"]))
    assert joined(alone, "n9") == {"n9"}
