from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.values.threshold_slider import ThresholdSlider, histogram_of
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SCORES = np.random.default_rng(0).random(400)


@pytest.fixture
def slider(qtbot: QtBot) -> ThresholdSlider:
    made = ThresholdSlider(DARK)
    qtbot.addWidget(made)
    made.resize(340, made.height())
    made.show()
    made.show_scores(SCORES)
    made.set_value(0.5)
    return made


def test_every_score_is_counted_and_the_highest_are_in_the_last_bin() -> None:
    scores = np.append(SCORES, [50.0, np.nan, np.inf])

    found = histogram_of(scores)

    assert found.counts.sum() == 401
    assert found.high < 2
    assert found.counts[-1] >= 1


@pytest.mark.parametrize("scores", [[], [np.nan], [2.0, 2.0], [0.0]])
def test_scores_that_do_not_differ_have_a_histogram_too(scores: list[float]) -> None:
    found = histogram_of(np.array(scores, np.float64))

    assert found.low < found.high
    assert found.counts.sum() == np.isfinite(scores).sum()


def test_the_threshold_is_dragged_to_where_the_mouse_is(
    slider: ThresholdSlider, qtbot: QtBot
) -> None:
    place = QPoint(round(slider.place_of(0.8)), 40)
    with qtbot.waitSignal(slider.value_changed) as told:
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)

    assert told.args[0] == pytest.approx(0.8, abs=0.01)


def test_what_lies_above_stands_on_a_shade(slider: ThresholdSlider) -> None:
    def shade() -> QColor:
        place = QPointF(slider.place_of(0.75), slider.track().top() + 1).toPoint()
        return QColor(slider.grab().toImage().pixelColor(place))

    slider.show_scores(np.append(SCORES * 0.1, 1.0))
    slider.set_value(0.9)
    below = shade()
    slider.set_value(0.05)

    assert shade() != below
