"""The engine against Lightning and Keras on torch, in turns: same network, data, batch and threads.

Each of them trains the same epochs from first weights of its own and looks at the validation rows
once an epoch; the clock runs from the first epoch to the last. All reports and checkpoints of the
peers are off.
"""

from __future__ import annotations

import logging
import os
import statistics
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

os.environ["KERAS_BACKEND"] = "torch"  # Keras reads it when it is imported

import keras
import torch
from lightning.pytorch import LightningModule, Trainer
from torch import Tensor
from torch.utils.data import DataLoader, TensorDataset

from engine.observations.records import Record
from engine.training.loop import Loop
from engine.training.run import Run
from tests.benchmarks.engine import Contest, contests
from tests.benchmarks.figure import Figure

ROUNDS, EPOCHS, GOAL = 3, 20, 2.5
Outcome = tuple[float, float]
"""Steps a second, and the loss on the validation rows at the end."""


def figures() -> Iterator[Figure]:
    """Steps per second of the engine as a multiple of each peer's."""
    warnings.filterwarnings("ignore", module="lightning")  # it advises more workers and other cards
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    for contest in contests():
        yield from _measured(contest)


def _measured(contest: Contest) -> Iterator[Figure]:
    torch.set_num_threads(1)
    contestants: dict[str, Callable[[Contest], Outcome]] = {
        "ours": _ours,
        "Lightning": _lightning,
        "Keras": _keras,
    }
    outcomes: dict[str, list[Outcome]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name, train in contestants.items():
            outcomes[name].append(train(contest))
    losses = {
        name: statistics.median(loss for _, loss in found) for name, found in outcomes.items()
    }
    note = "validation losses " + ", ".join(f"{name} {loss:.4f}" for name, loss in losses.items())
    for name in ("Lightning", "Keras"):
        pairs = zip(outcomes["ours"], outcomes[name], strict=True)
        share = statistics.median(ours / theirs for (ours, _), (theirs, _) in pairs)
        words = f"{contest.name}: steps against {name}"
        yield Figure(words, share, GOAL, "at least", "x", note)


def _steps(contest: Contest) -> int:
    return EPOCHS * (len(contest.training[0]) // contest.batch_size)


def _ours(contest: Contest) -> Outcome:
    settings = replace(contest.document.settings, epochs=EPOCHS)
    told: list[Record] = []
    run = Run(replace(contest.document, settings=settings), torch.device("cpu"))
    loop = Loop(run, "bench", told.append)
    loop.start()
    start = time.perf_counter()
    while loop.step():
        pass
    seconds = time.perf_counter() - start
    return _steps(contest) / seconds, next(iter(run.evaluate("validation").values()))


class _Module(LightningModule):  # type: ignore[misc] # the class is unknown where it is not installed
    """The network of a contest as Lightning takes it; `seconds` of its training."""

    def __init__(self, contest: Contest) -> None:
        super().__init__()
        self.contest, self.network = contest, contest.network()
        self.seconds = 0.0

    def training_step(self, batch: tuple[Tensor, Tensor], _: int) -> Tensor:
        return self.contest.loss(self.network, *batch)

    def validation_step(self, batch: tuple[Tensor, Tensor], _: int) -> None:
        self.contest.loss(self.network, *batch)

    def configure_optimizers(self) -> torch.optim.Optimizer:
        return torch.optim.Adam(self.network.parameters(), lr=self.contest.step_size)

    def on_train_start(self) -> None:
        self.seconds = -time.perf_counter()

    def on_train_end(self) -> None:
        self.seconds += time.perf_counter()


def _lightning(contest: Contest) -> Outcome:
    module = _Module(contest)
    size = contest.batch_size
    trainer = Trainer(
        max_epochs=EPOCHS,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        num_sanity_val_steps=0,
    )
    trainer.fit(
        module,
        DataLoader(TensorDataset(*contest.training), size, shuffle=True, drop_last=True),
        DataLoader(TensorDataset(*contest.validation), len(contest.validation[0])),
    )
    return _steps(contest) / module.seconds, contest.validate(module.network)


class _Clock(keras.callbacks.Callback):  # type: ignore[misc] # as above
    """The seconds of a training by Keras."""

    seconds = 0.0

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002 - Keras gives them
        self.seconds = -time.perf_counter()

    def on_train_end(self, logs: Any = None) -> None:  # noqa: ARG002 - Keras gives them
        self.seconds += time.perf_counter()


def _keras(contest: Contest) -> Outcome:
    network, loss = _KERAS[contest.name]()
    network.compile(keras.optimizers.Adam(contest.step_size), loss, jit_compile=False)
    inputs, targets = _for_keras(contest, contest.training)
    rows = len(inputs) // contest.batch_size * contest.batch_size
    clock = _Clock()
    network.fit(
        inputs[:rows],
        targets[:rows],
        contest.batch_size,
        EPOCHS,
        verbose=0,
        callbacks=[clock],
        validation_data=_for_keras(contest, contest.validation),
    )
    found = network.evaluate(*_for_keras(contest, contest.validation), verbose=0)
    return _steps(contest) / clock.seconds, float(found)


def _for_keras(contest: Contest, rows: tuple[Tensor, Tensor]) -> tuple[Any, Any]:
    """Inputs and targets; the digits are their own targets."""
    inputs, labels = rows
    if contest.name == "digits":
        return inputs.numpy(), inputs.numpy()
    return inputs.numpy(), labels.float().unsqueeze(-1).numpy()


def _digits() -> tuple[Any, str]:
    dense = keras.layers.Dense
    units = (128, "gelu"), (64, "gelu"), (2, None), (64, "gelu"), (128, "gelu"), (64, "sigmoid")
    layers = [dense(count, activation=name) for count, name in units]
    shaped = [keras.layers.Flatten(), *layers, keras.layers.Reshape((8, 8))]
    return keras.Sequential([keras.layers.Input((8, 8)), *shaped]), "mse"


def _moons() -> tuple[Any, Any]:
    dense = keras.layers.Dense
    layers = [dense(8, activation="tanh"), dense(8, activation="tanh"), dense(1)]
    network = keras.Sequential([keras.layers.Input((2,)), *layers])
    return network, keras.losses.BinaryCrossentropy(from_logits=True)


_KERAS: dict[str, Callable[[], tuple[Any, Any]]] = {"digits": _digits, "2-8-8-1": _moons}
