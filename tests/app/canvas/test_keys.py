from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.canvas.drawing.camera import FIT_MARGIN
from engine.document.edits import disconnect, move, with_graph
from engine.document.values import Document
from tests.app.canvas.example import CODE, DECODER, digits, grid, two_layers, two_layers_wired
from tests.app.canvas.hand import CONTROL, PLAIN, SHIFT, Hand

Open = Callable[[Document], Hand]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_takes_the_selected_nodes_with_their_wires(open_canvas: Open, key: Qt.Key) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["b"])

    hand.key(key)

    assert set(hand.graph.nodes) == {"a"}
    assert hand.wires == []
    assert hand.last_step == "Delete Right"


def test_ctrl_a_selects_all_and_escape_none(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    hand.key(Key.Key_A, CONTROL)
    assert len(hand.session.selection) == 10

    hand.key(Key.Key_Escape)
    assert hand.selected == []


@pytest.mark.parametrize(
    ("key", "modifiers", "there"),
    [
        (Key.Key_Left, CONTROL | SHIFT, ["n0", "n1"]),
        (Key.Key_Right, CONTROL | SHIFT, ["n1", "n2"]),
        (Key.Key_L, CONTROL, ["n0", "n1", "n2"]),
    ],
)
def test_a_key_selects_what_wires_lead_to(
    open_canvas: Open, key: Qt.Key, modifiers: Qt.KeyboardModifier, there: list[str]
) -> None:
    drawn = grid(4, 1).graph
    hand = open_canvas(Document(graph=disconnect(drawn, *drawn.wires_of(["n3"]))))
    hand.session.select(["n1"])

    hand.key(key, modifiers)

    assert hand.selected == there
    assert hand.steps == 0


def test_alt_and_arrows_move_and_a_row_of_moves_is_one_step(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])

    hand.key(Key.Key_Right, ALT)
    hand.key(Key.Key_Right, ALT)
    hand.key(Key.Key_Up, ALT | SHIFT)

    assert hand.graph.nodes["a"].place == (16.0, -24.0)
    assert (hand.last_step, hand.steps) == ("Move Left", 1)


def test_who_is_off_the_grid_is_moved_to_it(open_canvas: Open) -> None:
    document = two_layers()
    hand = open_canvas(with_graph(document, move(document.graph, {"a": (3.0, 5.0)})))
    hand.session.select(["a"])

    hand.key(Key.Key_Right, ALT)

    assert hand.graph.nodes["a"].place == (8.0, 5.0)


def test_ctrl_d_copies_nodes_with_the_wires_among_them(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a", "b"])

    hand.key(Key.Key_D, CONTROL)

    assert len(hand.graph.nodes) == 4
    assert len(hand.graph.wires) == 2
    assert [hand.graph.nodes[name].title for name in hand.session.selection] == [
        "Left 2",
        "Right 2",
    ]
    assert (hand.last_step, hand.steps) == ("Duplicate 2 blocks", 1)


def test_copy_and_paste_take_the_clipboard(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])

    hand.key(Key.Key_C, CONTROL)
    hand.key(Key.Key_V, CONTROL)
    hand.key(Key.Key_V, CONTROL)

    places = {node.place for node in hand.graph.nodes.values()}
    assert {(24.0, 24.0), (48.0, 48.0)} <= places
    assert hand.last_step == "Paste Left"


def test_cut_and_paste_go_from_one_document_to_another(open_canvas: Open) -> None:
    first = open_canvas(two_layers())
    first.session.select(["b"])

    first.key(Key.Key_X, CONTROL)
    second = open_canvas(Document())
    second.key(Key.Key_V, CONTROL)

    assert set(first.graph.nodes) == {"a"}
    assert [node.title for node in second.graph.nodes.values()] == ["Right"]
    node = next(iter(second.graph.nodes))
    assert second.port.rect().contains(second.canvas.node_rect(node))


def test_paste_of_something_else_does_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    QGuiApplication.clipboard().setText("a sentence")

    hand.key(Key.Key_V, CONTROL)

    assert hand.steps == 0


def test_ctrl_1_shows_the_whole_graph(open_canvas: Open) -> None:
    hand = open_canvas(grid(12, 3))

    hand.key(Key.Key_1, CONTROL)

    seen = hand.port.rect().adjusted(8, 8, -8, -8)
    assert all(seen.contains(hand.canvas.node_rect(node)) for node in hand.graph.nodes)
    assert hand.canvas.zoom < 0.45
    assert hand.canvas.node_rect("n0").left() <= 2 * FIT_MARGIN


def test_ctrl_2_shows_the_selected_nodes(open_canvas: Open) -> None:
    hand = open_canvas(grid(12, 3))
    hand.session.select(["n35"])

    hand.key(Key.Key_2, CONTROL)

    assert hand.canvas.zoom == 1.0
    assert hand.port.rect().contains(hand.canvas.node_rect("n35"))


@pytest.mark.parametrize(
    ("key", "step", "state"),
    [
        (Key.Key_F, "Freeze Left", "is_frozen"),
        (Key.Key_M, "Mute Left", "is_muted"),
        (Key.Key_W, "Watch Left", "watched"),
    ],
)
def test_a_letter_switches_a_state_of_the_selected_nodes(
    open_canvas: Open, key: Qt.Key, step: str, state: str
) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a"])

    hand.key(key)

    assert hand.last_step == step
    assert getattr(hand.graph.nodes["a"], state)
    assert not getattr(hand.graph.nodes["b"], state)


def test_letters_typed_into_a_title_switch_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])
    hand.key(Key.Key_F2)

    QTest.keyClicks(hand.canvas.overlays.title, "fmw")
    QTest.keyClick(hand.canvas.overlays.title, Key.Key_Return)

    assert hand.graph.nodes["a"].title == "fmw"
    assert hand.last_step == "Rename Left to fmw"
    assert hand.steps == 1


def test_ctrl_0_shows_the_actual_size_and_ctrl_plus_and_minus_zoom(open_canvas: Open) -> None:
    hand = open_canvas(grid(12, 3))
    hand.key(Key.Key_1, CONTROL)

    hand.key(Key.Key_0, CONTROL)
    assert hand.canvas.zoom == 1.0
    hand.key(Key.Key_Plus, CONTROL)
    assert hand.canvas.zoom == pytest.approx(1.2)
    hand.key(Key.Key_Minus, CONTROL)
    assert hand.canvas.zoom == pytest.approx(1.0)


def test_keys_that_mean_nothing_are_left_to_the_window(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])

    hand.key(Key.Key_X)
    hand.key(Key.Key_A, PLAIN)

    assert hand.selected == ["a"]
    assert hand.steps == 0


def test_deleted_nodes_leave_the_selection(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE, DECODER])

    hand.key(Key.Key_Delete)
    assert hand.selected == []

    hand.session.history.undo()
    assert {CODE, DECODER} <= hand.graph.nodes.keys()
    assert hand.middle(CODE) != QPoint()


def test_ctrl_tab_leaves_the_canvas_that_keeps_tab_for_its_search(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    field = QLineEdit(hand.canvas)
    field.show()
    hand.canvas.setFocus()

    hand.key(Key.Key_Tab, CONTROL)

    assert field.hasFocus()
    assert not hand.canvas.overlays.search.isVisible()
