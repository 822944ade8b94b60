"""Rows 20, 21, 28 and 31 of the deck against the same systems by hand, in turns.

Both draw a fresh batch for each step, keep their losses, and leave validation out.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import torch
from torch import Tensor

from engine.document.files import read_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.observations.records import Record
from engine.training.loop import Loop
from engine.training.run import Run
from tests.benchmarks.figure import Figure
from tests.benchmarks.hand_written import (
    AdversarialByHand,
    CycleByHand,
    HandWritten,
    RivalsByHand,
    VariationalByHand,
)

ROUNDS, STEPS, GOAL = 11, 240, 1.15
EPOCHS = 1_000_000
"""More than are measured, so that no run ends."""
Steps = Callable[[int], None]


@dataclass(frozen=True)
class Contest:
    """A row of the deck: the example, and the class that is the same by hand.

    noise: the numbers of each sample that are drawn in a turn.
    """

    row: int
    example: str
    by_hand: Callable[[list[Tensor], int], HandWritten]
    noise: int

    @property
    def document(self) -> Document:
        """The example, to be trained without end."""
        document = read_document(example_paths()[self.example])
        return replace(document, settings=replace(document.settings, epochs=EPOCHS))


CONTESTS = (
    Contest(20, "digits-vae", VariationalByHand, 10),
    Contest(21, "digits-adversarial-autoencoder", AdversarialByHand, 2),
    Contest(28, "ring-gan", RivalsByHand, 2),
    Contest(31, "cyclegan-digits", CycleByHand, 0),
)


def figures() -> Iterator[Figure]:
    """The time of a step as a multiple of that by hand."""
    torch.set_num_threads(1)
    yield from map(_measured, CONTESTS)


def columns(run: Run) -> list[Tensor]:
    """What is drawn from each Dataset of a run: the first column of its training rows."""
    return [rows["training"][0] for rows in run.rows.values()]


def _measured(contest: Contest) -> Figure:
    run = Run(contest.document, torch.device("cpu"))
    ours, theirs = _ours(run), _theirs(contest.by_hand(columns(run), run.turns))
    ratios, seconds = [], []
    for number in range(1 + ROUNDS):
        times = []
        for take_steps in (ours, theirs):
            start = time.perf_counter()
            take_steps(STEPS)
            times.append((time.perf_counter() - start) / STEPS)
        if number:  # the first round warms up
            ratios.append(times[0] / times[1])
            seconds.append(times)
    middle = [statistics.median(found) * 1e6 for found in zip(*seconds, strict=True)]
    note = f"{middle[0]:,.0f} us a step, by hand {middle[1]:,.0f} us"
    words = f"row {contest.row}, {contest.example}: step against by hand"
    return Figure(words, statistics.median(ratios), GOAL, "at most", "x", note)


def _ours(run: Run) -> Steps:
    told: list[Record] = []
    vars(run)["evaluate"] = lambda split: {}  # noqa: ARG005 - validation is left out
    loop = Loop(run, "bench", told.append)
    loop.start()

    def take_steps(count: int) -> None:
        for _ in range(count):
            loop.step()
        told.clear()

    return take_steps


def _theirs(by_hand: HandWritten) -> Steps:
    def steps() -> Iterator[Tensor]:
        while True:
            yield from by_hand.turn()

    losses, walk = list[Tensor](), steps()

    def take_steps(count: int) -> None:
        losses.extend(islice(walk, count))
        losses.clear()

    return take_steps
