"""Every example against the best loop by hand around the same operations, in turns.

By hand means: tensors in memory, one shuffle and one look at the validation rows an epoch, the
optimizers that the document says, losses kept as a tensor, and nothing told to anybody.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice

import torch
from torch import Tensor

from engine.document.files import read_document
from engine.document.values import Document, End
from engine.examples import example_paths
from engine.observations.records import Record
from engine.program.plan import Learner
from engine.training.loop import Loop
from engine.training.noise import aside, noise
from engine.training.run import Run
from tests.benchmarks.figure import Figure

ROUNDS, GOAL = 7, 1.1
LEAST_SECONDS = 0.4
"""A round takes as many steps as this is enough for."""
Steps = Callable[[int], None]


def figures() -> Iterator[Figure]:
    """The time of a step as a multiple of that by hand."""
    torch.set_num_threads(1)
    for name, path in example_paths().items():
        document = read_document(path)
        settings = replace(document.settings, epochs=1_000_000)
        yield _measured(name, replace(document, settings=settings))


def _measured(name: str, document: Document) -> Figure:
    ours, by_hand = _ours(document), _ByHand(document)
    steps = _enough(by_hand)
    ratios, seconds = [], []
    for _ in range(ROUNDS):
        times = []
        for take_steps in (ours, by_hand):
            start = time.perf_counter()
            take_steps(steps)
            times.append((time.perf_counter() - start) / steps)
        ratios.append(times[0] / times[1])
        seconds.append(times[0])
    note = f"{statistics.median(seconds) * 1e6:,.0f} us a step"
    return Figure(f"{name}: step", statistics.median(ratios), GOAL, "at most", "x", note)


def _enough(take_steps: Steps) -> int:
    """How many steps make a round; the steps taken to find out warm up as well."""
    steps, seconds = 8, 0.0
    while seconds < LEAST_SECONDS:
        steps *= 2
        start = time.perf_counter()
        take_steps(steps)
        seconds = time.perf_counter() - start
    return steps


def _ours(document: Document) -> Steps:
    told: list[Record] = []
    loop = Loop(Run(document, torch.device("cpu")), "bench", told.append)
    loop.start()

    def take_steps(count: int) -> None:
        for _ in range(count):
            loop.step()
        told.clear()

    return take_steps


class _ByHand:
    """The loop by hand; a call takes steps."""

    def __init__(self, document: Document) -> None:
        self.run, self.random = Run(document, torch.device("cpu")), aside()
        self.plan = self.run.program.plan
        self.batches = {node: _batches(self.run, node) for node in self.plan.data}
        self.losses: list[Tensor] = []
        self.endless = cycle(
            learner for learner in self.plan.learners for _ in range(learner.steps_a_turn)
        )

    def __call__(self, count: int) -> None:
        for learner in islice(self.endless, count):
            self._step(learner)
        self.losses.clear()

    def _step(self, learner: Learner) -> None:
        optimizer = getattr(self.run.training, learner.name)
        loss = next(iter(self._values(learner).values()))
        optimizer.zero_grad()
        loss.backward()
        if learner.clip:
            owned = [weight for group in optimizer.param_groups for weight in group["params"]]
            torch.nn.utils.clip_grad_norm_(owned, learner.clip)
        optimizer.step()
        self.losses.append(loss.detach())

    def _values(self, learner: Learner) -> dict[str, Tensor]:
        ends = learner.loss.part.arguments
        drawn = {node: next(rows) for node, rows in self.batches.items() if _is_drawn(node, ends)}
        loss_of: Callable[..., dict[str, Tensor]] = getattr(self.run.network, learner.loss.name)
        return loss_of(*(self._argument(end, drawn) for end in ends))

    def _argument(self, end: End, drawn: dict[str, tuple[Tensor, ...]]) -> Tensor:
        if end.node not in drawn:
            return noise(self.run, end, self.plan.batch_size, self.random)
        return drawn[end.node][self.plan.scope.outputs(end.node).index(end)]


def _is_drawn(node: str, ends: tuple[End, ...]) -> bool:
    return any(end.node == node for end in ends)


def _batches(run: Run, node: str) -> Iterator[tuple[Tensor, ...]]:
    """Shuffled batches without end; with the first of each epoch comes a look at validation."""
    rows, size = run.rows[node]["training"], run.program.plan.batch_size
    while True:
        order = torch.randperm(len(rows[0]))[: len(rows[0]) // size * size]
        yield from zip(*(column[order].split(size) for column in rows), strict=True)
        run.evaluate("validation")
