"""A step size changed while it trains, and an earlier run opened again.

`python -m tests.journeys.change_the_step_size [DIR]`. With a folder, pictures are kept there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.inspector.text_field import TextField
from engine.document.edits import with_settings
from engine.document.files import read_document, write_document
from engine.examples import example_paths
from tests.journeys.person import LEFT, Person, at_the_window

ADAM, LOSS = "n10", "n9"
STEPS_AN_EPOCH = 18
LONG = 100_000
"""Epochs that nobody waits for."""


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder, at_the_window(file=copied(Path(folder))) as one:
        for step in (train, change_the_step_size, pause_and_step, stop, see_the_summary, go_back):
            step(one)
            if pictures:
                one.picture(pictures / f"{step.__name__}.png")
        assert "torch" not in sys.modules, "the window has imported torch"


def copied(folder: Path) -> Path:
    """The example in a file of its own, whose runs then lie beside it."""
    document = read_document(example_paths()["digits-autoencoder"])
    path = folder / "Mine.loom"
    write_document(with_settings(document, replace(document.settings, epochs=LONG)), path)
    return path


def train(person: Person) -> None:
    """One click, and it learns."""
    run = person.window.session.run
    person.click(person.window.top_bar.train)
    person.wait_until(
        "two epochs", lambda: LOSS in run.validation and len(run.validation[LOSS]) > 1
    )


def change_the_step_size(person: Person) -> None:
    """A click on the optimizer, a number typed: the run goes on with it, and says from where."""
    window, run = person.window, person.window.session.run
    before = run.expected
    person.click(person.canvas.viewport(), person.canvas.node_rect(ADAM).center())
    assert window.session.selection == (ADAM,)
    field = next(
        each
        for each in window.inspector.findChildren(TextField)
        if each.accessibleName() == "Step size"
    )
    window.activateWindow()  # as a click does where there is a window manager
    person.click(field)
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, "0.0005")
    person.wait_until("the step from which it counts", lambda: bool(run.changes))
    (change,) = run.changes
    assert (change.optimizer, change.step_size) == (ADAM, 0.0005)
    assert change.step > 2 * STEPS_AN_EPOCH
    assert window.status.said == f"Step size 0.0005 from step {change.step:,}"
    curve = run.training[ADAM, "loss"]
    person.wait_until("steps after it", lambda: curve.steps[-1] > change.step)
    assert run.expected == before
    assert curve.steps.tolist() == list(range(1, len(curve) + 1)), "the run began anew"


def pause_and_step(person: Person) -> None:
    """Pause holds it, a step is one step, an epoch ends where epochs end."""
    running, run = person.window.running, person.window.session.run
    person.keys("F6")
    person.wait_until("the pause", lambda: running.is_paused)
    paused = step_of(person)
    person.keys("F10")
    person.wait_until("one step", lambda: step_of(person) == paused + 1)
    person.keys("Ctrl+F10")
    end = (paused // STEPS_AN_EPOCH + 1) * STEPS_AN_EPOCH
    person.wait_until("the end of the epoch", lambda: running.is_paused and step_of(person) >= end)
    assert step_of(person) % STEPS_AN_EPOCH == 0
    assert step_of(person) <= end + STEPS_AN_EPOCH
    assert run.end is None


def stop(person: Person) -> None:
    """Stop ends it where it is, and its folder tells what was changed."""
    run = person.window.session.run
    reached = step_of(person)
    person.keys("Shift+F5")
    person.wait_until("the end", lambda: run.end is not None)
    assert run.end is not None
    assert run.start is not None
    assert (run.end.state, run.end.steps) == ("stopped", reached)
    told = json.loads((Path(run.start.folder) / "run.json").read_text("utf-8"))
    (change,) = run.changes
    assert told["changes"] == [{"optimizer": ADAM, "step": change.step, "step_size": 0.0005}]


def see_the_summary(person: Person) -> None:
    """One click shows what it came to."""
    window, run = person.window, person.window.session.run
    person.click(window.status.summary_button)
    assert window.tabs.currentWidget() is window.runs
    assert "State: Stopped" in window.runs.card.text
    assert f"Adam, step size: 0.0005 from step {run.changes[0].step:,}" in window.runs.card.text


def go_back(person: Person) -> None:
    """After another run a double click brings the first one back; its decoder answers."""
    window, run = person.window, person.window.session.run
    first = run.training[ADAM, "loss"].values.copy()
    person.keys("F10")
    person.wait_until("a run", lambda: run.state == "paused" and step_of(person) == 1)
    person.keys("Shift+F5")
    person.wait_until("its end", lambda: run.end is not None)
    window.show_runs()
    person.wait_until("two runs", lambda: window.runs.list.count() == 2)
    viewport = window.runs.list.viewport()
    place = window.runs.list.visualItemRect(window.runs.list.item(1)).center()
    QTest.mouseClick(viewport, LEFT, pos=place)
    QTest.mouseDClick(viewport, LEFT, Qt.KeyboardModifier.NoModifier, place)
    person.wait_until("the first run", lambda: run.is_reopened and run.cloud is not None)
    assert np.array_equal(run.training[ADAM, "loss"].values, first)
    assert window.status.run_text.startswith(f"{run.name}   Stopped")
    latent = person.window.workspace.latent
    before = latent.decoded
    cloud = person.window.latent_view.cloud
    person.click(cloud, cloud.rect().center() + QPoint(9, 5))
    person.wait_until("a decoded digit", lambda: latent.decoded is not before)
    assert latent.decoded is not None
    assert latent.decoded.values.shape == (1, 8, 8)


def step_of(person: Person) -> int:
    """The step that the run has reached."""
    progress = person.window.session.run.progress
    return progress.step if progress else 0


if __name__ == "__main__":
    main()
