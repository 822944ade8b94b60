"""The engine against hand-written PyTorch: same network, data, batch size and threads, in turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from engine.document.files import read_document
from engine.examples import example_paths
from engine.observations.records import Record
from engine.training.loop import Loop
from engine.training.run import Run
from tests.benchmarks.figure import Figure

ROUNDS, STEPS, BATCH = 7, 360, 64
TRAINING_ROWS = 1167


def figures() -> Iterator[Figure]:
    """Steps per second of the engine as a share of each hand-written loop's."""
    contestants = {"ours": _ours(), "loader": _with_loader(), "best": _best()}
    speeds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, run_steps in contestants.items():
            start = time.perf_counter()
            run_steps(STEPS)
            speeds[name].append(STEPS / (time.perf_counter() - start))
    shares = {
        name: statistics.median(a / b for a, b in zip(speeds["ours"], speeds[name], strict=True))
        for name in ("loader", "best")
    }
    note = ", ".join(f"{name} {statistics.median(found):,.0f}/s" for name, found in speeds.items())
    yield Figure(
        "steps against DataLoader and .item()", shares["loader"], 1.5, "at least", "x", note
    )
    yield Figure("steps against the best hand-written loop", shares["best"], 0.95, "at least", "x")


def _ours() -> Callable[[int], None]:
    document = read_document(example_paths()["digits-autoencoder"])
    told: list[Record] = []
    loop = Loop(Run(document, torch.device("cpu")), "bench", told.append)
    loop.start()

    def run_steps(count: int) -> None:
        for _ in range(count):
            loop.step()

    return run_steps


def _network() -> nn.Sequential:
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


def _images() -> Tensor:
    return torch.from_numpy(load_digits().images / 16).float()[:TRAINING_ROWS]


def _with_loader() -> Callable[[int], None]:
    """As a tutorial writes it: DataLoader, Adam, `.item()` each step."""
    network = _network()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.002)
    loader = DataLoader(TensorDataset(_images()), batch_size=BATCH, shuffle=True, drop_last=True)
    losses: list[float] = []

    def batches() -> Iterator[Tensor]:
        while True:
            for (images,) in loader:
                yield images

    endless = batches()

    def run_steps(count: int) -> None:
        for _ in range(count):
            images = next(endless)
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(network(images), images)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())

    return run_steps


def _best() -> Callable[[int], None]:
    """As fast as eager PyTorch goes: tensors in memory, fused Adam, losses kept as a tensor."""
    network, images = _network(), _images()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.002, fused=True)
    losses = torch.empty(ROUNDS * STEPS)
    done = 0

    def batches() -> Iterator[Tensor]:
        while True:
            shuffled = images[torch.randperm(len(images))]
            yield from shuffled.split(BATCH)[: len(images) // BATCH]

    endless = batches()

    def run_steps(count: int) -> None:
        nonlocal done
        for _ in range(count):
            batch = next(endless)
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(network(batch), batch)
            loss.backward()
            optimizer.step()
            losses[done] = loss.detach()
            done += 1

    return run_steps
