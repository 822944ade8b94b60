from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.panels.arithmetic import ArithmeticPanel
from engine.questions.arithmetic import CompareMeans, Everything, Means, OfClass, OfRows
from engine.questions.decoding import DecodeSpots
from engine.questions.spots import At, OfRow, Plus
from tests.app.latent_view.held import Answerer, code_of, codes, decoded, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.cloud.shown_cloud import ShownCloud
    from app.theme.applying import Appearance
    from engine.questions.spots import Spot

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


WAY = np.array([2, 0, 1, 0], np.float32)


def compared(asked: CompareMeans) -> Means:
    """The way leads to the right, and off the plane."""
    return Means(decoded(np.stack([0 * WAY, WAY])), (20, 19))


def begin(hand: Answerer) -> None:
    """The cloud came, and with it the groups and the first sum."""
    hand.show()
    hand.answer(CompareMeans, compared)
    hand.decode()


def added(hand: Answerer) -> tuple[Spot, Plus, tuple[int, ...]]:
    """What was asked last: where it starts, what is decoded, and who says the class."""
    questions = (ask.question for ask in reversed(hand.asked))
    several = (one for one in questions if isinstance(one, DecodeSpots) and len(one.spots) > 1)
    asked = next(several)
    start, plus = asked.spots
    assert isinstance(plus, Plus)
    return start, plus, asked.rows


def test_before_a_run_it_says_what_will_be_possible(panel: ArithmeticPanel, hand: Answerer) -> None:
    assert panel.note.text().startswith("Train, or open a run")
    assert not panel.amount.isEnabled()
    assert not hand.count(CompareMeans)


def test_all_samples_classes_and_the_selection_can_be_chosen(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show()
    hand.latent.select(np.array([4, 9]))

    words = [panel.plus.itemText(place) for place in range(panel.plus.count())]
    assert words == ["All samples", "Class 0", "Class 1", "Class 2", "The selection (2)"]
    assert hand.last(CompareMeans) == CompareMeans(Everything(), OfClass(0))


def test_a_selection_is_a_group_and_an_empty_one_is_said(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    begin(hand)
    panel.plus.setCurrentIndex(4)
    said = panel.note.text()
    hand.latent.select(np.array([4, 9]))

    assert said.startswith("Select samples in the cloud")
    group = hand.last(CompareMeans).plus
    assert isinstance(group, OfRows)
    assert group.rows.tolist() == [4, 9]
    assert panel.plus.currentText() == "What was selected (2)"


def test_two_selections_can_be_compared_one_after_the_other(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    begin(hand)
    for choice, rows in ((panel.minus, [4, 9]), (panel.plus, [30, 31, 32])):
        hand.latent.select(np.array(rows))
        choice.setCurrentIndex(4)
        hand.answer(CompareMeans, compared)
    hand.latent.select(np.array([50]))

    asked = hand.last(CompareMeans)
    assert isinstance(asked.minus, OfRows)
    assert isinstance(asked.plus, OfRows)
    assert (asked.minus.rows.tolist(), asked.plus.rows.tolist()) == ([4, 9], [30, 31, 32])
    assert panel.minus.currentText() == "What was selected (2)"


def test_what_was_selected_in_another_run_is_forgotten(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    begin(hand)
    hand.latent.select(np.array([4, 9]))
    panel.plus.setCurrentIndex(4)
    hand.latent.session.run.expect("r2")
    hand.latent.session.run.started.emit()

    assert panel.plus.findText("What was selected (2)") == -1


def test_the_slider_says_how_often_the_way_is_added(panel: ArithmeticPanel, hand: Answerer) -> None:
    begin(hand)
    asked = hand.count(CompareMeans)

    panel.amount.setValue(-50)

    _, plus, _ = added(hand)
    assert panel.times.text() == "−0.50 ×"
    assert np.allclose(plus.way, -0.5 * WAY)
    assert hand.count(CompareMeans) == asked


def test_it_starts_at_the_nearest_sample_or_at_the_marker(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    begin(hand)
    x, y = codes()[12, :2].tolist()
    hand.latent.point(QPointF(x + 1e-3, y))
    hand.decode()
    sample, _, of_sample = added(hand)
    panel.from_sample.setChecked(False)
    hand.decode()
    spot, _, of_spot = added(hand)

    assert sample == OfRow(12)
    assert isinstance(spot, At)
    assert (spot.x, spot.y) == pytest.approx((x + 1e-3, y))
    assert of_sample == of_spot == (12, 12)


def test_sum_means_and_start_are_shown_and_an_arrow_in_the_cloud(
    panel: ArithmeticPanel, hand: Answerer, cloud: ShownCloud, appearance: Appearance
) -> None:
    begin(hand)
    hand.latent.point(QPointF(*codes()[12, :2].tolist()))
    hand.decode()

    assert len(panel.parts.film.values) == 3
    assert panel.note.text() == ("From 20 samples to 19; the way between their means is 2.24 long.")
    x, y = codes()[12, :2].tolist()
    at = cloud.place_of(QPointF(x + 1.5, y)).toPoint()
    image = cloud.grab().toImage()
    near = {image.pixelColor(at.x(), at.y() + step).name() for step in (-1, 0, 1)}
    assert QColor(appearance.theme.accent).name() in near


def test_the_arrow_goes_with_the_panel(panel: ArithmeticPanel, hand: Answerer) -> None:
    begin(hand)
    before = panel.layer.points

    panel.hide()

    assert (len(before), len(panel.layer.points)) == (2, 0)


def test_the_sum_can_be_taken_into_the_hand(panel: ArithmeticPanel, hand: Answerer) -> None:
    begin(hand)
    start, plus, rows = added(hand)
    code = code_of(start) + plus.way

    QTest.mouseClick(panel.take, LEFT)
    hand.decode()

    assert hand.latent.held is not None
    assert np.allclose(hand.latent.held, code)
    assert hand.latent.told == rows[0]
    assert panel.amount.value() == 0
    assert panel.times.text() == "0.00 ×"


def test_what_the_engine_refuses_is_said(panel: ArithmeticPanel, hand: Answerer) -> None:
    hand.show()
    hand.refuse(CompareMeans, "One of the two groups is empty.")

    assert panel.note.text() == "One of the two groups is empty."
    assert not panel.take.isEnabled()


def test_without_labels_there_are_no_classes_to_choose(
    panel: ArithmeticPanel, hand: Answerer
) -> None:
    hand.show(told(classes=0))

    assert panel.plus.count() == 2
