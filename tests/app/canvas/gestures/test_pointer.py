from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.canvas.drawing.far_item import FarItem
from app.canvas.drawing.look import WORDLESS_BELOW
from app.canvas.drawing.node_item import NodeItem
from engine.document.values import Document
from tests.app.canvas.example import CODE, DECODER, digits, two_layers, two_layers_wired
from tests.app.canvas.hand import CONTROL, LEFT, PLAIN, SHIFT, Hand

Open = Callable[[Document], Hand]
EMPTY = QPoint(400, 30)


def test_click_selects_a_node_and_a_click_on_the_empty_canvas_none(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.click(hand.middle(CODE))
    assert hand.selected == [CODE]
    assert hand.steps == 0

    hand.click(EMPTY)
    assert hand.selected == []


@pytest.mark.parametrize("modifier", [SHIFT, CONTROL])
def test_click_with_shift_or_ctrl_adds_to_the_selection_and_takes_away(
    open_canvas: Open, modifier: Qt.KeyboardModifier
) -> None:
    hand = open_canvas(digits())
    hand.click(hand.middle(CODE))

    hand.click(hand.middle(DECODER), modifier)
    assert hand.selected == [CODE, DECODER]

    hand.click(hand.middle(CODE), modifier)
    assert hand.selected == [DECODER]


def test_drag_on_the_empty_canvas_selects_what_the_box_touches(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    first, second = hand.canvas.node_rect("n1"), hand.canvas.node_rect("n2")

    hand.drag(first.topLeft() - QPoint(8, 8), second.center())

    assert set(hand.session.selection) == {"n1", "n2"}


def test_escape_in_a_box_brings_back_what_was_selected(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])

    hand.press(EMPTY, SHIFT)
    hand.move(hand.middle(DECODER))
    assert DECODER in hand.session.selection
    hand.key(Qt.Key.Key_Escape)

    assert hand.selected == [CODE]


def test_drag_moves_a_node_on_the_grid_in_one_step(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    start = hand.middle(CODE)

    hand.drag(start, start + QPoint(45, 58))

    assert hand.graph.nodes[CODE].place == (688.0, 56.0)
    assert (hand.last_step, hand.steps) == ("Move Code", 1)
    hand.session.history.undo()
    assert hand.graph.nodes[CODE].place == (640.0, 0.0)


def test_document_hears_of_a_drag_only_at_its_end(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before = hand.session.document
    start = hand.middle(CODE)

    hand.carry(start, start + QPoint(0, 80))
    assert hand.session.document is before
    assert hand.middle(CODE) == start + QPoint(0, 80)

    hand.key(Qt.Key.Key_Escape)
    assert hand.session.document is before
    assert hand.middle(CODE) == start


def test_dragging_one_of_the_selected_nodes_moves_them_all(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n4", CODE])
    start = hand.middle(CODE)

    hand.drag(start, start + QPoint(16, -40))

    assert hand.graph.nodes["n4"].place == (496.0, -40.0)
    assert hand.graph.nodes[CODE].place == (656.0, -40.0)
    assert hand.last_step == "Move 2 blocks"


def test_click_on_one_of_the_selected_nodes_selects_it_alone(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n4", CODE])

    hand.click(hand.middle(CODE))

    assert hand.selected == [CODE]


def test_undo_during_a_drag_ends_the_drag(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    new = hand.canvas.add_block("dense")
    start = hand.middle(new)
    hand.carry(start, start + QPoint(40, 40))

    hand.session.history.undo()
    hand.move(start)
    hand.release(start)

    assert new not in hand.graph.nodes
    assert hand.steps == 1


def test_click_on_a_wire_selects_it_and_delete_disconnects(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    wire = hand.graph.wires[0]

    hand.click(hand.canvas.wire_point(wire))
    assert hand.selected == []
    hand.key(Qt.Key.Key_Delete)

    assert hand.wires == []
    assert hand.last_step == "Disconnect Left from Right"


def test_wires_and_nodes_can_be_selected_together(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    one, two = hand.graph.wires[2:4]

    hand.click(hand.canvas.wire_point(one))
    hand.click(hand.canvas.wire_point(two), SHIFT)
    hand.key(Qt.Key.Key_Backspace)

    assert hand.last_step == "Delete 2 wires"
    assert len(hand.graph.wires) == len(digits().graph.wires) - 2


def test_wheel_zooms_at_the_pointer_within_limits(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    at = hand.middle(CODE)

    hand.wheel(at, QPoint(0, 120))
    assert hand.canvas.zoom > 1.1
    assert (hand.middle(CODE) - at).manhattanLength() <= 2

    for _ in range(60):
        hand.wheel(at, QPoint(0, 240))
    assert hand.canvas.zoom == 3.0
    for _ in range(60):
        hand.wheel(at, QPoint(0, -240), modifiers=CONTROL)
    assert hand.canvas.zoom == pytest.approx(0.1)


@pytest.mark.parametrize("pixels", [None, QPoint(20, 12)], ids=["wheel", "pad"])
def test_what_scrolls_zooms_or_pans_as_it_is_preferred(
    open_canvas: Open, pixels: QPoint | None
) -> None:
    hand = open_canvas(digits())
    before = hand.middle(CODE)

    hand.canvas.handling.wheel_pans = True
    hand.wheel(before, QPoint(40, 24), pixels=pixels)
    assert hand.middle(CODE) - before == QPoint(20, 12)
    assert hand.canvas.zoom == 1.0

    hand.canvas.handling.wheel_pans = False
    hand.wheel(hand.middle(CODE), QPoint(40, 24), pixels=pixels)
    assert hand.canvas.zoom > 1.0


@pytest.mark.parametrize("pans", [True, False])
def test_the_wheel_with_ctrl_always_zooms_at_the_pointer(open_canvas: Open, pans: bool) -> None:
    hand = open_canvas(digits())
    hand.canvas.handling.wheel_pans = pans
    at = hand.middle(CODE)

    hand.wheel(at, QPoint(0, 40), pixels=QPoint(0, 20), modifiers=CONTROL)

    assert hand.canvas.zoom > 1.0
    assert (hand.middle(CODE) - at).manhattanLength() <= 2


@pytest.mark.parametrize(
    ("is_snapping", "held", "way"),
    [
        (True, PLAIN, QPoint(48, 96)),
        (True, CONTROL, QPoint(45, 98)),
        (False, PLAIN, QPoint(45, 98)),
        (False, CONTROL, QPoint(48, 96)),
    ],
)
def test_a_dragged_node_keeps_to_the_grid_as_preferred_and_with_ctrl_the_other_way(
    open_canvas: Open, is_snapping: bool, held: Qt.KeyboardModifier, way: QPoint
) -> None:
    hand = open_canvas(digits())
    hand.canvas.handling.is_snapping = is_snapping
    start = hand.middle(CODE)

    hand.press(start)
    hand.slide(start + QPoint(20, 20), held)
    hand.slide(start + QPoint(45, 98), held)
    hand.release(start + QPoint(45, 98), held)

    assert hand.graph.nodes[CODE].place == (640.0 + way.x(), way.y())


def test_a_pinch_zooms_at_the_fingers(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    at = hand.middle(CODE)

    hand.pinch(at, 0.25)
    assert hand.canvas.zoom == pytest.approx(1.25)
    assert (hand.middle(CODE) - at).manhattanLength() <= 2

    hand.pinch(at, -0.2)
    assert hand.canvas.zoom == pytest.approx(1.0)


def test_from_too_far_to_read_there_are_only_boxes_and_colours(
    open_canvas: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = list[type]()
    for kind in (NodeItem, FarItem):
        monkeypatch.setattr(kind, "paint", lambda self, *_: painted.append(type(self)))
    hand = open_canvas(digits())
    painted.clear()

    hand.wheel(hand.middle(CODE), QPoint(0, -480))
    assert hand.canvas.zoom > WORDLESS_BELOW
    hand.port.repaint()
    assert set(painted) == {NodeItem}

    painted.clear()
    hand.wheel(hand.middle(CODE), QPoint(0, -240))
    assert hand.canvas.zoom < WORDLESS_BELOW
    hand.port.repaint()
    assert set(painted) == {FarItem}


def test_middle_button_pans(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before, at = hand.middle(CODE), hand.middle(DECODER)

    hand.press(at, button=Qt.MouseButton.MiddleButton)
    hand.move(at + QPoint(30, -12))
    hand.release(at + QPoint(30, -12), button=Qt.MouseButton.MiddleButton)

    assert hand.middle(CODE) - before == QPoint(30, -12)
    assert hand.selected == []
    assert hand.steps == 0


def test_space_and_drag_pans_even_on_a_node(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    at = hand.middle(CODE)

    QTest.keyPress(hand.canvas, Qt.Key.Key_Space)
    assert hand.port.cursor().shape() == Qt.CursorShape.OpenHandCursor
    hand.drag(at, at + QPoint(-24, 16))
    QTest.keyRelease(hand.canvas, Qt.Key.Key_Space)

    assert hand.middle(CODE) - at == QPoint(-24, 16)
    assert hand.steps == 0


def test_cursor_says_that_a_port_can_be_wired(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.move(hand.canvas.port_position(hand.graph.wires[0].source))
    assert hand.port.cursor().shape() == Qt.CursorShape.CrossCursor

    hand.move(EMPTY)
    assert hand.port.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_second_button_does_not_disturb_a_drag(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    start = hand.middle(CODE)
    hand.carry(start, start + QPoint(0, 80))

    hand.press(start + QPoint(0, 80), button=Qt.MouseButton.MiddleButton)
    hand.release(start + QPoint(0, 80), button=LEFT)

    assert hand.graph.nodes[CODE].place == (640.0, 80.0)
