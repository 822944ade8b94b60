"""The loop of a run: steps, and what is told of them. It is driven from outside, step by step."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from engine.language import Map
from engine.observations.records import (
    Losses,
    Progress,
    Record,
    RunEnded,
    RunStarted,
    RunState,
    Validated,
)
from engine.training.device import device_words
from engine.training.folder import RunFolder
from engine.training.run import Run, Step

TELL_EVERY_SECONDS = 1 / 30


class Diverged(Exception):
    """A loss was not a finite number; the text is a sentence for the person."""


class Loop:
    """Steps a run and tells what happens; `tell` takes the records.

    Losses stay tensors on their device until they are told, so that no step waits for them.
    """

    def __init__(
        self, run: Run, name: str, tell: Callable[[Record], None], folder: RunFolder | None = None
    ) -> None:
        self.run, self.name, self.folder = run, name, folder
        self._tell = tell
        self._waiting: dict[str, list[tuple[int, dict[str, Tensor]]]] = defaultdict(list)
        self._epoch = 0
        self._seconds = 0.0
        self._since = time.perf_counter()
        self._told = self._since

    def start(self) -> None:
        """Tell that the run has begun."""
        run, settings = self.run, self.run.document.settings
        titles = Map((entry.node.id, entry.node.title) for entry in run.program.plan.learners)
        self._tell(
            RunStarted(
                self.name,
                run.document.title,
                titles,
                settings.epochs,
                run.turns,
                device_words(run.device),
                settings.threads,
                run.weight_count,
                str(self.folder.path) if self.folder else "",
            )
        )
        if self.folder:
            self.folder.begin(run, self.name)
        self._since = self._told = time.perf_counter()
        self._progress("training")

    def step(self) -> bool:
        """One step; False when the run is over. Raises Diverged at a loss that is no number."""
        step = self.run.step()
        if step is None:
            return False
        self._keep(step)
        if self.run.is_between_turns and self.run.epoch > self._epoch:
            self._end_epoch()
        if time.perf_counter() - self._told > TELL_EVERY_SECONDS:
            self.tell("training")
        return True

    def pause(self) -> None:
        """Tell that the run holds; its clock stops."""
        self._seconds += time.perf_counter() - self._since
        self._since = math.inf
        self.tell("paused")

    def resume(self) -> None:
        """Tell that the run goes on."""
        self._since = time.perf_counter()
        self._progress("training")

    def tell(self, state: RunState) -> None:
        """Hand over the losses that wait, and how far the run is."""
        self._told = time.perf_counter()
        self._flush()
        self._progress(state)

    def end(self, state: str, message: str = "", node: str = "") -> None:
        """Tell how the run ended; with losses on the test rows when it was not a failure."""
        if state != "failed":
            self._flush()
            test = self.run.evaluate("test")
            self._told_values("test", test)
        ended = RunEnded(self.name, state, self.seconds, self.run.steps, message, node)  # type: ignore[arg-type] # one of the three words
        if self.folder:
            self.folder.end(self.run, ended)
        self._progress("finished" if state == "finished" else "stopped")
        self._tell(ended)

    @property
    def seconds(self) -> float:
        """How long the run has trained, pauses left out."""
        now = time.perf_counter()
        return self._seconds + (now - self._since if now > self._since else 0.0)

    def _keep(self, step: Step) -> None:
        self._waiting[step.optimizer].append((self.run.steps, step.values))

    def _end_epoch(self) -> None:
        self._epoch = self.run.epoch
        self._flush()
        values = self.run.evaluate("validation")
        self._told_values("validation", values)

    def _told_values(self, split: str, values: dict[str, float]) -> None:
        told = Validated(self.name, split, self.run.epoch, self.run.steps, Map(values))  # type: ignore[arg-type] # one of the two words
        if self.folder:
            self.folder.add(told)
        self._tell(told)

    def _flush(self) -> None:
        for optimizer, told in self._waiting.items():
            losses = self._losses(optimizer, told)
            if self.folder:
                self.folder.add_losses(losses)
            self._tell(losses)
            _check_finite(losses, self.run)
        self._waiting.clear()

    def _losses(self, optimizer: str, told: list[tuple[int, dict[str, Tensor]]]) -> Losses:
        first = told[0][1]
        nodes = self.run.program.plan.terms_of(optimizer)
        total = next(iter(first))
        columns = {
            "loss" if name == total else nodes[name]: _numbers([values[name] for _, values in told])
            for name in first
        }
        steps = np.array([step for step, _ in told])
        return Losses(self.name, optimizer, steps, Map(columns))

    def _progress(self, state: RunState) -> None:
        run, seconds = self.run, max(self.seconds, 1e-9)
        done = max(run.turns_done, 1)
        self._tell(
            Progress(
                self.name,
                state,
                run.epoch,
                run.document.settings.epochs,
                run.steps,
                run.steps * run.document.settings.batch_size / seconds,
                seconds / done * (run.turns - run.turns_done),
            )
        )


def _numbers(values: list[Tensor]) -> np.ndarray:
    return torch.stack(values).float().cpu().numpy()


def _check_finite(losses: Losses, run: Run) -> None:
    values = losses.values["loss"]
    if np.isfinite(values).all():
        return
    place = int(np.flatnonzero(~np.isfinite(values))[0])
    title = run.document.graph.nodes[losses.optimizer].title
    raise Diverged(
        f"{title}: expected a finite loss, received {values[place]} at step "
        f"{losses.steps[place]:,}; lower its step size, or look at what reaches the loss."
    )
