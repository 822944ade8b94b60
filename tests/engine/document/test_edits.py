from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.document import edits
from engine.document.values import (
    Document,
    End,
    Frame,
    Graph,
    KeptWeights,
    Node,
    Note,
    Settings,
    Wire,
)
from engine.language import Map, Value

A, B, C = (Node(name, "dense", name.upper()) for name in ("n1", "n2", "n3"))
AB, BC = Wire(End("n1", "y"), End("n2", "x")), Wire(End("n2", "y"), End("n3", "x"))
GRAPH = Graph(
    Map({"n1": A, "n2": B, "n3": C}),
    (AB, BC),
    (Frame("f1", "Encoder", ("n1", "n2")), Frame("f2", "Decoder", ("n3",))),
    (Note("t1", "Here it begins"),),
)
DOCUMENT = Document("Digits", GRAPH, Map({"Encoder": Graph()}))

KEPT = KeptWeights("run-1", "n3", "0" * 64)
Edit = Callable[[Graph], Graph]
CHANGES: dict[str, Edit] = {
    "add": lambda graph: edits.add(graph, Node("n4", "dense", "D")),
    "bend": lambda graph: edits.bend(graph, AB, ((8.0, 8.0),)),
    "connect": lambda graph: edits.connect(graph, End("n1", "y"), End("n3", "x")),
    "disconnect": lambda graph: edits.disconnect(graph, AB),
    "freeze": lambda graph: edits.freeze(graph, ["n2"]),
    "link": lambda graph: edits.link(graph, "n2", "n1"),
    "move": lambda graph: edits.move(graph, {"n2": (8.0, 0.0)}),
    "mute": lambda graph: edits.mute(graph, ["n2"]),
    "remove": lambda graph: edits.remove(graph, ["n2"]),
    "rename": lambda graph: edits.rename(graph, "n2", "Hidden"),
    "set_parameter": lambda graph: edits.set_parameter(graph, ["n2"], "units", 3),
    "take_weights": lambda graph: edits.take_weights(graph, "n2", KEPT),
    "watch": lambda graph: edits.watch(graph, "n2", ("y",)),
}
NOTHING: dict[str, Edit] = {
    "add": edits.add,
    "bend": lambda graph: edits.bend(graph, AB, ()),
    "connect": lambda graph: edits.connect(graph, *AB.ends),
    "disconnect": lambda graph: edits.disconnect(graph, Wire(End("n3", "y"), End("n1", "x"))),
    "freeze": lambda graph: edits.freeze(graph, ["n2"], is_frozen=False),
    "link": lambda graph: edits.link(graph, "n2", ""),
    "move": lambda graph: edits.move(graph, {"n2": B.place}),
    "mute": lambda graph: edits.mute(graph, [], is_muted=True),
    "remove": lambda graph: edits.remove(graph, ["n9"]),
    "rename": lambda graph: edits.rename(graph, "n2", B.title),
    "reset_parameter": lambda graph: edits.reset_parameter(graph, ["n2"], "units"),
    "take_weights": lambda graph: edits.take_weights(graph, "n2", None),
    "watch": lambda graph: edits.watch(graph, "n2", ()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_an_edit_does_not_touch_stays_the_same_object(change: Edit) -> None:
    after = change(GRAPH)
    assert after != GRAPH
    assert after.nodes["n1"] is A
    assert after.nodes["n3"] is C
    assert after.frames[1] is GRAPH.frames[1]
    assert after.notes is GRAPH.notes
    kept = [wire for wire in after.wires if wire in GRAPH.wires]
    assert all(any(wire is old for old in GRAPH.wires) for wire in kept)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_edit_leaves_the_graph_before_it_as_it_was(change: Edit) -> None:
    before = replace(GRAPH)
    change(before)
    assert before == GRAPH
    assert all(before.nodes[name] is GRAPH.nodes[name] for name in GRAPH.nodes)


@pytest.mark.parametrize("nothing", NOTHING.values(), ids=NOTHING)
def test_an_edit_that_changes_nothing_gives_the_same_graph(nothing: Edit) -> None:
    assert nothing(GRAPH) is GRAPH


def test_adding_nothing_gives_the_same_document() -> None:
    assert edits.with_graph(DOCUMENT, GRAPH) is DOCUMENT
    assert edits.with_part(DOCUMENT, "Encoder", DOCUMENT.parts["Encoder"]) is DOCUMENT
    assert edits.with_settings(DOCUMENT, Settings()) is DOCUMENT


def test_a_document_takes_another_graph_part_or_settings() -> None:
    other = edits.remove(GRAPH, ["n1"])
    assert edits.with_graph(DOCUMENT, other).graph is other
    assert edits.with_part(DOCUMENT, "Layer", other).parts["Layer"] is other
    assert edits.with_part(DOCUMENT, "Layer", other).parts["Encoder"] is DOCUMENT.parts["Encoder"]
    assert edits.with_settings(DOCUMENT, Settings(seed=3)).settings.seed == 3
    assert edits.with_settings(DOCUMENT, Settings(seed=3)).graph is GRAPH


def test_a_new_id_is_short_and_free() -> None:
    assert edits.new_id(Graph()) == "n1"
    assert edits.new_id(GRAPH) == "n4"
    assert edits.new_id(GRAPH, "f") == "f3"
    assert edits.new_id(GRAPH, "t") == "t2"


def test_a_title_that_is_taken_gets_a_number() -> None:
    assert edits.free_title(Graph(), "Dense") == "Dense"
    graph = edits.add(Graph(), Node("n1", "dense", "Dense"), Node("n2", "dense", "Dense 2"))
    assert edits.free_title(graph, "Dense") == "Dense 3"


def test_an_id_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match="has a node 'n2' already; take another id"):
        edits.add(GRAPH, Node("n2", "sum", "Total"))
    with pytest.raises(ValueError, match="has a node 'n4' already; take another id"):
        edits.add(GRAPH, Node("n4", "sum", "Total"), Node("n4", "sum", "Other"))


def test_nodes_stand_in_the_order_of_their_ids_however_they_came() -> None:
    names = ("n10", "n9", "n1", "n2")
    graph = edits.add(Graph(), *(Node(name, "dense", name) for name in names))
    assert list(graph.nodes) == ["n1", "n2", "n9", "n10"]
    assert list(edits.add(edits.remove(graph, ["n2"]), B).nodes) == ["n1", "n2", "n9", "n10"]
    assert list(edits.rename(graph, "n1", "First").nodes) == ["n1", "n2", "n9", "n10"]


def test_a_removed_node_takes_its_wires_and_leaves_its_frame() -> None:
    after = edits.remove(GRAPH, ["n2"])
    assert list(after.nodes) == ["n1", "n3"]
    assert after.wires == ()
    assert after.frames[0].members == ("n1",)


def test_a_frame_goes_with_its_last_member_and_an_empty_one_stays() -> None:
    graph = replace(GRAPH, frames=(*GRAPH.frames, Frame("f3", "Empty")))
    assert [frame.id for frame in edits.remove(graph, ["n3"]).frames] == ["f1", "f3"]


def test_a_node_linked_to_a_removed_one_gets_weights_of_its_own() -> None:
    graph = edits.link(edits.link(GRAPH, "n2", "n1"), "n3", "n2")
    after = edits.remove(graph, ["n1"])
    assert after.nodes["n2"].linked_to == ""
    assert after.nodes["n3"].linked_to == "n2"


def test_a_second_wire_into_one_input_may_be_drawn() -> None:
    graph = edits.connect(GRAPH, End("n1", "y"), End("n3", "x"), "skip")
    assert graph.wires_into("n3", "x") == (BC, Wire(End("n1", "y"), End("n3", "x"), "skip"))


@pytest.mark.parametrize(("source", "target"), [("n9", "n1"), ("n1", "n9")])
def test_a_wire_to_a_node_that_is_not_there_is_refused(source: str, target: str) -> None:
    with pytest.raises(ValueError, match="There is no node 'n9' to wire"):
        edits.connect(GRAPH, End(source, "y"), End(target, "x"))


def test_a_wire_is_taken_away_whatever_its_name() -> None:
    assert edits.disconnect(GRAPH, replace(AB, name="code")).wires == (BC,)


@pytest.mark.parametrize(("old", "new"), [(1, True), (True, 1), (64.0, 64), (0, 0.0)])
def test_a_value_of_another_kind_is_another_value(old: Value, new: Value) -> None:
    graph = edits.set_parameter(GRAPH, ["n2"], "units", old)
    after = edits.set_parameter(graph, ["n2"], "units", new)
    assert type(after.nodes["n2"].parameters["units"]) is type(new)
    assert edits.set_parameter(after, ["n2"], "units", new) is after


def test_many_nodes_are_changed_at_once() -> None:
    after = edits.set_parameter(GRAPH, ["n1", "n3"], "units", 3)
    assert [dict(node.parameters) for node in after.nodes.values()] == [
        {"units": 3},
        {},
        {"units": 3},
    ]


def test_a_reset_parameter_is_no_longer_set() -> None:
    graph = edits.set_parameter(GRAPH, ["n2"], "units", 3)
    assert edits.reset_parameter(graph, ["n2"], "units") == GRAPH


def test_flags_go_on_and_off() -> None:
    frozen = edits.freeze(GRAPH, ["n1", "n2"])
    assert [node.is_frozen for node in frozen.nodes.values()] == [True, True, False]
    assert edits.freeze(frozen, ["n1", "n2"], is_frozen=False) == GRAPH
    muted = edits.mute(GRAPH, ["n1"])
    assert muted.nodes["n1"].is_muted
    assert edits.mute(muted, ["n1"], is_muted=False) == GRAPH


def test_an_edit_of_a_node_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="n9"):
        edits.rename(GRAPH, "n9", "Ghost")


