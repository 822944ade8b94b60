from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.around import Around
from app.canvas.drawing.faces import face_of, facts_of
from app.canvas.keyboard.spoken import changes, place_words, problems_changed
from app.canvas.keyboard.walking import AtPort
from engine.document.edits import add, connect, disconnect, freeze, move, remove, rename, with_graph
from engine.document.framing import put_frame, put_note, take_away
from engine.document.values import Document, End, Frame, Graph, Node, Note, Wire
from engine.shapes.check import check
from tests.app.canvas.example import digits, grid, two_layers, two_layers_wired
from tests.engine.shapes.repairs.broken import with_a_layer_left_out

if TYPE_CHECKING:
    from app.canvas.drawing.faces import Face

pytestmark = pytest.mark.usefixtures("qapp")
APART, WIRED = two_layers().graph, two_layers_wired().graph
WITH_MORE = add(APART, Node("c", "dense", "More"))


FRAMED = put_note(put_frame(APART, Frame("f1", "Both", ("a", "b"))), Note("t1", "*Here*"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (APART, FRAMED, "Added Frame Both, 2 blocks. Note: Here"),
        (FRAMED, take_away(FRAMED, ["f1"]), "Removed Frame Both, 2 blocks"),
        (
            FRAMED,
            put_frame(FRAMED, Frame("f1", "All", ("a", "b"))),
            "Both is now called All",
        ),
        (APART, WITH_MORE, "Added More"),
        (
            APART,
            connect(WITH_MORE, End("b", "y"), End("c", "x")),
            "Added More. Connected Right to More",
        ),
        (WIRED, remove(WIRED, ["b"]), "Removed Right"),
        (APART, WIRED, "Connected Left to Right"),
        (WIRED, APART, "Disconnected Left to Right"),
        (APART, rename(APART, "a", "First"), "Left is now called First"),
        (Graph(), grid(3, 2).graph, "Added 6 blocks. Connected 5 wires"),
        (APART, move(APART, {"a": (8.0, 8.0)}), ""),
    ],
)
def test_changes_are_said(before: Graph, after: Graph, said: str) -> None:
    assert changes(before, after) == said


def test_the_number_of_problems_is_said_when_it_changes() -> None:
    wire = Wire(End("n1", "images"), End("n9", "target"))
    whole = check(digits())
    broken = check(type(digits())(graph=disconnect(digits().graph, wire)))

    assert problems_changed(whole, broken) == "1 problem"
    assert problems_changed(broken, whole) == "No problems"
    assert problems_changed(whole, whole) == ""


def test_a_warning_is_said_and_goes_when_it_is_met() -> None:
    warned = with_a_layer_left_out()
    met = check(with_graph(warned, freeze(warned.graph, ["n3"])))

    assert problems_changed(met, check(warned)) == "1 warning"
    assert problems_changed(check(warned), met) == "No problems"


def test_nodes_ports_and_wires_are_said() -> None:
    graph = digits().graph
    facts = facts_of(graph, check(digits()))

    def face(node: str) -> Face:
        return face_of(graph.nodes[node], facts[node])

    assert place_words(graph, face, "n3") == "Encoder 1, Dense 128 · GELU"
    port = AtPort(End("n9", "target"), is_input=True)
    assert place_words(graph, face, port) == "Input target of Reconstruction: 8 × 8"
    wire = Wire(End("n1", "images"), End("n2", "x"))
    assert place_words(graph, face, wire) == "Wire from Digits, images to Flatten, x"


def test_a_frame_and_a_note_are_told_where_the_keys_are() -> None:
    spot = Around(("f1",), ("t1",))
    facts = facts_of(FRAMED, check(Document(graph=FRAMED)))
    face = face_of(FRAMED.nodes["a"], facts["a"])
    assert place_words(FRAMED, lambda _: face, spot) == "Frame Both, 2 blocks. Note: Here"
