from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, Qt

from app.canvas.drawing.glide import DURATION_MS
from app.canvas.drawing.look import WIRE_PX
from app.canvas.drawing.node_item import NodeItem
from app.canvas.drawing.wire_item import WireItem
from engine.document.values import Document
from tests.app.canvas.example import two_layers_wired
from tests.app.canvas.hand import CONTROL, SHIFT, Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Document], Hand]
START = (320.0, 160.0)
"""Where the second node of the two layers stands."""


@pytest.fixture
def hand(open_canvas: Open) -> Hand:
    """Two layers that were tidied just now; the clock of the glide stands still."""
    hand = open_canvas(two_layers_wired())
    tidy_up(hand)
    glide(hand).pause()
    return hand


def tidy_up(hand: Hand) -> None:
    hand.key(Qt.Key.Key_L, CONTROL | SHIFT)


def glide(hand: Hand) -> QAbstractAnimation:
    return hand.canvas.glide.animation


def is_gliding(hand: Hand) -> bool:
    return glide(hand).state() is not QAbstractAnimation.State.Stopped


def seen(hand: Hand) -> QPointF:
    """Where the second node is seen, in scene pixels."""
    return hand.canvas.mapToScene(hand.canvas.node_rect("b").topLeft())


def wire_px(hand: Hand) -> float:
    (item,) = [item for item in hand.canvas.scene().items() if isinstance(item, WireItem)]
    return item.pen().widthF()


def goal(hand: Hand) -> tuple[float, float]:
    return hand.graph.nodes["b"].place


def test_a_node_glides_while_the_document_is_written_once(hand: Hand) -> None:
    assert goal(hand) != START
    assert hand.steps == 1
    assert seen(hand) == QPointF(*START)

    glide(hand).setCurrentTime(DURATION_MS // 2)
    between = seen(hand)
    assert goal(hand)[0] < between.x() < START[0]
    assert hand.steps == 1

    hand.canvas.glide.end()
    assert seen(hand) == QPointF(*goal(hand))


def test_wires_are_hairlines_while_they_glide(hand: Hand) -> None:
    glide(hand).setCurrentTime(DURATION_MS // 2)
    assert wire_px(hand) == 1.0

    hand.canvas.glide.end()
    assert wire_px(hand) == WIRE_PX


def test_no_node_is_painted_anew_on_its_way(
    open_canvas: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = list[str]()
    paint = NodeItem.paint

    def noting(item: NodeItem, *args: object) -> None:
        painted.append(item.node.id)
        paint(item, *args)  # type: ignore[arg-type]  # what Qt gives is handed on

    monkeypatch.setattr(NodeItem, "paint", noting)
    hand = open_canvas(two_layers_wired())
    tidy_up(hand)
    glide(hand).pause()
    hand.port.repaint()
    assert painted
    painted.clear()

    for time_ms in range(25, DURATION_MS, 25):
        glide(hand).setCurrentTime(time_ms)
        hand.port.repaint()

    assert painted == []
    hand.canvas.glide.end()


def test_it_ends_by_itself(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(glide(hand).finished):
        glide(hand).resume()
    assert seen(hand) == QPointF(*goal(hand))
    assert wire_px(hand) == WIRE_PX


def test_a_press_ends_it(hand: Hand) -> None:
    hand.press(QPoint(500, 500))
    assert not is_gliding(hand)
    assert seen(hand) == QPointF(*goal(hand))


def test_an_edit_ends_it(hand: Hand) -> None:
    hand.session.history.undo()
    assert not is_gliding(hand)
    assert seen(hand) == QPointF(*START)


def test_nothing_glides_where_nothing_is_to_move(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.canvas.handling.is_calm = True
    tidy_up(hand)
    assert not is_gliding(hand)
    assert seen(hand) == QPointF(*goal(hand))


def test_nothing_glides_where_the_system_asks_for_it(
    open_canvas: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.canvas.drawing.glide.is_system_calm", lambda: True)
    hand = open_canvas(two_layers_wired())
    tidy_up(hand)
    assert not is_gliding(hand)


def test_what_is_tidy_does_not_glide(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    tidy_up(hand)
    hand.canvas.glide.end()
    tidy_up(hand)
    assert not is_gliding(hand)
    assert hand.steps == 1


def test_more_nodes_than_can_glide_jump(open_canvas: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.canvas.drawing.glide.MOST", 0)
    hand = open_canvas(two_layers_wired())
    tidy_up(hand)
    assert hand.steps == 1
    assert not is_gliding(hand)
