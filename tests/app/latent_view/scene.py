"""A run whose latent space is shown."""

from __future__ import annotations

import numpy as np

from app.session import Session
from engine.language import Map
from engine.observations.records import Cloud, RunStarted

RUN = "r1"


def cloud(run: str = RUN, step: int = 1, node: str = "z", classes: int = 3) -> Cloud:
    """Sixty samples in three heaps."""
    generator = np.random.default_rng(0)
    labels = np.repeat(np.arange(3), 20) if classes else np.full(60, -1)
    points = (generator.normal(size=(60, 2)) + labels[:, None]).astype(np.float32)
    return Cloud(run, node, "y" if node == "h" else "z", step, points, labels, classes, 2)


def begin(session: Session, run: str = RUN) -> None:
    """A run has begun."""
    session.run.expect(run)
    session.run.take([RunStarted(run, "Digits", Map({"o": "Adam"}), 9, 90, "cpu", 1, 9, "")])


def shown_run(session: Session, told: Cloud) -> None:
    """A run has begun, and its cloud came."""
    begin(session, told.run)
    session.run.take([told])
