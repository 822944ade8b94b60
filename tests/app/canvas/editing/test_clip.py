from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from dataclasses import replace
from itertools import pairwise
from pstats import Stats

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.around import NOTHING, Around
from app.canvas.editing.clip import Clip, clip_document, clip_of, clipped, linked, pasted
from engine.document.edits import add, link
from engine.document.schema import to_json
from engine.document.values import Document, End, Frame, Graph, Node, Note, Wire
from engine.language import Map
from tests.app.canvas.example import CODE, DECODER, digits, two_layers, two_layers_wired
from tests.app.canvas.framed import title
from tests.app.canvas.hand import CONTROL, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key
LEFT, RIGHT = Frame("f1", "Left ones", ("a",), "green"), Frame("f2", "Both", ("a", "b"))
HERE = Note("t1", "Look here", (8.0, 160.0), 160.0)


def surrounded() -> Graph:
    """Two nodes in frames, and a note."""
    return replace(two_layers_wired().graph, frames=(LEFT, RIGHT), notes=(HERE,))


def test_copy_takes_only_the_wires_among_its_nodes() -> None:
    clip = clipped(digits().graph, ["n4", CODE])

    assert [node.id for node in clip.nodes] == ["n4", CODE]
    assert [wire.target.node for wire in clip.wires] == [CODE]


def test_copies_have_ids_titles_and_places_of_their_own() -> None:
    graph = two_layers_wired().graph

    step = pasted(graph, clipped(graph, ["a", "b"]), (24.0, 24.0))

    copies = [step.graph.nodes[name] for name in step.nodes]
    assert [copy.title for copy in copies] == ["Left 2", "Right 2"]
    assert [copy.place for copy in copies] == [(24.0, 24.0), (344.0, 184.0)]
    assert Wire(End(step.nodes[0], "y"), End(step.nodes[1], "x")) in step.graph.wires
    assert step.name == "Paste 2 blocks"


def test_copy_of_a_numbered_title_takes_the_next_number() -> None:
    graph = digits().graph

    step = pasted(graph, clipped(graph, ["n3"]), (0.0, 8.0))

    assert step.graph.nodes[step.nodes[0]].title == "Encoder"


def test_copied_link_goes_to_the_copied_twin_or_the_old_one_or_none() -> None:
    graph = link(two_layers().graph, "b", "a")
    both, one = clipped(graph, ["a", "b"]), clipped(graph, ["b"])

    together = pasted(graph, both, (0.0, 8.0))
    assert together.graph.nodes[together.nodes[1]].linked_to == together.nodes[0]

    alone = pasted(graph, one, (0.0, 8.0))
    assert alone.graph.nodes[alone.nodes[0]].linked_to == "a"

    elsewhere = pasted(Graph(), one, (0.0, 8.0))
    assert elsewhere.graph.nodes[elsewhere.nodes[0]].linked_to == ""


def test_clip_becomes_a_document_for_the_clipboard() -> None:
    clip = clipped(two_layers_wired().graph, ["a", "b"])

    graph = clip_document(clip).graph

    assert Clip(tuple(graph.nodes.values()), graph.wires) == clip
    assert replace(graph, wires=()) != graph


def test_a_copied_optimizer_trains_the_copies() -> None:
    dense = Node("n1", "dense", "Dense")
    adam = Node("n2", "optimizer", "Adam", parameters=Map({"trains": ("n1",)}))
    graph = add(Graph(), dense, adam)
    after = pasted(graph, clipped(graph, ["n1", "n2"]), (24, 24)).graph
    assert after.nodes["n4"].parameters["trains"] == ("n3",)
    assert after.nodes["n2"].parameters["trains"] == ("n1",)


def test_copied_frames_hold_the_copies_and_notes_go_along() -> None:
    graph = surrounded()

    step = pasted(graph, clipped(graph, ["a"], Around(("f1", "f2"), ("t1",))), (24.0, 24.0))

    assert step.graph.frames[2:] == (
        Frame("f3", "Left ones 2", step.nodes, "green"),
        Frame("f4", "Both 2", step.nodes),
    )
    assert step.graph.notes[1:] == (replace(HERE, id="t2", place=(32.0, 184.0)),)
    assert step.around == Around(("f3", "f4"), ("t2",))
    assert step.name == "Paste 2 frames"


