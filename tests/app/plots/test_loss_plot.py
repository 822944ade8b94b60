from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.plots.chart import Shown
from app.plots.loss_plot import BEFORE, NOTHING, WAITING, LossPlot
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import add
from engine.document.values import Document, Graph, Node
from engine.language import Map
from engine.observations.records import Losses, RunEnded, RunStarted, Validated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def session(qapp: object) -> Session:
    node = Node("l1", "mean_squared_error", "Reconstruction")
    return Session(Document("Digits", add(Graph(), node)))


@pytest.fixture
def plot(session: Session, appearance: Appearance, qtbot: QtBot) -> LossPlot:
    made = LossPlot(session, appearance)
    qtbot.addWidget(made)
    made.resize(825, 180)
    made.show()
    return made


def begin(session: Session) -> None:
    session.run.expect("r1", session.document)
    session.run.take([RunStarted("r1", "Digits", Map({"o": "Adam"}), 10, 100, "cpu", 1, 9, "")])


def train(session: Session) -> None:
    values = np.linspace(1.0, 0.25, 20).astype(np.float32)
    session.run.take(
        [
            Losses("r1", "o", np.arange(1, 21), Map({"loss": values})),
            Validated("r1", "validation", 2, 20, Map({"l1": 0.5})),
        ]
    )


def test_before_the_first_run_it_says_what_will_appear(plot: LossPlot) -> None:
    assert plot.hint.isVisible()
    assert plot.hint.text() == BEFORE


def test_a_run_that_has_just_begun_says_that_losses_come(
    plot: LossPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)

    qtbot.waitUntil(lambda: plot.hint.text() == WAITING)


def test_losses_are_drawn_as_they_come(plot: LossPlot, session: Session, qtbot: QtBot) -> None:
    begin(session)
    train(session)

    qtbot.waitUntil(plot.hint.isHidden)

    words = "step 20, training 0.250, validation 0.500"
    assert plot.accessibleDescription() == f"{session.run.name}, {words}"


def test_a_run_that_fails_before_its_first_step_says_that_there_is_nothing(
    plot: LossPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    session.run.take([RunEnded("r1", "failed", 0.1, 0, "The data is missing.")])

    qtbot.waitUntil(lambda: plot.hint.text() == NOTHING)


def test_a_hidden_plot_draws_nothing_and_catches_up_when_it_is_shown(
    plot: LossPlot, session: Session
) -> None:
    plot.hide()
    begin(session)
    train(session)
    assert plot.accessibleDescription() == BEFORE

    plot.show()

    assert plot.accessibleDescription().startswith(f"{session.run.name}, step 20")


def test_a_new_run_takes_the_curves_of_the_one_before_away(
    plot: LossPlot, session: Session, qtbot: QtBot
) -> None:
    begin(session)
    train(session)
    qtbot.waitUntil(plot.hint.isHidden)

    session.run.expect("r2", session.document)

    qtbot.waitUntil(plot.hint.isVisible)


def test_the_plot_follows_the_theme(
    plot: LossPlot, session: Session, appearance: Appearance, qtbot: QtBot
) -> None:
    begin(session)
    train(session)
    qtbot.waitUntil(plot.hint.isHidden)

    appearance.set_mode(Mode.LIGHT)

    qtbot.waitUntil(
        lambda: plot.grab().toImage().pixelColor(2, 2).name() == appearance.theme.panel.lower()
    )


def test_a_run_is_captioned_with_the_name_that_its_document_has_now(
    plot: LossPlot,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    captions = [""]

    def note(shown: Shown | None) -> None:
        captions.append(shown.note if shown else "")

    monkeypatch.setattr(plot.chart, "show_drawing", note)
    begin(session)
    train(session)
    qtbot.waitUntil(lambda: "Digits" in captions[-1])
    before = captions[-1]
    session.save(tmp_path / "Rings.loom")
    qtbot.waitUntil(lambda: captions[-1] != before)
    assert captions[-1] == before.replace("Digits", "Rings")
