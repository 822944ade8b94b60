from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.canvas.editing.incoming import KEY, incoming, with_incoming
from engine.document.edits import remove, rename, with_graph
from engine.document.schema import from_json, to_json
from engine.document.values import Document, End, Graph, Wire
from engine.language import Map
from tests.app.canvas.example import CODE, digits
from tests.app.canvas.hand import CONTROL, Hand

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Open = Callable[[Document], Hand]

BOTH = CONTROL | Modifier.ShiftModifier
INTO_CODE = Wire(End("n4", "y"), End(CODE, "h"))


def copied(graph: Graph, node: str) -> Document:
    alone = remove(graph, [name for name in graph.nodes if name != node])
    return from_json(to_json(with_incoming(Document(graph=alone), graph)), "")


def copy(hand: Hand, *nodes: str) -> None:
    hand.session.select(nodes)
    hand.key(Key.Key_C, CONTROL)


def test_a_copy_keeps_the_wires_that_came_into_it(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    copy(hand, CODE)

    hand.key(Key.Key_V, BOTH)

    (new,) = hand.session.selection
    assert hand.graph.wires_into(new) == (Wire(End("n4", "y"), End(new, "h")),)
    assert not [wire for wire in hand.graph.wires if wire.source.node == new]
    assert (hand.last_step, hand.steps) == ("Paste Code", 1)


def test_wires_among_copies_stay_among_them(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    copy(hand, "n4", CODE)

    hand.key(Key.Key_V, BOTH)

    first, second = hand.session.selection
    assert [wire.source.node for wire in hand.graph.wires_into(second)] == [first]
    assert [wire.source.node for wire in hand.graph.wires_into(first)] == ["n3"]


def test_a_plain_paste_takes_no_wires_along(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    copy(hand, CODE)

    hand.key(Key.Key_V, CONTROL)

    assert hand.graph.wires_into(*hand.session.selection) == ()


def test_another_document_has_no_such_sources(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    copy(hand, CODE)
    other = open_canvas(Document())

    other.key(Key.Key_V, BOTH)

    assert len(other.graph.nodes) == 1
    assert other.graph.wires == ()


def test_a_source_is_known_by_its_title_too() -> None:
    graph = digits().graph
    assert incoming(copied(graph, CODE), graph) == (INTO_CODE,)
    assert incoming(copied(graph, CODE), rename(graph, "n4", "Another")) == ()


@pytest.mark.parametrize("text", ["3", "null", "{}", "[1]", '[[["n4", "y"], ["n5", "h"]]]'])
def test_a_text_that_holds_anything_gives_no_wires(text: str) -> None:
    document = Document(graph=digits().graph, unknown=Map({KEY: text}))
    assert incoming(document, digits().graph) == ()


def test_a_value_keeps_its_name_on_the_wire_into_a_copy(open_canvas: Open) -> None:
    document = digits()
    named = tuple(
        replace(wire, name="wide") if wire == INTO_CODE else wire for wire in document.graph.wires
    )
    hand = open_canvas(with_graph(document, replace(document.graph, wires=named)))
    copy(hand, CODE)

    hand.key(Key.Key_V, BOTH)

    (new,) = hand.session.selection
    assert [wire.name for wire in hand.graph.wires_into(new)] == ["wide"]
