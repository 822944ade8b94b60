"""What the film of a run costs it while nobody looks, and what measuring its codes takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import torch

from engine.document.edits import with_settings
from engine.document.values import Document
from engine.latent.filming import Filming
from engine.latent.later import Later
from engine.latent.looking import spaces_of
from engine.latent.readings.measuring import measured
from engine.latent.space import Space
from engine.questions.measures import MeasureCodes
from engine.training.run import Run
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import digits_autoencoder, ten_thousand_codes

SECONDS = 12.0
FILMED = {"digits": digits_autoencoder, "10,000 points": ten_thousand_codes}


def figures() -> Iterator[Figure]:
    """The film of two networks, and the measures of the codes of the first."""
    for name, document in FILMED.items():
        yield _filmed(name, document())
    yield _measured(digits_autoencoder())


def _filmed(name: str, document: Document) -> Figure:
    """Seconds of the processor that filming takes, as a part of those that training takes."""
    run = Run(with_settings(document, replace(document.settings, epochs=10_000)), _cpu())
    filming = Filming()
    film = filming.begin(spaces_of(run))
    filming.shoot()  # is loaded and warmed up with it, once for all runs
    shots, begin = 0.0, time.thread_time()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end and run.step():
        if filming.is_due:
            start = time.thread_time()
            filming.shoot()
            shots += time.thread_time() - start
    steps = time.thread_time() - begin - shots
    note = f"{len(film.frames)} frames in {SECONDS:g} s"
    part = 100 * shots / max(steps, 1e-9)
    return Figure(f"{name}: film, part of the training time", part, 5.0, "at most", "%", note)


def _measured(document: Document) -> Figure:
    run = Run(document, _cpu())
    (space,) = (each for each in spaces_of(run).values() if isinstance(each, Space))
    for _ in range(2):
        start = time.thread_time()
        found = measured(space, MeasureCodes())
        taken = time.thread_time() - start
        assert isinstance(found, Later)
        found.compute(lambda _: None)
        whole = time.thread_time() - start
    note = f"{1000 * taken:.0f} ms of them between two steps"
    return Figure("digits: all measures of 630 codes", whole, 1.0, "at most", "s", note)


def _cpu() -> torch.device:
    return torch.device("cpu")


if __name__ == "__main__":
    for figure in figures():
        print(figure.words())
