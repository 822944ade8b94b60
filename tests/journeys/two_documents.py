"""Two networks train at once, each in its own tab. `python -m tests.journeys.two_documents [DIR]`.

With a folder, pictures of the steps are kept there.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtTest import QTest

from app.run_view import RunView
from engine.document.edits import with_settings
from engine.examples import example_paths
from tests.journeys.person import Person, at_the_window

LONG = 100_000
"""Epochs that nobody waits for."""
LOOKS, LOOK_MS = 3, 400
"""How often each is looked at while both train, and how long."""


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with at_the_window() as person:
        train_two(person)
        go_to_and_fro(person)
        if pictures:
            person.picture(pictures / "both_train.png")
        stop_both(person)
        see_each_whole(person, pictures)
        assert "torch" not in sys.modules, "the window has imported torch"


def runs(person: Person) -> list[RunView]:
    """Those of the two documents, in the order of their tabs."""
    return [work.session.run for work in person.window.workspaces.all]


def train_two(person: Person) -> None:
    """The second opens beside the first, which goes on without a question."""
    window = person.window
    train_long(person)
    window.files.open_example(example_paths()["moons"])
    train_long(person)
    first, second = runs(person)
    assert first.is_active
    assert first.expected != second.expected


def train_long(person: Person) -> None:
    """Train the document that is shown, for as long as it takes."""
    session = person.window.session
    settings = replace(session.document.settings, epochs=LONG)
    session.edit_document("Set epochs", with_settings(session.document, settings))
    person.click(person.window.top_bar.train)
    person.wait_until("the first losses", lambda: bool(session.run.training))


def go_to_and_fro(person: Person) -> None:
    """Both go on, whichever is looked at; the bars above and below tell of the one that is."""
    window = person.window
    before = [last_step(run) for run in runs(person)]
    for _ in range(LOOKS):
        person.keys("Ctrl+PgDown")
        QTest.qWait(LOOK_MS)
        assert window.top_bar.document_name == window.session.name
    after = [last_step(run) for run in runs(person)]
    assert all(now > then for now, then in zip(after, before, strict=True))


def stop_both(person: Person) -> None:
    """Stop is meant for the run that is looked at."""
    for left, work in enumerate(person.window.workspaces.all):
        person.window.workspaces.show_one(work)
        person.keys("Shift+F5")
        wait_for_its_end(person, work.session.run)
        assert sum(run.is_active for run in runs(person)) == 1 - left


def wait_for_its_end(person: Person, run: RunView) -> None:
    """Its last losses have come as well then."""
    person.wait_until("the end of a run", lambda: run.end is not None)


def see_each_whole(person: Person, pictures: Path | None) -> None:
    """Every step of a run is in its own curves, and nothing of the other's."""
    window = person.window
    optimizers = [{optimizer for optimizer, _ in run.training} for run in runs(person)]
    for work, own in zip(window.workspaces.all, optimizers, strict=True):
        window.workspaces.show_one(work)
        run = work.session.run
        assert run.end
        assert run.end.state == "stopped"
        for curve in run.training.values():
            assert np.array_equal(curve.steps, np.arange(1, run.end.steps + 1)), run.name
        assert own <= set(work.session.graph.nodes)
        assert set(run.validation) <= set(work.session.graph.nodes)
        told = work.loss_plot.accessibleDescription()
        assert f"step {run.end.steps:,}" in told, told
        if pictures:
            person.picture(pictures / f"{run.document.title}.png")


def last_step(run: RunView) -> float:
    """How far a run has come."""
    return max((curve.steps[-1] for curve in run.training.values()), default=0.0)


if __name__ == "__main__":
    main()
