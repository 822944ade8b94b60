from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.inspector.slider import NumberSlider
from engine.language import Integer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

UNITS = Integer("units", 64, high=65_536)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot: QtBot) -> NumberSlider:
    made = NumberSlider(UNITS)
    qtbot.addWidget(made)
    made.resize(200, 12)
    made.show()
    made.show_value(256)
    return made


def mouse(slider: NumberSlider, kind: QEvent.Type, place: int) -> None:
    """A mouse of which no other button is held down, whatever a test before this one did."""
    held = LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    at, modifier = QPointF(place, 6), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(slider.bar, QMouseEvent(kind, at, at, button, held, modifier))


def test_a_value_that_is_shown_is_not_told(slider: NumberSlider, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(slider.slid):
        slider.show_value(1024)
    assert slider.bar.value() == pytest.approx(0.625)


def test_where_nodes_differ_it_stands_at_the_default(slider: NumberSlider) -> None:
    slider.show_value(None)

    assert slider.bar.value() == pytest.approx(6 / 16)


def test_a_drag_goes_through_values_to_the_very_end(slider: NumberSlider) -> None:
    told: list[int] = []
    slider.slid.connect(told.append)

    mouse(slider, QEvent.Type.MouseButtonPress, 100)
    for place in range(110, 260, 10):
        mouse(slider, QEvent.Type.MouseMove, place)
    mouse(slider, QEvent.Type.MouseButtonRelease, 250)

    assert told == sorted(told)
    assert told[-1] == 65_536
    assert not [value for value in told if UNITS.fault(value)]


def test_a_hand_on_it_is_not_pushed_away(slider: NumberSlider) -> None:
    mouse(slider, QEvent.Type.MouseButtonPress, 100)
    before = float(slider.bar.value())

    slider.show_value(2)

    assert slider.bar.value() == pytest.approx(before)
    mouse(slider, QEvent.Type.MouseButtonRelease, 100)


def test_the_wheel_is_left_to_the_form(slider: NumberSlider, qtbot: QtBot) -> None:
    turn = QWheelEvent(
        QPointF(50, 6),
        QPointF(50, 6),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(slider.slid):
        QApplication.sendEvent(slider.bar, turn)


def test_the_keyboard_passes_it_by(slider: NumberSlider) -> None:
    assert slider.bar.focusPolicy() is Qt.FocusPolicy.NoFocus
