from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.latent_view.panels.path import PathPanel
from engine.questions.spots import At, OfRow
from engine.questions.walking import Walk
from tests.app.latent_view.held import Answerer, code_of, decoded, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.cloud.shown_cloud import ShownCloud
    from app.theme.applying import Appearance
    from engine.questions.decoding import Decodings

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot) -> PathPanel:
    made = PathPanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.show()
    hand.show()
    return made


def along(asked: Walk) -> Decodings:
    """Straight from corner to corner."""
    corners = np.stack([code_of(spot) for spot in asked.spots])
    parts = np.linspace(0, 1, asked.steps + 1)[:, None]
    return decoded((corners[0] + parts * (corners[-1] - corners[0])).astype(np.float32))


def test_before_there_is_a_path_the_panel_says_how_to_lay_one(
    panel: PathPanel, hand: Answerer
) -> None:
    before = panel.strip.said.text()
    hand.latent.path.add(At(0, 0))

    assert before.startswith("Click two or more points or samples")
    assert panel.strip.said.text() == "Click where the path goes on to."
    assert not hand.count(Walk)


def test_two_corners_become_a_film_strip(panel: PathPanel, hand: Answerer) -> None:
    hand.latent.path.add(At(0, 0))
    hand.latent.path.add(OfRow(7))
    hand.answer(Walk, along)

    assert hand.last(Walk) == Walk((At(0, 0), OfRow(7)), 8, is_straight=True)
    assert len(panel.strip.film.values) == 9
    assert panel.layer.steps.shape == (9, 2)


def test_the_way_and_the_number_of_steps_can_be_chosen(panel: PathPanel, hand: Answerer) -> None:
    for corner in (At(0, 0), At(1, 1)):
        hand.latent.path.add(corner)
    hand.answer(Walk, along)

    QTest.keyClick(panel.way, Qt.Key.Key_Down)
    hand.answer(Walk, along)
    panel.steps.setValue(3)
    hand.answer(Walk, along)

    assert hand.last(Walk) == Walk((At(0, 0), At(1, 1)), 3, is_straight=False)
    assert len(panel.strip.film.values) == 4


def test_the_path_follows_the_run(panel: PathPanel, hand: Answerer, qtbot: QtBot) -> None:
    for corner in (At(0, 0), At(1, 1)):
        hand.latent.path.add(corner)
    hand.answer(Walk, along)
    panel.hide()

    hand.latent.session.run.take([told(step=2)])

    qtbot.waitUntil(lambda: hand.count(Walk) == 2)


def test_the_still_that_is_shown_is_marked_in_the_cloud(
    panel: PathPanel, hand: Answerer, cloud: ShownCloud, appearance: Appearance
) -> None:
    for corner in (At(-2, -2), At(2, 2)):
        hand.latent.path.add(corner)
    hand.answer(Walk, along)

    QTest.keyClick(panel.strip.stills, Qt.Key.Key_End)

    x, y = cloud.place_of(QPointF(2, 2)).toPoint().toTuple()
    assert cloud.grab().toImage().pixelColor(x, y) == QColor(appearance.theme.accent)


def test_a_path_is_faint_while_a_person_is_at_something_else(
    panel: PathPanel, hand: Answerer
) -> None:
    found = [panel.layer.is_in_front]
    panel.hide()
    found.append(panel.layer.is_in_front)
    panel.show()
    found.append(panel.layer.is_in_front)

    assert found == [True, False, True]


def test_a_path_that_is_cleared_leaves_nothing(panel: PathPanel, hand: Answerer) -> None:
    for corner in (At(0, 0), At(1, 1)):
        hand.latent.path.add(corner)
    hand.answer(Walk, along)

    QTest.mouseClick(panel.clear, LEFT)

    assert not len(panel.strip.film.values)
    assert not len(panel.layer.steps)
    assert not panel.clear.isEnabled()


def test_what_the_engine_refuses_is_said(panel: PathPanel, hand: Answerer) -> None:
    for corner in (At(0, 0), At(1, 1)):
        hand.latent.path.add(corner)

    hand.refuse(Walk, "No head lies behind this block.")

    assert panel.strip.said.text() == "No head lies behind this block."
