from __future__ import annotations

import pytest

from engine.document.framing import (
    join_frame,
    leave_frame,
    move_notes,
    put_frame,
    put_note,
    take_away,
)
from engine.document.values import Frame, Graph, Node, Note
from engine.language import Map

NODES = Map((name, Node(name, "dense", name)) for name in ("n1", "n2", "n3"))
ENCODER, DECODER = Frame("f1", "Encoder", ("n1", "n2")), Frame("f2", "Decoder", ("n3",))
HERE, THERE = Note("t1", "Here"), Note("t2", "There", (80.0, 0.0))
GRAPH = Graph(NODES, frames=(ENCODER, DECODER), notes=(HERE, THERE))


@pytest.mark.parametrize("new", [Frame("f1", "Code", ("n1",)), Frame("f3", "Code", ("n1",))])
def test_a_frame_takes_the_place_of_the_one_with_its_id(new: Frame) -> None:
    after = put_frame(GRAPH, new)
    assert [frame for frame in after.frames if frame not in GRAPH.frames] == [new]
    assert [frame.id for frame in after.frames] == sorted({"f1", "f2", new.id})
    assert after.frames[1] is DECODER


def test_a_note_takes_the_place_of_the_one_with_its_id() -> None:
    other, new = Note("t1", "Elsewhere"), Note("t3", "Everywhere")
    assert put_note(put_note(GRAPH, other), new).notes == (other, THERE, new)


def test_what_is_taken_away_leaves_its_members() -> None:
    after = take_away(GRAPH, ["f1"], ["t2"])
    assert (after.frames, after.notes) == ((DECODER,), (HERE,))
    assert after.nodes is GRAPH.nodes


def test_moved_notes_keep_their_words() -> None:
    after = move_notes(GRAPH, {"t1": (8.0, 16.0)})
    assert after.notes == (Note("t1", "Here", (8.0, 16.0)), THERE)
    assert move_notes(GRAPH, {}) is GRAPH


def test_nodes_join_a_frame_once() -> None:
    after = join_frame(GRAPH, "f2", ["n1", "n3"])
    assert after.frames == (ENCODER, Frame("f2", "Decoder", ("n3", "n1")))
    assert join_frame(GRAPH, "f2", ["n3"]) is GRAPH


def test_a_frame_goes_when_its_last_member_leaves() -> None:
    assert leave_frame(GRAPH, "f1", ["n1", "n3"]).frames == (
        Frame("f1", "Encoder", ("n2",)),
        DECODER,
    )
    assert leave_frame(GRAPH, "f2", ["n3"]).frames == (ENCODER,)
    assert leave_frame(GRAPH, "f2", ["n1"]) is GRAPH
