from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.canvas.keyboard.walking import AtPort
from engine.document.edits import disconnect, with_graph
from engine.document.values import Document, End, Wire
from tests.app.canvas.example import digits, two_layers
from tests.app.canvas.hand import CONTROL, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key
WIRE = Wire(End("n1", "images"), End("n9", "target"))


def at_free_target(open_canvas: Open) -> Hand:
    """The Digits autoencoder, with the list of ports open for the target of its loss."""
    hand = open_canvas(with_graph(digits(), disconnect(digits().graph, WIRE)))
    hand.session.select(["n9"])
    hand.key(Key.Key_Left, CONTROL)
    assert hand.canvas.walk.port == AtPort(WIRE.target, is_input=True)
    hand.key(Key.Key_Return)
    return hand


def test_enter_at_a_port_offers_ports_and_enter_connects(open_canvas: Open) -> None:
    hand = at_free_target(open_canvas)
    ports = hand.canvas.overlays.ports

    QTest.keyClicks(ports.field, "digits im")
    QTest.keyClick(ports.field, Key.Key_Return)

    assert WIRE in hand.wires
    assert (hand.last_step, hand.steps) == ("Connect Digits to Reconstruction", 1)
    assert not ports.isVisible()
    assert hand.canvas.hasFocus()


def test_arrows_go_through_the_list_and_say_why_a_port_does_not_fit(open_canvas: Open) -> None:
    hand = at_free_target(open_canvas)
    ports = hand.canvas.overlays.ports
    assert not ports.reason.isVisible()

    QTest.keyClick(ports.field, Key.Key_Down)
    QTest.keyClick(ports.field, Key.Key_Down)
    assert ports.list.currentRow() == 2
    assert ports.reason.isVisible()
    assert ports.reason.text()

    QTest.keyClick(ports.field, Key.Key_Up)
    assert not ports.reason.isVisible()


def test_escape_connects_nothing(open_canvas: Open) -> None:
    hand = at_free_target(open_canvas)

    QTest.keyClick(hand.canvas.overlays.ports.field, Key.Key_Escape)

    assert not hand.canvas.overlays.ports.isVisible()
    assert hand.steps == 0
    assert hand.canvas.hasFocus()


def test_a_list_without_a_match_says_so(open_canvas: Open) -> None:
    hand = at_free_target(open_canvas)
    ports = hand.canvas.overlays.ports

    QTest.keyClicks(ports.field, "zzz")
    QTest.keyClick(ports.field, Key.Key_Return)

    assert ports.reason.text() == "No port matches. Try another word."
    assert hand.steps == 0


def test_a_click_connects(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])
    hand.key(Key.Key_Right, CONTROL)
    hand.key(Key.Key_Return)
    ports = hand.canvas.overlays.ports

    row = ports.list.visualItemRect(ports.list.item(0)).center()
    QTest.mouseClick(ports.list.viewport(), Qt.MouseButton.LeftButton, pos=row)

    assert hand.wires == [Wire(End("a", "y"), End("b", "x"))]
