from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.values.histogram_slider import Histogram, HistogramSlider, written
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
COUNTS = np.array([0, 10, 0, 5], np.int64)


@pytest.fixture
def slider(qtbot: QtBot) -> HistogramSlider:
    made = HistogramSlider(DARK, "z1")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show_histogram(Histogram(-1.0, 1.0, COUNTS), (-1.2, 1.2))
    made.show()
    return made


def place(slider: HistogramSlider, value: float) -> QPoint:
    return QPoint(round(slider.place_of(value)), slider.height() // 2)


def test_a_click_sets_the_value_under_the_pointer(qtbot: QtBot, slider: HistogramSlider) -> None:
    with qtbot.waitSignal(slider.value_changed) as told:
        QTest.mouseClick(slider, LEFT, pos=place(slider, 0.5))

    assert told.args is not None
    assert told.args[0] == slider.value == pytest.approx(0.5, abs=0.02)


def test_a_drag_stops_at_the_limits(slider: HistogramSlider) -> None:
    QTest.mousePress(slider, LEFT, pos=place(slider, 0.0))
    QTest.mouseMove(slider, QPoint(slider.width() + 50, 10))
    highest = slider.value
    QTest.mouseMove(slider, QPoint(-50, 10))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(-50, 10))

    assert (slider.value, highest) == slider.limits
    assert slider.limits == pytest.approx((-1.2, 1.2))


def test_without_limits_it_goes_a_little_beyond_the_values(slider: HistogramSlider) -> None:
    slider.show_histogram(Histogram(0.0, 10.0, COUNTS))

    assert slider.limits == pytest.approx((-1.0, 11.0))


def test_keys_step_short_and_long(slider: HistogramSlider) -> None:
    values = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(slider, key)
        values.append(round(slider.value, 3))

    assert values == [0.024, -0.216, -0.192, -0.216]


def test_who_sets_the_value_in_the_program_is_not_told_of_it(
    qtbot: QtBot, slider: HistogramSlider
) -> None:
    with qtbot.assertNotEmitted(slider.value_changed):
        slider.set_value(0.25)

    assert slider.accessibleDescription() == "0.25"


def test_a_value_beyond_the_rim_stands_at_the_rim_and_is_written(slider: HistogramSlider) -> None:
    slider.set_value(9.0)

    assert slider.place_of(slider.value) == slider.track().right()
    assert slider.accessibleDescription() == "9.00"


def colours_at(slider: HistogramSlider, height: float) -> list[str]:
    """In the middle of each bin, at a part of the height."""
    image, track = slider.grab().toImage(), slider.track()
    row = round(track.bottom() - height * track.height())
    middles = (-0.75, -0.25, 0.25, 0.75)
    return [image.pixelColor(round(slider.place_of(at)), row).name() for at in middles]


def test_bars_are_as_high_as_bins_are_full(slider: HistogramSlider) -> None:
    slider.set_value(1.1)

    low, high = colours_at(slider, 0.25), colours_at(slider, 0.75)
    assert low[0] == low[2] != low[1] == low[3]
    assert high[1] == low[1]
    assert high[0] == high[2] == high[3] == low[0]


def test_the_handle_is_seen_in_both_themes(slider: HistogramSlider) -> None:
    for theme in (DARK, LIGHT):
        slider.set_theme(theme)
        image, track = slider.grab().toImage(), slider.track()
        seen = image.pixelColor(round(slider.place_of(0.0)), round(track.top() + 4))
        assert abs(seen.red() - QColor(theme.accent).red()) < 40


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.254, "1.25"), (-0.5, "−0.50"), (-1e-9, "0.00"), (2e7, "2.0e+07"), (np.nan, "–")],
)
def test_values_are_written_short(value: float, words: str) -> None:
    assert written(value) == words
