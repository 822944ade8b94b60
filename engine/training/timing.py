"""How the time of a step is shared among the nodes: measured beside a run, which never notices.

Forward, a node's time goes from the end of the node before it to its own end. Backward, it goes
from the arrival of the gradient at its output to the next arrival at another node's output. Both
use a copy of the network that shares the weights and has generators of its own; the update is taken
on a copy of the optimizer.
"""

from __future__ import annotations

import copy
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

import torch
from torch import Tensor

from engine.document.values import End
from engine.language import Map
from engine.observations.records import StepTime
from engine.program.fusing import Layer
from engine.program.plan import Learner
from engine.program.probe import probe
from engine.training.noise import aside, noise
from engine.training.run import Run

MOST_ROUNDS, BUDGET_SECONDS = 15, 0.1
"""Rounds are measured until there are so many, or the time is up; the first one only warms up."""

Seconds = dict[str, float]


class Clock:
    """Gives the time since its last sign to one node after the other; `seconds` is by node."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.seconds: Seconds = defaultdict(float)
        self._kept: dict[int, Tensor] = {}
        self.restart()

    def restart(self, owner: str = "") -> None:
        """What follows is the time of `owner`, or of the next `tick`."""
        self._settle()
        self._owner, self._since = owner, time.perf_counter()

    def tick(self, node: str, *values: Tensor) -> None:
        """A node is done, and these are its values: its gradients will be its time too."""
        self.give(node)
        for value in values:
            if value.requires_grad and id(value) not in self._kept:
                self._kept[id(value)] = value  # a node that passes a value on does not own it
                value.register_hook(lambda _, node=node: self._on_gradient(node))
        self.restart()

    def give(self, node: str) -> None:
        """The time since the last sign is that of a node."""
        self._settle()
        now = time.perf_counter()
        self.seconds[node] += now - self._since
        self._since = now

    def stop(self) -> None:
        """The gradients are all there."""
        self.give(self._owner)

    def _on_gradient(self, node: str) -> None:
        self.give(self._owner)
        self._owner = node

    def _settle(self) -> None:
        """Wait until a device that works by itself has done what it was asked."""
        if self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        elif self._device.type == "mps":
            torch.mps.synchronize()


def step_time(run: Run, name: str) -> StepTime:
    """Which share of a step each node takes; over a whole turn where there are several optimizers.

    Of a training in stages those optimizers count that step now. Leaves the run as it is: weights,
    gradients, generators and its place in the data.
    """
    network = run.loaded["second_view"](run.network)
    totals: Seconds = defaultdict(float)
    for learner in run.steppers:
        for node, seconds in _Stand(run, network, learner).measured().items():
            totals[node] += seconds * learner.steps_a_turn
    _share_out(totals, run.program.plan.scope.layers.values())
    whole = sum(totals.values())
    shares = Map((node, seconds / whole) for node, seconds in totals.items())
    steps = sum(learner.steps_a_turn for learner in run.steppers)
    return StepTime(name, shares, whole / steps)


def _share_out(totals: Seconds, layers: Iterable[Layer]) -> None:
    """The time of a layer of single nodes belongs to all of them alike."""
    for layer in dict.fromkeys(layers):
        rows = layer.members.values()
        each = sum(totals[node] for node in rows) / len(rows)
        totals.update(dict.fromkeys(rows, each))


class _Stand:
    """One optimizer's step, taken beside the run."""

    def __init__(self, run: Run, network: object, learner: Learner) -> None:
        self._run, self._network, self._learner = run, network, learner
        made = probe(run.program, learner)
        self._arguments, self._loss = made.part.arguments, run.loaded.add(made)
        self._random = aside()
        optimizer: torch.optim.Optimizer = getattr(run.training, learner.name)
        self._weights = list(_trained(optimizer))
        self._optimizer = copy.deepcopy(optimizer)
        for weight in _trained(self._optimizer):
            weight.grad = torch.zeros_like(weight)
        self._batches = {node: self._batches_of(node) for node in self._data}

    @property
    def _data(self) -> list[str]:
        found = (end.node for end in self._arguments if end.node in self._run.rows)
        return list(dict.fromkeys(found))

    def measured(self) -> Seconds:
        """The seconds of each node in one step: the middle one of several rounds."""
        self._round()
        start, rounds = time.perf_counter(), [self._round()]
        while len(rounds) < MOST_ROUNDS and time.perf_counter() - start < BUDGET_SECONDS:
            rounds.append(self._round())
        return {node: median(found[node] for found in rounds) for node in rounds[0]}

    def _round(self) -> Seconds:
        clock = Clock(self._run.device)
        values = self._sources(clock)
        clock.restart()
        loss = self._loss(self._network, clock.tick, *values)
        clock.restart(self._learner.total.node)
        torch.autograd.grad(loss, self._weights, allow_unused=True)
        clock.stop()
        self._optimizer.step()
        clock.give(self._learner.node.id)
        return clock.seconds

    def _sources(self, clock: Clock) -> list[Tensor]:
        """A batch of data and noise: what the loss function takes."""
        found: dict[End, Tensor] = {}
        for node, batches in self._batches.items():
            clock.restart()
            columns = batches.next()
            clock.give(node)
            found |= zip(self._run.program.plan.scope.outputs(node), columns, strict=True)
        for end in self._arguments:
            if end not in found:
                clock.restart()
                found[end] = noise(self._run, end, self._run.program.plan.batch_size, self._random)
                clock.give(end.node)
        return [found[end] for end in self._arguments]

    def _batches_of(self, node: str) -> Any:  # the text's own class
        size = self._run.program.plan.batch_size
        return self._run.loaded["Batches"](self._run.rows[node]["training"], size=size, seed=0)


def _trained(optimizer: torch.optim.Optimizer) -> Iterator[Tensor]:
    """The weights that an optimizer changes."""
    for group in optimizer.param_groups:
        yield from (weight for weight in group["params"] if weight.requires_grad)
