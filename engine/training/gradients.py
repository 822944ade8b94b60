"""The gradients of a run: how long they are by node, and how they differ from batch to batch.

Both are measured between two steps on a second instance of the network, which shares the weights
and has buffers and generators of its own, on batches of its own: the run never notices.
"""

from __future__ import annotations

import copy
import math
from collections import defaultdict
from functools import cached_property

import torch
from torch import Tensor, nn

from engine.document.values import End
from engine.language import Map
from engine.observations.records import GradientNorms
from engine.program.plan import Learner
from engine.training.noise import aside, noise
from engine.training.run import Run


def gradient_norms(run: Run, name: str = "") -> GradientNorms:
    """How long the gradient of each optimizer's loss is on a batch, by node that it trains.

    The length is the root of the sum of squares over the weights of a node; of a Repeat there is
    one for each link. The batch is the same each time, so that what moves is the network.
    name: of the run.
    """
    norms = {learner.node.id: _Beside(run, learner).norms() for learner in run.steppers}
    return GradientNorms(name, run.steps, Map(norms))


def gradient_variance(
    run: Run, optimizer: str, size: int, *, is_replaced: bool, draws: int = 1000
) -> float:
    """How far the gradient of a batch of `size` training rows lies from its mean, squared.

    The mean over `draws` batches of |g - mean g|^2 / (1 - 1 / draws), which is the trace of the
    covariance of g. is_replaced: whether a row may be drawn twice. optimizer: its node id. Raises
    KeyError where there is none.
    """
    learners = {learner.node.id: learner for learner in run.program.plan.learners}
    beside = _Beside(run, learners[optimizer])
    random = torch.Generator().manual_seed(run.document.settings.seed)
    found = torch.stack([beside.drawn(size, random, is_replaced) for _ in range(draws)])
    return float(found.double().var(0).sum())


class _Beside:
    """One optimizer's loss and its gradient, beside the run."""

    def __init__(self, run: Run, learner: Learner) -> None:
        self._run, self._learner = run, learner
        shared = {id(weight): weight for weight in run.network.parameters()}
        self._network: nn.Module = copy.deepcopy(run.network, shared)
        optimizer: torch.optim.Optimizer = getattr(run.training, learner.name)
        groups = optimizer.param_groups
        self._weights = [w for group in groups for w in group["params"] if w.requires_grad]

    def norms(self) -> Map[str, float]:
        """The length of the gradient by node, in the order of the graph."""
        gradients = self._gradient(self._run.program.plan.batch_size, aside())
        by_weight = dict(zip(map(id, self._weights), gradients, strict=True))
        squares: dict[str, float] = defaultdict(float)
        for name, weight in self._network.named_parameters():
            if id(weight) in by_weight:
                for path, own in self._run.program.of_nodes(name, by_weight[id(weight)]).items():
                    squares[_holder(self._run, path)] += float(own.double().square().sum())
        return Map((node, math.sqrt(total)) for node, total in squares.items())

    def drawn(self, size: int, random: torch.Generator, is_replaced: bool) -> Tensor:
        """The gradient of a new batch: (weights,)."""
        parts = self._gradient(size, random, is_replaced=is_replaced)
        return torch.cat([part.flatten() for part in parts])

    def _gradient(
        self, size: int, random: torch.Generator, *, is_replaced: bool = False
    ) -> list[Tensor]:
        """The gradient of a batch by weight; 0 where the loss does not reach it."""
        values = self._values(size, random, is_replaced)
        total = next(iter(getattr(self._network, self._learner.loss.name)(*values).values()))
        found = torch.autograd.grad(total, self._weights, allow_unused=True, materialize_grads=True)
        return [gradient.detach() for gradient in found]

    def _values(self, size: int, random: torch.Generator, is_replaced: bool) -> list[Tensor]:
        """What the loss function takes: rows of data, and noise."""
        found: dict[End, Tensor] = {}
        for node in self._data:
            columns = self._run.rows[node]["training"]
            rows = _rows(len(columns[0]), size, random, is_replaced).to(self._run.device)
            drawn = (column[rows] for column in columns)
            found |= zip(self._run.program.plan.scope.outputs(node), drawn, strict=True)
        for end in self._arguments:
            if end not in found:
                found[end] = noise(self._run, end, size, random)
        return [found[end] for end in self._arguments]

    @cached_property
    def _arguments(self) -> tuple[End, ...]:
        return self._learner.loss.part.arguments

    @cached_property
    def _data(self) -> tuple[str, ...]:
        found = (end.node for end in self._arguments if end.node in self._run.rows)
        return tuple(dict.fromkeys(found))


def _rows(count: int, size: int, random: torch.Generator, is_replaced: bool) -> Tensor:
    if is_replaced:
        return torch.randint(count, (size,), generator=random)
    return torch.randperm(count, generator=random)[:size]


def _holder(run: Run, path: str) -> str:
    """The node on the canvas that a weight belongs to; of a Repeat the link: 'n5.0'."""
    scope = run.program.plan.scope
    node = next(name for name in scope.graph.nodes if path.startswith(f"{name}."))
    if not scope.times(node):
        return node
    return f"{node}.{path.removeprefix(f'{node}.').partition('.')[0]}"
