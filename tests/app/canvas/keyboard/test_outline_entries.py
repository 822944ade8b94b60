from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.around import Around
from app.canvas.keyboard.outline_entries import entries
from app.canvas.keyboard.walking import AtPort
from app.session import Session
from engine.document.edits import connect, disconnect, set_parameter, with_graph
from engine.document.framing import put_note
from engine.document.values import Document, End, Note, Wire
from tests.app.canvas.example import digits, two_layers_wired
from tests.engine.shapes.repairs.broken import with_a_layer_left_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.usefixtures("qapp")


def listed(document: Document) -> list[str]:
    session = Session(document)
    return [entry.words for entry in entries(session.graph, session.known)]


def test_nodes_stand_in_the_order_of_the_flow() -> None:
    assert listed(digits())[:3] == ["Digits", "Flatten", "Encoder 1"]
    assert listed(digits())[8:10] == ["Reconstruction", "Adam"]


def test_nodes_in_a_circle_are_listed_too() -> None:
    graph = connect(two_layers_wired().graph, End("b", "y"), End("a", "x"))

    assert sorted(listed(Document(graph=graph))) == ["Left", "Right"]


def test_a_node_tells_what_it_is_and_holds_its_ports_and_their_wires(qapp: QApplication) -> None:
    session = Session(digits(), qapp)
    node = entries(session.graph, session.known)[2]

    assert node.told == "Encoder 1, Dense 128 · GELU, 8,320 weights"
    entering, leaving = node.inner
    assert entering.spot == AtPort(End("n3", "x"), is_input=True)
    assert (entering.words, entering.details) == ("Input x", "64")
    assert leaving.told == "Output y of Encoder 1: 128"
    assert [wire.words for wire in leaving.inner] == ["to Encoder 2, x"]
    assert leaving.inner[0].told == "Wire from Encoder 1, y to Encoder 2, x"


def test_a_warning_is_told_as_one(qapp: QApplication) -> None:
    session = Session(with_a_layer_left_out(), qapp)
    (node,) = (one for one in entries(session.graph, session.known) if one.spot == "n3")

    assert node.details.endswith("1 warning")
    assert (node.inner[0].words, node.inner[0].is_warning) == ("Warning", True)


def test_problems_and_ports_without_a_wire_are_told(qapp: QApplication) -> None:
    graph = disconnect(digits().graph, Wire(End("n1", "images"), End("n2", "x")))
    session = Session(with_graph(digits(), graph), qapp)
    (node,) = (one for one in entries(session.graph, session.known) if one.spot == "n2")

    problem, entering, _ = node.inner
    assert (problem.is_problem, problem.words) == (True, "Problem")
    assert problem.details in {each.sentence for each in session.checked.problems}
    assert node.details.endswith("1 problem")
    assert entering.details == "without a wire"


def test_a_wire_that_does_not_fit_has_its_reason(qapp: QApplication) -> None:
    target = End("n9", "target")
    without = disconnect(digits().graph, Wire(End("n1", "images"), target))
    wrong = connect(without, End("n2", "y"), target)
    session = Session(with_graph(digits(), wrong), qapp)

    found = entries(session.graph, session.known)
    wires = [wire for node in found for port in node.inner for wire in port.inner]
    (reason, *_) = [wire.details for wire in wires if wire.spot == Wire(End("n2", "y"), target)]
    assert "64" in reason


def test_frames_tell_whose_they_are_and_hold_their_members_and_notes_come_last() -> None:
    graph = set_parameter(digits().graph, ["n10"], "trains", ("n6", "n7", "n8"))
    graph = put_note(graph, Note("t1", "# Why *two*\nand more"))
    session = Session(Document(graph=graph))

    encoder, decoder, note = entries(session.graph, session.known)[-3:]

    assert encoder.told == "Frame Encoder, 5 blocks"
    assert (decoder.words, decoder.details) == ("Frame Decoder", "5 blocks · trained by Adam")
    assert [entry.spot for entry in encoder.inner] == ["n1", "n2", "n3", "n4", "n5"]
    assert (note.words, note.spot) == ("Note: Why two", Around(notes=("t1",)))
    assert [entry.has_title for entry in (encoder, note)] == [True, False]
