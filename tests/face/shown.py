"""The whole window in the states in which it is looked at: no engine runs, its records are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.choices import Choice
from app.latent_view.values.stills import Film
from app.screenshots import wait_until
from app.session import Session
from app.theme.applying import Appearance
from app.windows.main_window import MainWindow
from engine.document.edits import freeze, set_parameter
from engine.document.files import read_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.language import Map
from engine.observations.records import (
    Cloud,
    Losses,
    Progress,
    RunStarted,
    Validated,
)

CODE, PIXELS, LOSS, OPTIMIZER = "n5", "n8", "n9", "n10"
RUN, STEPS, EPOCHS = "r1", 600, 150


def make_window(appearance: Appearance, folder: Path) -> MainWindow:
    """A window on the example. Its engine is never started."""
    document = read_document(example_paths()["digits-autoencoder"])
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    return MainWindow(Session(document), appearance, EngineClient(ProcessHost), settings)


def plain(window: MainWindow) -> None:
    """As it opens."""


def selected(window: MainWindow) -> None:
    """A node is selected, and the form shows it."""
    window.session.select([CODE])


def broken(window: MainWindow) -> None:
    """A wire is red, and the list says why; two nodes are frozen."""
    session = window.session
    session.edit("Shape", set_parameter(session.graph, [PIXELS], "shape", (4, 4)))
    session.edit("Freeze", freeze(session.graph, [CODE, LOSS]))
    session.select([PIXELS])
    window.show_problems()
    wait_until("repairs, which come once the list rests", lambda: _has_repairs(window))


def _has_repairs(window: MainWindow) -> bool:
    found = window.problems.buttons(0)
    return found is not None and bool(found.buttons)


def empty(window: MainWindow) -> None:
    """Nothing is drawn yet."""
    window.session.open(Document())


def running(window: MainWindow) -> None:
    """Curves, a cloud and a decoded digit."""
    run = window.session.run
    generator = np.random.default_rng(0)
    labels = np.repeat(np.arange(10), 60)
    middles = generator.normal(size=(10, 2)) * 8
    points = (generator.normal(size=(600, 2)) + middles[labels]).astype(np.float32)
    steps = np.arange(1, STEPS + 1)
    losses = (0.2 * steps**-0.35 * generator.uniform(0.8, 1.2, STEPS)).astype(np.float32)
    run.expect(RUN, window.session.document)
    optimizers = Map({OPTIMIZER: "Adam"})
    run.take(
        [
            RunStarted(RUN, "Digits", optimizers, EPOCHS, 2700, "cpu", 2, 33_474, ""),
            Losses(RUN, OPTIMIZER, steps, Map({"loss": losses})),
            Validated(RUN, "validation", 1, 18, Map({LOSS: 0.08})),
            Validated(RUN, "validation", 33, STEPS, Map({LOSS: 0.031})),
            Cloud(RUN, CODE, "z", STEPS, points, labels, 10, 2),
            Progress(RUN, "training", 33, EPOCHS, STEPS, 41_200.0, 8.0),
        ]
    )
    pixels = generator.uniform(size=(8, 8)).astype(np.float32)
    wait_until("curves, which are drawn at frame rate", window.loss_plot.hint.isHidden)
    wait_until("curves in the room that their names leave", lambda: is_drawn(window))
    window.latent_view.decoded.picture.show_still(Film(pixels[None], "unit"), 0)


def is_drawn(window: MainWindow) -> bool:
    """Whether the plot has nothing more to draw: its layout, when it comes, makes it draw again."""
    settle()
    return not any(timer.isActive() for timer in window.loss_plot.findChildren(QTimer))


def asked(window: MainWindow) -> None:
    """A question waits for its answer, and a warning was not yet read."""
    choices = tuple(Choice(title, settle) for title in ("Recover", "Discard", "Later"))
    window.questions.ask("recovery", "“Rings” was not closed properly.", choices)
    window.notice.warn("Rings.loom cannot be read: it is a folder; choose a .loom file in it.")


STATES: dict[str, Callable[[MainWindow], None]] = {
    "plain": plain,
    "selected": selected,
    "broken": broken,
    "empty": empty,
    "running": running,
    "asked": asked,
}


def settle() -> None:
    """Let layouts, styles and deletions that wait be carried out."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
