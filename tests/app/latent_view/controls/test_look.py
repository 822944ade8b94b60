from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.controls import look
from app.latent_view.controls.look import LARGEST, LookPanel
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from app.theme.tokens import DARK
from engine.commands import Ask
from engine.document.values import Document, Graph
from engine.observations.records import RunEnded
from engine.questions.ellipses import Ellipses, ShowPrior, ShowSpreads
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
    """What was asked of Gaussians so far."""
    found: list[Ask] = []

    def hear(command: object) -> None:
        if isinstance(command, Ask) and isinstance(command.question, ShowPrior | ShowSpreads):
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
    made.show()
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


def switch(panel: LookPanel, box: str = "prior") -> None:
    switched = {"prior": panel.prior, "spread": panel.spread}[box]
    QTest.mouseClick(switched, LEFT, pos=QPoint(8, switched.height() // 2))


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


def test_the_spread_of_samples_is_drawn_of_those_that_are_selected_or_of_all(
    asked: list[Ask], panel: LookPanel, latent: Latent, widget: CloudWidget, session: Session
) -> None:
    without = widget.grab().toImage()

    switch(panel, "spread")
    assert asked[-1].question == ShowSpreads(tuple(range(60)))
    answer(session, asked[-1])
    assert widget.grab().toImage() != without

    latent.select(np.array([3, 8]))
    assert asked[-1].question == ShowSpreads((3, 8))

    switch(panel, "spread")
    assert widget.grab().toImage() == without


@pytest.mark.parametrize("box", ["prior", "spread"])
def test_no_gaussian_is_asked_for_while_nobody_sees_the_cloud_and_then_it_is_caught_up(
    asked: list[Ask], panel: LookPanel, widget: CloudWidget, session: Session, box: str
) -> None:
    switch(panel, box)
    answer(session, asked[-1])
    widget.hide()

    session.run.take([cloud(step=2), RunEnded(RUN, "finished", 1.0, 2)])
    while_hidden = len(asked)
    widget.show()

    assert (while_hidden, len(asked)) == (1, 2)


def test_of_many_samples_some_have_an_ellipse(
    asked: list[Ask], panel: LookPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "MOST_SPREADS", 4)

    switch(panel, "spread")

    assert asked[-1].question == ShowSpreads((0, 20, 39, 59))


def test_the_spread_follows_a_run_once_in_a_while_and_to_its_end(
    asked: list[Ask], panel: LookPanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(look, "monotonic", lambda: now[0])
    switch(panel, "spread")
    answer(session, asked[-1])

    now[0] += 0.5
    session.run.take([cloud(step=2)])
    assert len(asked) == 1

    now[0] += 0.6
    session.run.take([cloud(step=3)])
    assert len(asked) == 2
    answer(session, asked[-1])

    session.run.take([cloud(step=4), RunEnded(RUN, "finished", 1.0, 4)])
    assert len(asked) == 3
