from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.canvas.gestures.cut_gesture import CutMarks, crossing
from engine.document.values import Document, Wire
from tests.app.canvas.example import digits, two_layers_wired
from tests.app.canvas.hand import CONTROL, Hand

Open = Callable[[Document], Hand]
RIGHT = Qt.MouseButton.RightButton


def stroke(hand: Hand, *places: QPoint) -> None:
    """Draw with Ctrl and the right button held, and do not let go."""
    hand.press(places[0], CONTROL, RIGHT)
    for place in places[1:]:
        hand.move(place)


def marks(hand: Hand) -> list[CutMarks]:
    return [item for item in hand.canvas.scene().items() if isinstance(item, CutMarks)]


def leaving(hand: Hand, source: str) -> Wire:
    return next(wire for wire in hand.wires if wire.source.node == source)


def above_and_below(hand: Hand, source: str) -> tuple[QPoint, QPoint]:
    """Places on both sides of the first wire that leaves a node."""
    middle = hand.canvas.wire_point(leaving(hand, source))
    return middle - QPoint(0, 12), middle + QPoint(0, 12)


def test_a_stroke_takes_away_the_wires_that_it_crosses_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before, gone = hand.wires, [leaving(hand, "n2"), leaving(hand, "n3")]
    places = (*above_and_below(hand, "n2"), *reversed(above_and_below(hand, "n3")))

    stroke(hand, *places)
    hand.release(places[-1], CONTROL, RIGHT)

    assert hand.wires == [wire for wire in before if wire not in gone]
    assert (hand.last_step, hand.steps) == ("Cut 2 wires", 1)
    hand.session.history.undo()
    assert hand.wires == before


def test_wires_about_to_go_are_marked_where_they_are_crossed(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    at = hand.canvas.wire_point(leaving(hand, "n2"))
    before = hand.port.grab().toImage()

    stroke(hand, *above_and_below(hand, "n2"))
    during = hand.port.grab().toImage()

    (mark,) = marks(hand)
    (cross,) = mark.crosses
    assert (hand.canvas.mapFromScene(cross) - at).manhattanLength() <= 2
    arm = at + QPoint(-4, -4)
    assert during.pixelColor(arm) != before.pixelColor(arm)
    assert len(hand.wires) == len(digits().graph.wires)
    hand.key(Qt.Key.Key_Escape)


def test_escape_gives_the_stroke_up(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    places = above_and_below(hand, "a")

    stroke(hand, *places)
    hand.key(Qt.Key.Key_Escape)
    hand.release(places[-1], CONTROL, RIGHT)

    assert (len(hand.wires), hand.steps) == (1, 0)
    assert not marks(hand)


def test_a_stroke_that_crosses_nothing_is_no_step(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())

    stroke(hand, QPoint(20, 560), QPoint(200, 570))
    hand.release(QPoint(200, 570), CONTROL, RIGHT)

    assert (len(hand.wires), hand.steps) == (1, 0)


def test_a_stroke_cuts_from_far_as_well(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.canvas.camera.zoom_by(0.3)
    places = above_and_below(hand, "a")

    stroke(hand, *places)
    hand.release(places[-1], CONTROL, RIGHT)

    assert hand.last_step == "Cut 1 wire"


@pytest.mark.parametrize("is_early", [True, False], ids=["at the press", "after the release"])
@pytest.mark.parametrize("far", [0, 30], ids=["click", "drag"])
def test_the_menu_stays_shut_after_a_stroke_and_opens_once_after_a_click(
    open_canvas: Open, far: int, is_early: bool
) -> None:
    """Systems differ in when they ask for the menu of a right click."""
    hand = open_canvas(two_layers_wired())
    asked: list[str] = []
    hand.canvas.menu_asked.connect(lambda what, _: asked.append(what))
    at = QPoint(30, 560)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, hand.port.mapToGlobal(at), modifiers=CONTROL
    )

    hand.press(at, CONTROL, RIGHT)
    if is_early:
        QApplication.sendEvent(hand.port, event)
    hand.move(at + QPoint(far, 0))
    hand.release(at + QPoint(far, 0), CONTROL, RIGHT)
    if not is_early:
        QApplication.sendEvent(hand.port, event)

    assert asked == ([] if far else ["ground"])


def test_a_right_click_while_something_is_dragged_changes_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    start = hand.middle("a")

    hand.carry(start, start + QPoint(40, 0))
    hand.press(start + QPoint(40, 0), button=RIGHT)
    hand.release(start + QPoint(40, 0), button=RIGHT)
    assert hand.steps == 0
    hand.release(start + QPoint(40, 0))

    assert hand.last_step == "Move Left"


def test_pieces_cross_only_where_both_reach() -> None:
    level = ((0.0, 0.0), (10.0, 0.0))

    assert crossing(level, ((5.0, -5.0), (5.0, 5.0))) == (5.0, 0.0)
    assert crossing(level, ((12.0, -5.0), (12.0, 5.0))) is None
    assert crossing(level, ((5.0, 1.0), (5.0, 5.0))) is None
    assert crossing(level, ((0.0, 1.0), (10.0, 1.0))) is None
