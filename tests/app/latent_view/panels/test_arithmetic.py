from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.panels.arithmetic import ArithmeticPanel
from engine.questions.arithmetic import AddDifference, Everything, OfClass, OfRows, Sums
from engine.questions.decoding import DecodeSpots
from engine.questions.spots import At, OfRow
from tests.app.latent_view.held import Answerer, code_of, codes, decoded, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.shown_cloud import ShownCloud
    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(
    hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot
) -> ArithmeticPanel:
    made = ArithmeticPanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.show()
    return made


def added(asked: AddDifference) -> Sums:
    """The difference is a step to the right, and off the plane."""
    way = np.array([2, 0, 1, 0], np.float32)
    sums = code_of(asked.start) + np.outer(asked.amounts, way).astype(np.float32)
    means = np.stack([np.zeros(4, np.float32), way])
    return Sums(decoded(means), decoded(sums), (20, 19), 2.236, 5)


def test_before_a_run_it_says_what_will_be_possible(panel: ArithmeticPanel, hand: Answerer) -> None:
    assert panel.note.text().startswith("Train, or open a run")
    assert not panel.amount.isEnabled()
    assert not hand.count(AddDifference)


def test_all_samples_classes_and_the_selection_can_be_chosen(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show()
    hand.latent.select(np.array([4, 9]))

    words = [panel.plus.itemText(place) for place in range(panel.plus.count())]
    assert words == ["All samples", "Class 0", "Class 1", "Class 2", "Selection (2)"]
    hand.answer(AddDifference, added)
    assert hand.last(AddDifference).minus == Everything()
    assert hand.last(AddDifference).plus == OfClass(0)


def test_a_selection_is_a_group_and_an_empty_one_is_said(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(AddDifference, added)
    panel.plus.setCurrentIndex(4)
    said = panel.note.text()
    hand.latent.select(np.array([4, 9]))

    assert said.startswith("Select samples in the cloud")
    group = hand.last(AddDifference).plus
    assert isinstance(group, OfRows)
    assert group.rows.tolist() == [4, 9]


def test_the_slider_says_how_often_the_difference_is_added(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(AddDifference, added)

    panel.amount.setValue(-50)
    hand.answer(AddDifference, added)

    assert panel.times.text() == "−0.50 ×"
    assert hand.last(AddDifference).amounts == (0.0, -0.5)


def test_it_starts_at_the_nearest_sample_or_at_the_marker(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(AddDifference, added)
    x, y = codes()[12, :2].tolist()
    hand.latent.point(QPointF(x + 1e-3, y))
    hand.answer(AddDifference, added)
    sample = hand.last(AddDifference).start

    QTest.mouseClick(panel.from_sample, LEFT, pos=panel.from_sample.rect().center() / 4)
    panel.from_sample.setChecked(False)

    assert sample == OfRow(12)
    spot = hand.last(AddDifference).start
    assert isinstance(spot, At)
    assert (spot.x, spot.y) == pytest.approx((x + 1e-3, y))


def test_sum_means_and_start_are_shown_and_an_arrow_in_the_cloud(
    panel: ArithmeticPanel, hand: Answerer, cloud: ShownCloud, appearance: Appearance
) -> None:
    hand.show()
    hand.latent.point(QPointF(*codes()[12, :2].tolist()))
    hand.answer(AddDifference, added)
    hand.answer(AddDifference, added)

    assert len(panel.parts.film.values) == 3
    assert panel.note.text() == ("From 20 samples to 19; the way between their means is 2.24 long.")
    x, y = codes()[12, :2].tolist()
    at = cloud.place_of(QPointF(x + 1.5, y)).toPoint()
    image = cloud.grab().toImage()
    near = {image.pixelColor(at.x(), at.y() + step).name() for step in (-1, 0, 1)}
    assert QColor(appearance.theme.accent).name() in near


def test_the_arrow_goes_with_the_panel(panel: ArithmeticPanel, hand: Answerer) -> None:
    hand.show()
    hand.answer(AddDifference, added)
    before = panel.layer.points

    panel.hide()

    assert (len(before), len(panel.layer.points)) == (2, 0)


def test_the_sum_can_be_taken_into_the_hand(panel: ArithmeticPanel, hand: Answerer) -> None:
    hand.show()
    hand.answer(AddDifference, added)
    code = added(hand.last(AddDifference)).sums.codes[1]

    QTest.mouseClick(panel.take, LEFT)
    hand.decode()

    assert hand.latent.held is not None
    assert np.allclose(hand.latent.held, code)
    assert hand.last(DecodeSpots).rows == (5,)
    assert panel.amount.value() == 0


def test_what_the_engine_refuses_is_said(panel: ArithmeticPanel, hand: Answerer) -> None:
    hand.show()
    hand.refuse(AddDifference, "One of the two groups is empty.")

    assert panel.note.text() == "One of the two groups is empty."
    assert not panel.take.isEnabled()


def test_without_labels_there_are_no_classes_to_choose(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show(told(classes=0))

    assert panel.plus.count() == 2
