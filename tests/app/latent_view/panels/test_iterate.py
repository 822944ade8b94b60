from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.panels.iterate import NOISE, SAMPLE, IteratePanel
from engine.questions.iteration import FindFixedPoints, Iterate, Iterated, Noise
from engine.questions.spots import At, OfRow
from tests.app.latent_view.held import Answerer, codes, told
from tests.app.latent_view.panels.test_fixed_points import found_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.cloud.shown_cloud import ShownCloud
    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot) -> IteratePanel:
    made = IteratePanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.show()
    hand.show()
    return made


def gone(asked: Iterate, rest: int = 3, judge: str = "") -> Iterated:
    """From (-2, -2) to (2, 2), halfway each time."""
    parts = 1 - 0.5 ** np.arange(asked.steps + 1)
    points = np.stack([parts * 4 - 2] * 2, axis=1).astype(np.float32)
    doubts = (parts if judge else np.zeros(0)).astype(np.float32)
    told_of = np.zeros((len(parts), 2 if judge else 0), np.float32)
    values = points.sum(axis=1).reshape(-1, 1, 1)
    moved = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return Iterated(values, points, points, moved, rest, told_of, doubts, judge, "any", 1)


def settle(hand: Answerer) -> None:
    """Answer what is under way, and what was wanted meanwhile."""
    for _ in range(2):
        hand.answer(Iterate, gone)


def test_it_begins_where_a_person_points(panel: IteratePanel, hand: Answerer) -> None:
    settle(hand)
    hand.latent.point(QPointF(1.5, 0.5))
    hand.decode()
    settle(hand)

    assert hand.last(Iterate) == Iterate(At(1.5, 0.5), 40)
    assert len(panel.strip.film.values) == 41
    assert panel.strip.film.caption(7) == "7"


def test_it_begins_at_the_sample_nearest_to_where_a_person_points(
    panel: IteratePanel, hand: Answerer
) -> None:
    panel.start.setCurrentIndex(SAMPLE)
    settle(hand)

    x, y = codes()[17, :2].tolist()
    hand.latent.point(QPointF(x + 1e-3, y))
    hand.decode()

    assert hand.last(Iterate) == Iterate(OfRow(17), 40)


def test_it_begins_with_noise_and_with_other_noise(panel: IteratePanel, hand: Answerer) -> None:
    settle(hand)
    assert not panel.other.isVisible()

    panel.start.setCurrentIndex(NOISE)
    first = hand.last(Iterate)
    hand.answer(Iterate, gone)
    QTest.mouseClick(panel.other, LEFT)

    assert first == Iterate(Noise(0), 40)
    assert hand.last(Iterate) == Iterate(Noise(1), 40)


def test_noise_has_nothing_to_do_with_where_a_person_points(
    panel: IteratePanel, hand: Answerer
) -> None:
    panel.start.setCurrentIndex(NOISE)
    settle(hand)
    before = hand.count(Iterate)

    hand.latent.point(QPointF(1.5, 0.5))
    hand.decode()

    assert hand.count(Iterate) == before


def test_so_many_steps_are_made_as_are_chosen(panel: IteratePanel, hand: Answerer) -> None:
    settle(hand)

    panel.steps.setValue(5)
    settle(hand)

    assert hand.last(Iterate).steps == 5
    assert len(panel.strip.film.values) == 6


def test_it_says_when_it_is_at_rest_or_how_far_it_moves(
    panel: IteratePanel, hand: Answerer
) -> None:
    hand.answer(Iterate, lambda asked: gone(asked, rest=0))
    from_the_start = panel.note.text()
    panel.steps.setValue(2)
    settle(hand)
    resting = panel.note.text()
    panel.steps.setValue(3)
    hand.answer(Iterate, lambda asked: gone(asked, rest=-1))

    assert from_the_start == "At rest from the start: no step moves it by more than 0.001."
    assert resting == "At rest after 3 steps: no later one moves it by more than 0.001."
    assert panel.note.text() == "Not at rest after 3 steps: the last one moved it by 0.71."


def test_a_classifier_is_named_with_what_it_doubts(panel: IteratePanel, hand: Answerer) -> None:
    hand.answer(Iterate, lambda asked: gone(asked, judge="h"))

    assert panel.note.text().endswith("doubts the start by 0.00 nats, and the end by 1.00.")
    assert panel.strip.film.caption(1) == "0.50 nats"


def test_the_trail_and_the_still_that_is_shown_are_seen_in_the_cloud(
    panel: IteratePanel, hand: Answerer, cloud: ShownCloud, appearance: Appearance
) -> None:
    hand.latent.point(QPointF(-9, -9))
    hand.decode()
    hand.answer(Iterate, gone)
    panel.strip.choose(1)

    x, y = cloud.place_of(QPointF(0, 0)).toPoint().toTuple()
    assert cloud.grab().toImage().pixelColor(x, y) == QColor(appearance.theme.accent)

    panel.hide()

    assert cloud.grab().toImage().pixelColor(x, y) != QColor(appearance.theme.accent)


def test_the_trail_follows_the_run(panel: IteratePanel, hand: Answerer, qtbot: QtBot) -> None:
    hand.answer(Iterate, gone)
    before = hand.count(Iterate)

    hand.latent.session.run.take([told(step=2)])
    hand.decode()

    qtbot.waitUntil(lambda: hand.count(Iterate) > before)


def test_nothing_is_asked_while_nobody_looks(panel: IteratePanel, hand: Answerer) -> None:
    hand.answer(Iterate, gone)
    panel.hide()
    before = hand.count(Iterate)

    hand.latent.point(QPointF(1.5, 0.5))
    hand.decode()

    assert hand.count(Iterate) == before


def test_what_the_engine_refuses_is_said(panel: IteratePanel, hand: Answerer) -> None:
    hand.refuse(Iterate, "Only what comes back in its own shape can be put in again.")

    assert panel.strip.said.text().startswith("Only what comes back in its own shape")
    assert not len(panel.layer.points)


def test_fixed_points_are_rings_in_the_cloud_as_long_as_they_are_of_now(
    panel: IteratePanel, hand: Answerer
) -> None:
    QTest.mouseClick(panel.fixed.search, LEFT)
    hand.answer(FindFixedPoints, found_of)
    shown, shares = len(panel.layer.rest), panel.layer.shares.tolist()

    hand.latent.session.run.take([told(step=2)])

    assert (shown, len(panel.layer.rest)) == (3, 0)
    assert shares == pytest.approx([191 / 200, 5 / 200, 2 / 200])


def test_without_a_cloud_it_says_what_to_do(
    hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot
) -> None:
    made = IteratePanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.show()

    assert made.strip.said.text().startswith("Train, or open a run")
    assert not made.fixed.search.isEnabled()
    assert not hand.count(Iterate)
