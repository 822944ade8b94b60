from __future__ import annotations

import pytest

from engine.document.values import End, Settings, Wire
from engine.drawing import COLUMN, ROW, Drawing, Placed
from engine.language import Map
from engine.shapes.check import check


def test_a_wire_can_be_drawn_to_an_input_by_its_name() -> None:
    drawing = Drawing()
    noise, total = drawing.place("noise"), drawing.place("sum")
    drawing.wire(noise, total, "b")
    drawing.wire(noise["z"], total, "a")
    assert {wire.target.port for wire in drawing.graph.wires} == {"a", "b"}


def test_a_drawing_begins_empty() -> None:
    document = Drawing("Empty", seed=3, epochs=5).document
    assert document.title == "Empty"
    assert document.settings == Settings(seed=3, epochs=5)
    assert not document.graph.nodes


def test_blocks_are_placed_and_wired_to_their_sources_in_order() -> None:
    drawing = Drawing()
    digits = drawing.place("dataset")
    flat = drawing.place("flatten", digits)
    loss = drawing.place("mean_squared_error", flat, flat)
    drawing.place("optimizer", loss)
    assert set(drawing.graph.wires) == {
        Wire(End("n1", "images"), End("n2", "x")),
        Wire(End("n2", "y"), End("n3", "prediction")),
        Wire(End("n2", "y"), End("n3", "target")),
        Wire(End("n3", "loss"), End("n4", "loss")),
    }


def test_a_source_stands_for_its_first_output_and_others_have_names() -> None:
    drawing = Drawing()
    digits = drawing.place("dataset")
    assert digits.end == End("n1", "images")
    assert digits["label"] == End("n1", "label")
    drawing.place("accuracy", digits, digits["label"])
    assert {wire.source for wire in drawing.graph.wires} == {digits.end, digits["label"]}


def test_a_block_without_outputs_is_no_source() -> None:
    drawing = Drawing()
    optimizer = drawing.place("optimizer")
    with pytest.raises(ValueError, match="n1 has no output to draw a wire from"):
        drawing.place("dense", optimizer)


def test_more_sources_than_inputs_are_refused_and_nothing_is_placed() -> None:
    drawing = Drawing()
    flat = drawing.place("flatten")
    before = drawing.graph
    with pytest.raises(ValueError, match="Dense: expected at most 1 sources, received 2"):
        drawing.place("dense", flat, flat)
    assert drawing.graph is before


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(KeyError, match="quantum"):
        Drawing().place("quantum")


def test_nodes_get_titles_of_their_blocks_or_their_own() -> None:
    drawing = Drawing()
    for title in ("", "", "Hidden"):
        drawing.place("dense", title=title)
    drawing.place("dataset", data="iris")
    titles = [node.title for node in drawing.graph.nodes.values()]
    assert titles == ["Dense", "Dense 2", "Hidden", "Iris"]


def test_nodes_stand_on_a_grid_side_by_side_or_where_they_are_put() -> None:
    drawing = Drawing()
    for at in (None, None, (0.5, 2.0)):
        drawing.place("dense", at=at)
    places = [node.place for node in drawing.graph.nodes.values()]
    assert places == [(0.0, 0.0), (float(COLUMN), 0.0), (COLUMN / 2, 2.0 * ROW)]


def test_nodes_keep_parameters_links_and_flags() -> None:
    drawing = Drawing()
    first = drawing.place("dense", units=3)
    drawing.place("dense", units=3, linked_to=first, is_frozen=True)
    first_node, second_node = drawing.graph.nodes.values()
    assert first_node.parameters == Map({"units": 3})
    assert (first_node.linked_to, first_node.is_frozen) == ("", False)
    assert (second_node.linked_to, second_node.is_frozen) == ("n1", True)


def test_all_wires_of_an_output_get_a_name_and_no_others() -> None:
    drawing = Drawing()
    noise = drawing.place("noise")
    total = drawing.place("sum", noise, noise)
    drawing.place("dense", total)
    drawing.name_wire(noise.end, "z")
    assert [wire.name for wire in drawing.graph.wires] == ["z", "z", ""]


def test_a_part_is_drawn_once_and_placed_by_name() -> None:
    inside = Drawing()
    entry = inside.place("input", title="x")
    inside.place("output", inside.place("dense", entry, units=2), title="code")
    drawing = Drawing()
    drawing.part("Encoder", inside.graph)
    placed = drawing.place("part", drawing.place("noise"), part="Encoder")
    assert placed == Placed("n2", ("code",))
    assert drawing.graph.nodes["n2"].title == "Encoder"
    assert drawing.document.parts["Encoder"] is inside.graph
    assert check(drawing.document).types[placed.end].shape == (2,)
