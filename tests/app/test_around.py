from __future__ import annotations

from app.around import Around
from app.session import Session
from engine.document.framing import take_away
from engine.document.values import Document, Frame, Graph, Node, Note
from engine.language import Map

NODES = Map({"n1": Node("n1", "dense", "Dense")})
GRAPH = Graph(NODES, (), (Frame("f1", "One", ("n1",)),), (Note("t1", "Here"),))
ALL = Around(("f1",), ("t1",))


def test_what_is_chosen_is_there_and_chosen_once() -> None:
    assert Around(("f1", "f2", "f1"), ("t1", "t1", "n1")).within(GRAPH) == ALL


def test_frames_and_notes_are_selected_until_something_else_is() -> None:
    session = Session(Document(graph=GRAPH))
    told: list[Around] = []
    session.selection_changed.connect(lambda: told.append(session.around))

    session.select(["n1"], ALL)
    session.select(["n1"], ALL)
    session.select(["n1"])

    assert told == [ALL, Around()]


def test_what_is_gone_is_selected_no_longer() -> None:
    session = Session(Document(graph=GRAPH))
    session.select([], ALL)

    session.edit("Delete", take_away(GRAPH, ["f1"]))

    assert session.around == Around(notes=("t1",))
