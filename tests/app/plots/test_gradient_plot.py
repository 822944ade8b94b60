from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.plots.gradient_plot import BEFORE, NOTHING, WAITING, GradientPlot
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add
from engine.document.values import Document, Graph, Node
from engine.language import Map
from engine.observations.records import GradientNorms, Progress, RunEnded, RunStarted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Document("Digits", add(Graph(), Node("n1", "dense", "First"))))


@pytest.fixture
def plot(session: Session, appearance: Appearance, qtbot: QtBot) -> GradientPlot:
    made = GradientPlot(session, appearance)
    qtbot.addWidget(made)
    made.resize(825, 180)
    made.show()
    return made


def begin(session: Session, run: str = "r1") -> None:
    session.run.expect(run, session.document)
    session.run.take([RunStarted(run, "Digits", Map({"o": "Adam"}), 10, 100, "cpu", 1, 9, "")])


def go_on(session: Session, step: int) -> None:
    session.run.take([Progress("r1", "training", 1, 10, step, 100.0, 1.0)])


def answer(session: Session, step: int, norm: float = 0.5) -> None:
    session.run.take([GradientNorms("r1", step, Map({"o": Map({"n1": norm})}))])


def test_before_the_first_run_it_says_what_will_appear(plot: GradientPlot) -> None:
    assert plot.hint.isVisible()
    assert plot.hint.text() == BEFORE


def test_a_run_that_has_just_begun_says_that_gradients_come(
    plot: GradientPlot, session: Session
) -> None:
    begin(session)

    assert plot.hint.text() == WAITING


def test_a_run_that_fails_before_its_first_step_says_that_there_is_nothing(
    plot: GradientPlot, session: Session
) -> None:
    begin(session)
    session.run.take([RunEnded("r1", "failed", 0.1, 0, "The data is missing.")])

    assert plot.hint.text() == NOTHING


def test_gradients_are_asked_for_as_the_run_goes_on(
    plot: GradientPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    with qtbot.waitSignal(plot.wanted):
        go_on(session, 1)
    answer(session, 1)

    with qtbot.waitSignal(plot.wanted):
        go_on(session, 2)


def test_what_is_not_answered_is_not_asked_again(
    plot: GradientPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    with qtbot.waitSignal(plot.wanted):
        go_on(session, 1)

    with qtbot.assertNotEmitted(plot.wanted, wait=300):
        go_on(session, 2)


def test_a_run_that_stands_still_is_not_asked_twice(
    plot: GradientPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    with qtbot.waitSignal(plot.wanted):
        go_on(session, 1)
    answer(session, 1)

    with qtbot.assertNotEmitted(plot.wanted, wait=300):
        go_on(session, 1)


def test_who_does_not_look_does_not_ask(plot: GradientPlot, session: Session, qtbot: QtBot) -> None:
    plot.hide()
    with qtbot.assertNotEmitted(plot.wanted, wait=300):
        begin(session)
        go_on(session, 1)

    with qtbot.waitSignal(plot.wanted):
        plot.show()


def test_gradients_are_shown_and_spoken(plot: GradientPlot, session: Session) -> None:
    begin(session)
    answer(session, 20)

    assert plot.hint.isHidden()
    assert plot.chart.shown is not None
    assert plot.accessibleDescription().startswith("step 20")
    assert plot.accessibleDescription().endswith("First 0.500")


def test_a_new_run_takes_the_gradients_of_the_one_before_away(
    plot: GradientPlot, session: Session
) -> None:
    begin(session)
    answer(session, 20)

    session.run.expect("r2", session.document)

    assert plot.chart.shown is None
    assert plot.hint.isVisible()


def test_the_plot_follows_the_theme(
    plot: GradientPlot, session: Session, appearance: Appearance
) -> None:
    begin(session)
    answer(session, 20)

    appearance.set_mode(Mode.LIGHT)

    colour = plot.grab().toImage().pixelColor(2, 2).name()
    assert colour == appearance.theme.panel.lower()
