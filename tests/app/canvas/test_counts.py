"""How often things are done that cost time: counts, which are the same on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.canvas.drawing.far_item import FarItem
from app.canvas.drawing.node_item import NodeItem
from engine.document.edits import rename, with_settings
from engine.document.values import Document, End
from tests.app.canvas.example import CODE, digits, grid, two_layers
from tests.app.canvas.hand import CONTROL, LEFT, Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Document], Hand]
MOVES = 10


class Paints(QObject):
    """Counts the paints of a canvas and of what lies over it."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.count = 0
        canvas = hand.canvas
        for widget in (canvas, canvas.viewport(), canvas.overlays.minimap):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


@contextmanager
def no_paints(hand: Hand) -> Iterator[None]:
    settle()
    paints = Paints(hand)
    yield
    settle()
    assert paints.count == 0


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    """The kinds of all items that were painted, one after another."""
    found: list[type] = []
    for kind in (NodeItem, FarItem):
        paint = kind.paint

        def noting(self: object, *args: object, paint: Callable[..., None] = paint) -> None:
            found.append(type(self))
            paint(self, *args)

        monkeypatch.setattr(kind, "paint", noting)
    return found


def test_an_idle_canvas_paints_nothing(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    with no_paints(hand):
        pass


@pytest.mark.parametrize("zoom", [1.0, 0.3], ids=["near", "far"])
def test_an_edit_that_shows_nowhere_paints_nothing(open_canvas: Open, zoom: float) -> None:
    hand = open_canvas(digits())
    hand.canvas.camera.zoom_by(zoom)
    document = hand.session.document
    settings = replace(document.settings, seed=document.settings.seed + 1)
    with no_paints(hand):
        hand.session.edit_document("Set seed", with_settings(document, settings))


def test_a_rename_paints_one_node(open_canvas: Open, painted: list[type]) -> None:
    hand = open_canvas(digits())
    settle()
    painted.clear()

    hand.session.edit("Rename", rename(hand.graph, CODE, "Bottleneck"))
    settle()

    assert painted == [NodeItem]


def dragged(hand: Hand, node: str) -> None:
    """Drag by several moves, each followed by its paint; the button stays down."""
    start = hand.middle(node)
    hand.press(start)
    for number in range(1, MOVES + 1):
        hand.move(start + QPoint(16 * number, 8))
        settle()


@pytest.mark.parametrize("group", [1, 12])
def test_a_move_of_a_drag_paints_no_node_anew(
    open_canvas: Open, painted: list[type], group: int
) -> None:
    hand = open_canvas(grid(16, 10))
    hand.canvas.centre_on("n35")
    hand.session.select([f"n{number}" for number in range(35, 35 + group)])
    settle()
    painted.clear()

    dragged(hand, "n35")

    assert len(painted) <= MOVES


def test_a_move_of_a_drag_from_far_paints_only_what_moves(
    open_canvas: Open, painted: list[type]
) -> None:
    hand = open_canvas(grid(16, 10))
    hand.canvas.camera.zoom_by(0.3)
    settle()
    painted.clear()

    dragged(hand, "n35")

    assert set(painted) == {FarItem}
    assert len(painted) <= MOVES + 4


def begin_wire(hand: Hand) -> QPoint:
    hand.press(start := hand.canvas.port_position(End("n5", "z")))
    return start


def begin_cut(hand: Hand) -> QPoint:
    hand.press(start := QPoint(420, 60), CONTROL, Qt.MouseButton.RightButton)
    return start


def begin_pull(hand: Hand) -> QPoint:
    hand.press(start := hand.middle("n4"), Qt.KeyboardModifier.AltModifier)
    return start


def begin_dot(hand: Hand) -> QPoint:
    wire = next(wire for wire in hand.wires if wire.source.node == "n5")
    hand.double_click(start := hand.canvas.wire_point(wire))
    hand.press(start)
    return start


@pytest.mark.parametrize("begin", [begin_wire, begin_cut, begin_pull, begin_dot])
def test_a_move_of_a_gesture_at_the_wires_paints_no_node_anew(
    open_canvas: Open, painted: list[type], begin: Callable[[Hand], QPoint]
) -> None:
    hand = open_canvas(digits())
    start = begin(hand)
    hand.move(start + QPoint(0, 20))
    settle()
    painted.clear()

    for number in range(1, MOVES + 1):
        hand.move(start + QPoint(0, 20 + 8 * number))
        settle()
    hand.key(Qt.Key.Key_Escape)
    for button in (LEFT, Qt.MouseButton.RightButton):
        hand.release(start, button=button)

    assert painted == []


def test_a_pan_paints_no_node_anew(open_canvas: Open, painted: list[type]) -> None:
    hand = open_canvas(digits())
    settle()
    painted.clear()

    hand.press(QPoint(5, 5), button=Qt.MouseButton.MiddleButton)
    for number in range(1, MOVES + 1):
        hand.move(QPoint(5 + number, 5))
        settle()
    hand.release(QPoint(5 + MOVES, 5), button=Qt.MouseButton.MiddleButton)

    assert len(painted) <= 2


def drag_group(hand: Hand) -> None:
    hand.session.select(["a", "b"])
    hand.drag(hand.middle("a"), hand.middle("a") + QPoint(64, 40))


def draw_wire(hand: Hand) -> None:
    port = hand.canvas.port_position
    hand.drag(port(End("a", "y")), port(End("b", "x")))


def delete(hand: Hand) -> None:
    hand.session.select(["a", "b"])
    hand.key(Qt.Key.Key_Delete)


def duplicate(hand: Hand) -> None:
    hand.session.select(["a", "b"])
    hand.key(Qt.Key.Key_D, CONTROL)


@pytest.mark.parametrize("gesture", [drag_group, draw_wire, delete, duplicate])
def test_a_gesture_is_one_step_that_one_undo_takes_back(
    open_canvas: Open, qtbot: QtBot, gesture: Callable[[Hand], None]
) -> None:
    hand = open_canvas(two_layers())
    before = hand.session.document

    gesture(hand)
    assert hand.steps == 1
    assert hand.session.document != before

    hand.session.history.undo()
    assert hand.session.document == before