@pytest.mark.parametrize(
    ("is_duplicate", "around", "expected"),
    [
        (True, NOTHING, [{"a", "n1"}, {"a", "b", "n1"}]),
        (True, Around(("f1",)), [{"a"}, {"a", "b", "n1"}, {"n1"}]),
        (False, NOTHING, [{"a"}, {"a", "b"}]),
    ],
)
def test_a_duplicate_is_in_the_frames_of_what_it_is_a_copy_of(
    is_duplicate: bool, around: Around, expected: list[set[str]]
) -> None:
    graph = surrounded()
    clip = clipped(graph, ["a"], around)
    after = pasted(graph, clip, (24.0, 24.0), is_duplicate=is_duplicate).graph
    assert [set(frame.members) for frame in after.frames] == expected


def test_a_frame_without_a_copied_member_is_not_copied() -> None:
    graph = surrounded()
    assert clipped(graph, ["b"], Around(("f1", "f2"))).frames == (replace(RIGHT, members=("b",)),)
    strange = replace(graph, frames=(Frame("f1", "Gone", ("gone",)),))
    assert clip_of(strange).frames == ()


def test_a_frame_is_copied_and_pasted_with_all_that_it_holds(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f1"))

    hand.key(Key.Key_C, CONTROL)
    hand.key(Key.Key_V, CONTROL)

    new = hand.graph.frames[2]
    assert (new.title, new.members) == ("Encoder 2", tuple(hand.selected))
    assert len(new.members) == 5
    assert hand.session.around == Around(frames=(new.id,))
    assert (hand.last_step, hand.steps) == ("Paste the frame Encoder", 1)


def test_cutting_a_frame_takes_what_it_holds_and_pasting_brings_it_back(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.click(title(hand, "f1"))

    hand.key(Key.Key_X, CONTROL)
    assert [frame.title for frame in hand.graph.frames] == ["Decoder"]
    assert len(hand.graph.nodes) == 5

    hand.key(Key.Key_V, CONTROL)
    assert [frame.title for frame in hand.graph.frames] == ["Decoder", "Encoder"]
    assert len(hand.graph.nodes) == 10


def test_a_note_is_duplicated_beside_itself(open_canvas: Open) -> None:
    hand = open_canvas(replace(digits(), graph=replace(digits().graph, notes=(HERE,))))
    hand.session.select([], Around(notes=("t1",)))

    hand.key(Key.Key_D, CONTROL)
    hand.key(Key.Key_D, CONTROL)

    assert [note.place for note in hand.graph.notes] == [(8, 160), (32, 184), (56, 208)]
    assert hand.last_step == "Duplicate a note"


def test_a_graph_is_pasted_out_of_the_text_of_a_mail(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    text = to_json(Document(graph=surrounded()))
    QGuiApplication.clipboard().setText(f"\n  {text}\n")

    hand.canvas.editor.paste()

    assert [node.title for node in hand.graph.nodes.values()] == ["Left", "Right"]
    assert [frame.title for frame in hand.graph.frames] == ["Left ones", "Both"]
    assert [note.text for note in hand.graph.notes] == ["Look here"]
    QGuiApplication.clipboard().clear()


def test_text_that_is_almost_a_document_says_what_is_wrong(open_canvas: Open) -> None:
    hand, told = open_canvas(Document()), list[str]()
    hand.canvas.refused.connect(told.append)
    QGuiApplication.clipboard().setText('{"graph": 3}')

    hand.canvas.editor.paste()

    (sentence,) = told
    assert sentence.startswith("The clipboard is not a Neuroloom document")
    assert hand.steps == 0


def test_a_new_block_inside_a_frame_is_in_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    node = hand.canvas.add_block("dense", hand.canvas.mapToScene(hand.middle(DECODER)))
    assert node in hand.graph.frames[1].members
    assert hand.steps == 1
    assert CODE in hand.graph.frames[0].members


def calls_to_duplicate(count: int) -> int:
    """How many functions are called to copy a row of namesakes, linked to what they are copies of.

    The same number on every machine.
    """
    names = [f"n{number}" for number in range(1, count + 1)]
    nodes = Map((name, Node(name, "dense", f"Dense {name[1:]}")) for name in names)
    wires = (Wire(End(one, "y"), End(other, "x")) for one, other in pairwise(names))
    graph = Graph(nodes, tuple(wires))
    profile = Profile()

    def duplicate() -> None:
        linked(pasted(graph, clipped(graph, names), (24.0, 24.0), is_duplicate=True), names)

    profile.runcall(duplicate)
    stats: dict[str, int] = vars(Stats(profile))
    return stats["total_calls"]


def test_four_times_the_nodes_are_copied_in_no_more_than_four_times_the_calls() -> None:
    calls_to_duplicate(20)
    assert calls_to_duplicate(400) < 1.05 * 4 * calls_to_duplicate(100)
