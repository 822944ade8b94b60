from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.latent import Latent
from app.latent_view.panels.look import LARGEST, LookPanel
from app.session import Session
from app.theme.applying import Appearance
from app.theme.tokens import DARK
from engine.commands import Ask
from engine.document.values import Document, Graph
from engine.questions.ellipses import Ellipses, ShowPrior
from engine.questions.question import Answer, NoAnswer
from tests.app.latent_view.scene import RUN, cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
CIRCLE = Ellipses(np.zeros((1, 2), np.float32), np.eye(2, dtype=np.float32)[None])


@pytest.fixture
def session(qapp: object, network: Graph) -> Session:
    return Session(Document("Digits", network))


@pytest.fixture
def asked(latent: Latent) -> list[Ask]:
    """What was asked of the prior so far."""
    found: list[Ask] = []

    def hear(command: object) -> None:
        if isinstance(command, Ask) and isinstance(command.question, ShowPrior):
            found.append(command)

    latent.asked.connect(hear)
    return found


@pytest.fixture
def latent(session: Session) -> Latent:
    return Latent(session)


@pytest.fixture
def widget(latent: Latent, qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    made.resize(300, 300)
    latent.cloud_changed.connect(lambda: made.show_cloud(latent.cloud))
    return made


@pytest.fixture
def panel(
    latent: Latent, widget: CloudWidget, appearance: Appearance, session: Session, qtbot: QtBot
) -> LookPanel:
    made = LookPanel(latent, widget, appearance)
    qtbot.addWidget(made)
    made.show()
    shown_run(session, cloud())
    return made


def switch(panel: LookPanel) -> None:
    QTest.mouseClick(panel.prior, LEFT, pos=QPoint(8, panel.prior.height() // 2))


def answer(session: Session, ask: Ask) -> None:
    session.run.take([Answer(RUN, ask.node, ask.port, ask.request, CIRCLE)])


def test_the_sliders_change_how_large_and_how_clear_the_points_are(
    panel: LookPanel, widget: CloudWidget
) -> None:
    QTest.keyClick(panel.radius, Qt.Key.Key_End)
    QTest.keyClick(panel.opacity, Qt.Key.Key_Home)

    assert widget.look.size == pytest.approx(LARGEST)
    assert widget.look.opacity == pytest.approx(0.1)

    QTest.keyClick(panel.opacity, Qt.Key.Key_End)
    assert widget.look.opacity > 1


def test_a_button_makes_the_points_as_usual(panel: LookPanel, widget: CloudWidget) -> None:
    QTest.keyClick(panel.radius, Qt.Key.Key_Home)
    QTest.keyClick(panel.opacity, Qt.Key.Key_Home)

    QTest.mouseClick(panel.reset, LEFT)

    assert (widget.look.size, widget.look.opacity) == (1, 1)


def test_the_prior_is_drawn_when_a_person_wants_it(
    asked: list[Ask], panel: LookPanel, widget: CloudWidget, session: Session
) -> None:
    assert asked == []
    without = widget.grab().toImage()

    switch(panel)
    answer(session, asked[-1])
    assert widget.grab().toImage() != without

    switch(panel)
    assert widget.grab().toImage() == without


def test_the_prior_follows_a_cloud_that_moves(
    panel: LookPanel, asked: list[Ask], session: Session
) -> None:
    switch(panel)
    answer(session, asked[-1])

    session.run.take([cloud(step=2)])

    assert len(asked) == 2


def test_why_there_is_no_prior_is_said_below_its_switch(
    panel: LookPanel, asked: list[Ask], session: Session
) -> None:
    switch(panel)

    ask = asked[-1]
    session.run.take([NoAnswer(RUN, ask.node, ask.port, ask.request, "It is bent.")])

    assert panel.note.isVisible()
    assert panel.note.text() == "It is bent."

    switch(panel)
    assert not panel.note.isVisible()
