from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.canvas.drawing.picking import PortHit
from app.canvas.keyboard.walking import AtPort
from engine.document.values import Document, End
from tests.app.canvas.example import digits, two_layers, two_layers_wired
from tests.app.canvas.hand import CONTROL, Hand

if TYPE_CHECKING:
    import pytest

Open = Callable[[Document], Hand]
Key = Qt.Key


def search(hand: Hand, words: str = "") -> list[str]:
    """Type into the open search; gives the titles that are offered."""
    popup = hand.canvas.overlays.search
    assert popup.isVisible()
    QTest.keyClicks(popup.field, words)
    return [str(popup.blocks.index(row, 0).data()) for row in range(popup.blocks.rowCount())]


def take(hand: Hand) -> None:
    QTest.keyClick(hand.canvas.overlays.search.field, Key.Key_Return)


def test_a_tap_on_space_opens_the_search(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.key(Key.Key_Space)

    assert "Dense" in search(hand)


def test_space_that_was_held_to_look_elsewhere_opens_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    QTest.keyPress(hand.canvas, Key.Key_Space)
    hand.drag(QPoint(300, 300), QPoint(340, 320))
    QTest.keyRelease(hand.canvas, Key.Key_Space)

    assert not hand.canvas.overlays.search.isVisible()


def test_space_that_is_held_opens_nothing_where_its_repetitions_look_like_taps(
    open_canvas: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = open_canvas(Document())
    clock = 100.0
    monkeypatch.setattr("app.canvas.canvas.monotonic", lambda: clock)
    QTest.keyPress(hand.canvas, Key.Key_Space)
    clock += 0.6
    for _ in range(3):
        QTest.keyRelease(hand.canvas, Key.Key_Space)
        QTest.keyPress(hand.canvas, Key.Key_Space)
        clock += 0.03

    QTest.keyRelease(hand.canvas, Key.Key_Space)

    assert not hand.canvas.overlays.search.isVisible()


def test_at_a_port_a_block_is_offered_that_fits_and_is_wired_and_walked_to(
    open_canvas: Open,
) -> None:
    hand = open_canvas(two_layers())
    hand.session.select(["a"])
    hand.key(Key.Key_Right, CONTROL)

    hand.key(Key.Key_Space)
    offered = search(hand)
    assert "Data" not in offered
    assert "Optimizer" not in offered

    search(hand, "dense 5")
    take(hand)
    (new,) = set(hand.graph.nodes) - {"a", "b"}
    assert [wire.ends for wire in hand.wires] == [(End("a", "y"), End(new, "x"))]
    assert hand.graph.nodes[new].place == (160.0, 0.0)
    assert hand.canvas.walk.port == AtPort(End(new, "y"), is_input=False)
    assert hand.steps == 1


def test_what_stands_before_an_input_is_added_at_its_left(open_canvas: Open) -> None:
    hand = open_canvas(two_layers_wired())
    hand.session.select(["a"])
    hand.key(Key.Key_Left, CONTROL)

    hand.key(Key.Key_Tab)
    search(hand, "flatten")
    take(hand)

    (new,) = set(hand.graph.nodes) - {"a", "b"}
    assert (End(new, "y"), End("a", "x")) in [wire.ends for wire in hand.wires]
    assert hand.graph.nodes[new].place[0] < 0


def test_of_the_blocks_that_fit_those_come_first_that_take_the_type(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n4"])
    hand.key(Key.Key_Right, CONTROL)

    hand.key(Key.Key_Space)
    offered = search(hand)

    assert offered.index("Dense") < offered.index("Convolution")
    assert offered.index("Dropout") < offered.index("Convolution")


def test_blocks_that_can_do_without_the_wire_come_after_those_that_need_it(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    hand.session.select(["n4"])
    hand.key(Key.Key_Right, CONTROL)

    hand.key(Key.Key_Space)
    offered = search(hand)

    assert offered.index("Dense") < offered.index("Constant") < offered.index("Convolution")


def offered_at(hand: Hand, end: End, words: str = "", *, is_input: bool = False) -> list[str]:
    """What is offered where a wire from a port is dropped on the empty canvas."""
    hand.canvas.quick_add.at_end(PortHit(end, is_input), QPointF(0.0, 400.0))
    return search(hand, words)


def test_for_a_vector_dense_comes_before_what_takes_any_axes(open_canvas: Open) -> None:
    offered = offered_at(open_canvas(digits()), End("n2", "y"))

    assert offered[0] == "Dense"
    assert offered.index("Dropout") < offered.index("Convolution")


def test_for_a_class_comes_first_what_takes_classes_alone(open_canvas: Open) -> None:
    offered = offered_at(open_canvas(digits()), End("n1", "label"), "cross")

    assert offered == ["Categorical cross-entropy", "Binary cross-entropy"]


def test_for_an_input_data_and_layers_come_before_other_sources(open_canvas: Open) -> None:
    offered = offered_at(open_canvas(two_layers()), End("a", "x"), is_input=True)

    assert offered[:2] == ["Dataset", "Dense"]
    assert offered.index("Flatten") < offered.index("Constant")