def test_an_id_that_a_list_still_names_is_not_given_to_a_new_node() -> None:
    adam = Node("n2", "optimizer", "Adam", parameters=Map({"trains": ("n1",)}))
    graph = edits.remove(edits.add(Graph(), Node("n1", "dense", "Dense"), adam), ["n1"])
    assert edits.new_id(graph) == "n3"


def test_a_new_id_is_none_that_the_ids_of_expanded_parts_begin_with() -> None:
    nodes = (Node("n1.n4", "dense", "Dense"), Node("n2[0]", "part", "Part"))
    assert edits.new_id(edits.add(Graph(), *nodes)) == "n3"


def test_a_new_id_is_none_that_a_frame_holds_or_an_expanded_note_begins_with() -> None:
    graph = replace(Graph(), frames=(Frame("f1", "Frame", ("n1",)),), notes=(Note("n2.t1", ""),))
    assert edits.new_id(graph) == "n3"


BENT = edits.bend(GRAPH, AB, ((8.0, 40.0), (16.0, 40.0)))


def test_a_wire_is_bent_where_it_stands_among_the_others() -> None:
    assert [wire.ends for wire in BENT.wires] == [AB.ends, BC.ends]
    assert edits.bend(BENT, BENT.wires[0], ()) == GRAPH


def test_bends_stay_while_one_end_moves_and_go_along_with_both() -> None:
    one = edits.move(BENT, {"n1": (80.0, 0.0)})
    both = edits.move(BENT, {"n1": (80.0, -8.0), "n2": (80.0, -8.0)})

    assert one.wires[0].bends == ((8.0, 40.0), (16.0, 40.0))
    assert both.wires[0].bends == ((88.0, 32.0), (96.0, 32.0))


def test_bends_between_nodes_that_part_go_half_the_way_of_both() -> None:
    apart = edits.move(BENT, {"n1": (-80.0, 0.0), "n2": (160.0, 16.0)})

    assert apart.wires[0].bends == ((48.0, 48.0), (56.0, 48.0))


def test_wires_are_straightened_only_among_the_nodes_that_are_named() -> None:
    both = edits.bend(BENT, BC, ((8.0, 80.0),))

    after = edits.straighten(both, ["n1", "n2"])

    assert [wire.bends for wire in after.wires] == [(), ((8.0, 80.0),)]
    assert edits.straighten(GRAPH, ["n1", "n2"]) is GRAPH
