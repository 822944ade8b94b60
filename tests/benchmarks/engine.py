"""The engine against hand-written PyTorch, in turns: same network, data, batch size and threads.

All of them look at the validation rows once an epoch.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from engine.document.values import Document
from engine.observations.records import Record
from engine.training.loop import Loop
from engine.training.run import Run
from tests.benchmarks.compiling import compiling
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import digits_autoencoder, moons_classifier, single_neurons

ROUNDS, STEPS = 9, 400
Steps = Callable[[int], None]
Loss = Callable[[nn.Module, Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Contest:
    """A document, and the same network by hand.

    loss: of a network on (inputs, targets). training, validation: (inputs, targets) each.
    """

    name: str
    document: Document
    network: Callable[[], nn.Module]
    loss: Loss
    training: tuple[Tensor, Tensor]
    validation: tuple[Tensor, Tensor]

    @property
    def batch_size(self) -> int:
        """How many samples a step takes."""
        return self.document.settings.batch_size

    @property
    def step_size(self) -> float:
        """The optimizer's."""
        graph = self.document.graph
        (optimizer,) = (node for node in graph.nodes.values() if node.block == "optimizer")
        return float(str(optimizer.parameters["step_size"]))

    def validate(self, network: nn.Module) -> float:
        """The loss on the validation rows."""
        network.eval()
        with torch.no_grad():
            loss = self.loss(network, *self.validation)
        network.train()
        return loss.item()


def figures() -> Iterator[Figure]:
    """Steps per second of the engine as a share of each hand-written loop's; then compiling."""
    for contest in contests():
        yield from _measured(contest)
    yield _of_neurons(_neurons())
    yield from compiling()


def contests() -> tuple[Contest, ...]:
    """The networks that are measured."""
    return _digits(), _moons()


def _of_neurons(contest: Contest) -> Figure:
    """How much longer a step takes where every neuron is a block of its own."""
    speeds, note = _speeds({"ours": _ours(contest), "best": _best(contest)})
    ratios = (best / ours for ours, best in zip(speeds["ours"], speeds["best"], strict=True))
    words = f"{contest.name}: step time against the best hand-written loop"
    return Figure(words, statistics.median(ratios), 1.2, "at most", "x", note)


def _speeds(contestants: dict[str, Steps]) -> tuple[dict[str, list[float]], str]:
    """Steps per second of each contestant in each round, and the middle ones in words."""
    torch.set_num_threads(1)
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, take_steps in contestants.items():
            start = time.perf_counter()
            take_steps(STEPS)
            speeds[name].append(STEPS / (time.perf_counter() - start))
    medians = {name: statistics.median(found) for name, found in speeds.items()}
    return speeds, ", ".join(f"{name} {median:,.0f}/s" for name, median in medians.items())


def _measured(contest: Contest) -> Iterator[Figure]:
    contestants = {"ours": _ours(contest), "loader": _loader(contest), "best": _best(contest)}
    speeds, note = _speeds(contestants)
    for name, words, goal in (
        ("loader", "DataLoader and .item()", 1.5),
        ("best", "the best hand-written loop", 0.95),
    ):
        ratios = (a / b for a, b in zip(speeds["ours"], speeds[name], strict=True))
        share = statistics.median(ratios)
        yield Figure(f"{contest.name}: steps against {words}", share, goal, "at least", "x", note)


def _ours(contest: Contest) -> Steps:
    told: list[Record] = []
    loop = Loop(Run(contest.document, torch.device("cpu")), "bench", told.append)
    loop.start()

    def take_steps(count: int) -> None:
        for _ in range(count):
            loop.step()

    return take_steps


def _loader(contest: Contest) -> Steps:
    """As a tutorial writes it: DataLoader, Adam, `.item()` each step."""
    network = contest.network()
    optimizer = torch.optim.Adam(network.parameters(), lr=contest.step_size)
    rows = TensorDataset(*contest.training)
    loader = DataLoader(rows, batch_size=contest.batch_size, shuffle=True, drop_last=True)
    losses: list[float] = []

    def batches() -> Iterator[tuple[Tensor, Tensor]]:
        while True:
            yield from loader
            contest.validate(network)

    endless = batches()

    def take_steps(count: int) -> None:
        for _ in range(count):
            inputs, targets = next(endless)
            optimizer.zero_grad()
            loss = contest.loss(network, inputs, targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())

    return take_steps


def _best(contest: Contest) -> Steps:
    """As fast as eager PyTorch goes: tensors in memory, fused Adam, losses kept as a tensor."""
    network, (inputs, targets) = contest.network(), contest.training
    optimizer = torch.optim.Adam(network.parameters(), lr=contest.step_size, fused=True)
    losses = torch.empty(ROUNDS * STEPS)
    done = 0

    def batches() -> Iterator[tuple[Tensor, Tensor]]:
        size = contest.batch_size
        while True:
            order = torch.randperm(len(inputs))[: len(inputs) // size * size]
            columns = (column[order].split(size) for column in (inputs, targets))
            yield from zip(*columns, strict=True)
            contest.validate(network)

    endless = batches()

    def take_steps(count: int) -> None:
        nonlocal done
        for _ in range(count):
            batch, wanted = next(endless)
            optimizer.zero_grad()
            loss = contest.loss(network, batch, wanted)
            loss.backward()
            optimizer.step()
            losses[done] = loss.detach()
            done += 1

    return take_steps


def _digits() -> Contest:
    document = digits_autoencoder()
    training, validation = _rows(document)

    def network() -> nn.Module:
        return nn.Sequential(
            nn.Flatten(),
            nn.Linear(64, 128),
            nn.GELU(),
            nn.Linear(128, 64),
            nn.GELU(),
            nn.Linear(64, 2),
            nn.Linear(2, 64),
            nn.GELU(),
            nn.Linear(64, 128),
            nn.GELU(),
            nn.Linear(128, 64),
            nn.Sigmoid(),
            nn.Unflatten(1, (8, 8)),
        )

    def loss(made: nn.Module, images: Tensor, _: Tensor) -> Tensor:
        return nn.functional.mse_loss(made(images), images)

    return Contest("digits", document, network, loss, training, validation)


def _moons() -> Contest:
    def network() -> nn.Module:
        return nn.Sequential(
            nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1)
        )

    return _told_apart("2-8-8-1", moons_classifier(), network)


def _neurons() -> Contest:
    def network() -> nn.Module:
        return nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))

    return _told_apart("17 single neurons", single_neurons(), network)


def _told_apart(name: str, document: Document, network: Callable[[], nn.Module]) -> Contest:
    """A contest on two moons."""
    training, validation = _rows(document)

    def loss(made: nn.Module, points: Tensor, label: Tensor) -> Tensor:
        logits = made(points)
        wanted = label.float().unsqueeze(-1)
        return nn.functional.binary_cross_entropy_with_logits(logits, wanted)

    return Contest(name, document, network, loss, training, validation)


def _rows(document: Document) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """The two columns of the document's data: its training and its validation rows."""
    (rows,) = Run(document, torch.device("cpu")).rows.values()
    training, validation = ((rows[name][0], rows[name][1]) for name in ("training", "validation"))
    return training, validation
