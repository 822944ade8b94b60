from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.latent_view.cloud.colouring import by_number
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.tokens import DARK
from engine.commands import Ask
from engine.document.values import Document, Graph
from engine.observations.records import Cloud
from engine.questions.one_sample import SampleShown, ShowSample
from engine.questions.question import Answer
from tests.app.latent_view.scene import RUN, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

POINTS = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
NEAR = QPoint(3, 3)


def cloud(count: int = 4) -> Cloud:
    labels = np.array([0, 1, 2, -1])[:count]
    return Cloud(RUN, "z", "z", 1, POINTS[:count], labels, 3, 2)


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> ShownCloud:
    """A cloud of four samples, and an engine that shows the sample that it is asked for."""
    latent = Latent(session)

    def answer(command: object) -> None:
        if isinstance(command, Ask) and isinstance(command.question, ShowSample):
            row = command.question.row
            value = SampleShown(row, np.full((8, 8), row / 4, np.float32), "unit")
            session.run.take([Answer(RUN, command.node, command.port, command.request, value)])

    latent.asked.connect(answer, Qt.ConnectionType.QueuedConnection)
    made = ShownCloud(latent, DARK)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    shown_run(session, cloud())
    return made


def spot(shown: ShownCloud, row: int) -> QPoint:
    return shown.place_of(QPointF(*POINTS[row].tolist())).toPoint()


def hover(shown: ShownCloud, row: int, qtbot: QtBot) -> None:
    QTest.mouseMove(shown, QPoint(200, 200))
    QTest.mouseMove(shown, spot(shown, row) + NEAR)
    qtbot.waitUntil(shown.hover_card.isVisible)


def test_the_sample_under_the_mouse_is_shown_beside_it(shown: ShownCloud, qtbot: QtBot) -> None:
    hover(shown, 2, qtbot)

    card = shown.hover_card
    assert card.row == 2
    assert card.words() == ["class 2", "sample 2"]
    assert not card.geometry().contains(spot(shown, 2))
    assert shown.rect().contains(card.geometry())
    assert QColor(DARK.text).name() in {
        shown.grab().toImage().pixelColor(spot(shown, 2) + QPoint(6, y)).name() for y in (-2, 0, 2)
    }


def test_at_the_rim_the_card_stands_on_the_other_side(shown: ShownCloud, qtbot: QtBot) -> None:
    hover(shown, 1, qtbot)

    assert shown.rect().contains(shown.hover_card.geometry())
    assert shown.hover_card.geometry().right() < spot(shown, 1).x()


def test_away_from_samples_there_is_no_card(shown: ShownCloud, qtbot: QtBot) -> None:
    hover(shown, 0, qtbot)

    QTest.mouseMove(shown, QPoint(200, 190))

    assert shown.hover_card.row is None
    assert not shown.hover_card.isVisible()


def test_who_presses_does_not_look(shown: ShownCloud, qtbot: QtBot) -> None:
    hover(shown, 0, qtbot)

    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=spot(shown, 0))
    is_seen = shown.hover_card.isVisible()
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=spot(shown, 0))

    assert not is_seen


def test_who_leaves_does_not_look(shown: ShownCloud, qtbot: QtBot) -> None:
    hover(shown, 0, qtbot)

    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))

    assert not shown.hover_card.isVisible()


def test_it_says_the_number_that_the_sample_is_coloured_by(shown: ShownCloud, qtbot: QtBot) -> None:
    numbers = by_number(np.array([0.25, 2, 3, 4], np.float32), is_dark=True).entitled("Loss")
    shown.set_look(replace(shown.look, colouring=numbers))

    hover(shown, 0, qtbot)
    assert shown.hover_card.words() == ["class 0", "Loss 0.25", "sample 0"]

    hover(shown, 3, qtbot)
    assert shown.hover_card.words() == ["Loss 4", "sample 3"]


def test_a_sample_that_is_gone_is_no_longer_shown(
    shown: ShownCloud, session: Session, qtbot: QtBot
) -> None:
    hover(shown, 3, qtbot)

    session.run.take([cloud(3)])

    assert shown.hover_card.row is None
    assert not shown.hover_card.isVisible()


def test_a_sample_that_is_not_drawn_is_not_found(shown: ShownCloud) -> None:
    shown.set_look(replace(shown.look, rows=(slice(0, 2),)))

    QTest.mouseMove(shown, spot(shown, 2) + NEAR)

    assert shown.hover_card.row is None
