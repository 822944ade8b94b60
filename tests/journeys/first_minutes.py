"""The first minutes: train, see, touch, draw, undo. `python -m tests.journeys.first_minutes [DIR]`.

With a folder, pictures of the steps are kept there.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF

from engine.document.values import End
from tests.journeys.person import Person, at_the_window


def main() -> None:
    """Walk through it; an AssertionError says what was not as it should be."""
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with at_the_window() as person:
        for step in (see_the_example, train, touch_the_cloud, draw_by_hand, undo_it_all):
            step(person)
            if pictures:
                person.picture(pictures / f"{step.__name__}.png")
        assert "torch" not in sys.modules, "the window has imported torch"


def see_the_example(person: Person) -> None:
    """The example is there, without problems, and nothing is unsaved."""
    session = person.window.session
    assert session.document.title == "Digits autoencoder"
    assert not session.checked.problems
    assert not session.is_dirty


def train(person: Person) -> None:
    """One click: curves and cloud move, and more than once; how often is the machine's to say."""
    run = person.window.session.run
    clouds: list[int] = []
    run.cloud_changed.connect(lambda: clouds.append(run.cloud.step if run.cloud else 0))
    person.click(person.window.top_bar.train)
    person.wait_until("three clouds", lambda: len(set(clouds)) >= 3)
    assert ("n10", "loss") in run.training
    assert len(run.validation["n9"]) > 1


def touch_the_cloud(person: Person) -> None:
    """A click decodes a digit, a drag morphs it, also while the network trains."""
    run, cloud = person.window.session.run, person.window.latent_view.cloud
    latent = person.window.workspace.latent
    told: list[np.ndarray] = []
    latent.decoded_changed.connect(
        lambda: told.append(latent.decoded.values[0]) if latent.decoded else None
    )
    person.click(cloud)
    person.wait_until("a decoded digit", lambda: bool(told))
    assert told[-1].shape == (8, 8)
    middle = cloud.rect().center()
    first = told[-1]
    person.drag(cloud, middle, middle + QPoint(90, 40))
    person.wait_until("a digit that morphs", lambda: not np.allclose(told[-1], first))
    person.wait_until("the end of the run", lambda: run.end is not None)
    assert run.end is not None
    assert run.end.state == "finished", run.end.message
    assert run.test is not None
    assert run.test.values["n9"] <= 0.040


def draw_by_hand(person: Person) -> None:
    """Drop a Dense block, wire it to a loss's own input, and read why the second wire is red."""
    window = person.window
    place = person.canvas.viewport().rect().center() - QPoint(0, 200)
    new = person.drop_block("dense", place)
    assert window.session.selection == (new,)
    person.wire(End("n1", "images"), End(new, "x"))
    assert window.session.checked.types[End(new, "y")].shape == (8, 64)
    assert not window.session.checked.problems
    person.wire(End(new, "y"), End("n9", "prediction"))
    (problem,) = [p for p in window.session.checked.problems if p.code == "second-wire"]
    assert "Pixels" in problem.sentence
    assert window.session.is_dirty


def undo_it_all(person: Person) -> None:
    """Every step is taken back, and the document is as it was."""
    session = person.window.session
    assert session.history.count() == 3
    for _ in range(3):
        person.keys("Ctrl+Z")
    assert not session.is_dirty
    assert not session.checked.problems
    start = person.canvas.node_rect("n5").center()
    person.drag(person.canvas.viewport(), start, start + QPoint(40, 24))
    assert session.history.undoText().startswith("Move Code")
    assert QPointF(*session.graph.nodes["n5"].place) != QPointF(640, 0)
    person.keys("Ctrl+Z")
    assert session.graph.nodes["n5"].place == (640, 0)


if __name__ == "__main__":
    main()
