from __future__ import annotations

from engine.document.values import End
from engine.drawing import Drawing
from tests.engine.shapes.drawn import Network
from tests.engine.shapes.repairs.broken import broken, cut, drawn, offered, set_to


def test_what_was_cut_off_is_wired_first() -> None:
    repair = next(iter(offered(broken(cut("n3", "n4"))).values()))
    assert repair.title == "Wire Encoder 1 to it"
    assert repair.document.graph.wires_into("n4")[0].source == End("n3", "y")


def test_a_data_set_is_named_with_its_column() -> None:
    titles = [*offered(broken(cut("n1", "n9")))]
    assert titles[0] == "Wire Digits’ images to it"


def test_an_output_that_nearly_fits_comes_through_a_block() -> None:
    drawing = Drawing()
    drawing.place("dataset")
    code = drawing.place("latent", title="Code")
    loss = drawing.place("mean_squared_error", code, code)
    drawing.place("optimizer", loss)
    assert next(iter(offered(drawing.document))) == "Wire Digits’ images to it through a Flatten"


def test_a_value_is_taken_from_new_data_only_where_none_is_there() -> None:
    drawing = Drawing()
    made = drawing.place("dense")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, made))
    titles = [*offered(drawing.document)]
    assert titles == ["Add a Dataset", "Add a Noise"]


def test_of_two_wires_the_new_one_is_kept_first_and_two_of_a_shape_are_added_up() -> None:
    document = broken(set_to("n6", "units", 128), drawn(End("n6", "y"), End("n8", "h")))
    found = offered(document)
    assert [*found] == [
        "Keep the wire from Decoder 1",
        "Keep the wire from Decoder 2",
        "Add them up with a Sum",
    ]
    graph = found["Add them up with a Sum"].document.graph
    assert [wire.source.node for wire in graph.wires_into("n11")] == ["n7", "n6"]
    assert graph.wires_into("n8")[0].source == End("n11", "y")


def test_a_wire_from_a_port_that_is_gone_takes_another_one() -> None:
    document = broken(set_to("n1", "data", "moons"))
    assert "Take Digits’ points instead" in offered(document)


def test_a_circle_that_nothing_needs_is_opened_by_deleting_a_wire() -> None:
    network = Network()
    network.train(network.place("dense", network.flat, units=64))
    one, two = network.place("dense", title="One"), network.place("dense", title="Two")
    document = network.document
    for source, target in ((one, two), (two, one)):
        change = drawn(End(source.id, "y"), End(target.id, "x"))
        document = type(document)(document.title, change(document.graph))
    assert next(iter(offered(document))) == "Delete the wire from Two to One"
