"""The loop of a run: steps, and what is told of them. It is driven from outside, step by step."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from engine.language import Map, number_words
from engine.observations.about import Change
from engine.observations.records import (
    Losses,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    RunState,
    StepSizeChanged,
    Validated,
)
from engine.training.curves import Planes
from engine.training.device import device_words
from engine.training.folder import RunFolder
from engine.training.memory import memory_sentence
from engine.training.run import NOWHERE, Blame, Run, Step

TELL_EVERY_SECONDS = 1 / 30

FAULTS = (RuntimeError, ValueError, IndexError, MemoryError)
"""What torch raises where it cannot compute something."""

Ending = Literal["finished", "stopped", "failed"]


class Failure(Exception):
    """A run cannot go on; the text is a sentence for the person. blame: where that came up."""

    def __init__(self, sentence: str, blame: Blame = NOWHERE) -> None:
        super().__init__(sentence)
        self.blame = blame


@contextmanager
def failing(blame: Callable[[BaseException], Blame] = lambda _: NOWHERE) -> Iterator[None]:
    """Raise a Failure for what torch raises inside; `blame` finds where."""
    try:
        yield
    except FAULTS as fault:
        raise Failure(sentence_of(fault), blame(fault)) from fault


def sentence_of(fault: BaseException) -> str:
    """The first line of what an exception says, and plain words for a memory that is full."""
    if words := memory_sentence(fault):
        return words
    lines = str(fault).strip().splitlines()
    return lines[0] if lines else type(fault).__name__


class Loop:
    """Steps a run and tells what happens; `tell` takes the records.

    Losses stay tensors on their device until they are told, so that no step waits for them.
    """

    def __init__(
        self, run: Run, name: str, tell: Callable[[Record], None], folder: RunFolder | None = None
    ) -> None:
        self.run, self.name, self.folder = run, name, folder
        self.planes: Callable[[], Planes] = dict
        """The planes in which the latent spaces of the run are shown now."""
        self._tell = tell
        self._waiting: dict[str, list[tuple[int, dict[str, Tensor]]]] = defaultdict(list)
        self._epoch = 0
        self._seconds = 0.0
        self._since = time.perf_counter()
        self._told = self._since

    def start(self) -> None:
        """Tell that the run has begun."""
        started_at, path = time.time(), self.folder.path if self.folder else None
        self._tell(run_started(self.run, self.name, path, started_at))
        if self.folder:
            self.folder.begin(self.run, self.name, started_at)
        self._since = self._told = time.perf_counter()
        self._progress("training")

    def step(self) -> bool:
        """One step; False when the run is over. Raises Failure where it cannot go on, as at a loss
        that is no number.
        """
        with failing(self.run.blame):
            step = self._next()
            if step is None:
                return False
            self._keep(step)
            if self.run.is_between_turns and self.run.epoch > self._epoch:
                self._end_epoch()
        if self._is_paused or time.perf_counter() - self._told > TELL_EVERY_SECONDS:
            self.tell()
        return True

    def _next(self) -> Step | None:
        """The next step; where torch refuses weights that are no numbers, it is their fault."""
        try:
            return self.run.step()
        except FAULTS as fault:
            if self.run.is_finite:
                raise
            words = f"the weights are no numbers any more after step {self.run.steps:,}"
            raise ValueError(f"{words}; lower the step size.") from fault

    def pause(self) -> None:
        """Tell that the run holds; its clock stops. Raises Failure as `step` does."""
        self._seconds += time.perf_counter() - self._since
        self._since = math.inf
        self.tell()

    def resume(self) -> None:
        """Tell that the run goes on."""
        self._since = time.perf_counter()
        self._progress("training")

    def tell(self) -> None:
        """Hand over the losses that wait, and how far the run is. Raises Failure as `step` does."""
        self._told = time.perf_counter()
        self._flush()
        self._progress("paused" if self._is_paused else "training")
        if self.folder and self.folder.is_due:
            self._keep_so_far(self.folder)

    def set_step_size(self, optimizer: str, step_size: float) -> None:
        """Let an optimizer step with this size from its next step on, and tell which that is.

        Raises ValueError, a sentence, where it does not fit.
        """
        sizes, steps = self.run.step_sizes, self.run.steps
        if not sizes.set(optimizer, step_size, steps):
            return
        step = sizes.next_step(optimizer, steps)
        if self.folder:
            self.folder.add_change(Change(optimizer=optimizer, step=step, step_size=step_size))
        self._tell(StepSizeChanged(self.name, optimizer, step, step_size))

    def end(self, state: Ending, message: str = "", blame: Blame = NOWHERE) -> RunEnded:
        """Tell how the run ended; with losses on the test rows when it was not a failure."""
        try:
            if state != "failed":
                self._flush()
                with failing(self.run.blame):
                    self._told_values("test", self.run.evaluate("test"))
        except Failure as fault:
            state, message, blame = "failed", str(fault), fault.blame
        reached = self.seconds, self.run.steps
        ended = RunEnded(self.name, state, *reached, message, blame.node, blame.line)
        ended = self._kept(ended)
        self._progress(ended.state)
        self._tell(ended)
        return ended

    @property
    def seconds(self) -> float:
        """How long the run has trained, pauses left out."""
        return self._seconds + (0.0 if self._is_paused else time.perf_counter() - self._since)

    @property
    def _is_paused(self) -> bool:
        return math.isinf(self._since)

    def _kept(self, ended: RunEnded) -> RunEnded:
        """How the run ended, once its folder is written too."""
        if self.folder is None:
            return ended
        self._progress("saving")
        try:
            self.folder.end(self.run, ended, self.planes())
        except OSError as fault:
            return replace(ended, state="failed", message=ended.message or str(fault))
        return ended

    def _keep_so_far(self, folder: RunFolder) -> None:
        """Write what is known to the folder; where that fails, the run goes on all the same."""
        try:
            folder.keep(self.run, self.name, self.seconds, self.planes())
        except OSError as fault:
            folder.keep_no_more()
            self._tell(Refused(self.name, str(fault)))

    def _keep(self, step: Step) -> None:
        self._waiting[step.optimizer].append((self.run.steps, step.values))

    def _end_epoch(self) -> None:
        self._epoch = self.run.epoch
        self._flush()
        self._told_values("validation", self.run.evaluate("validation"))

    def _told_values(self, split: Literal["validation", "test"], values: dict[str, float]) -> None:
        told = Validated(self.name, split, self.run.epoch, self.run.steps, Map(values))
        if self.folder:
            self.folder.add(told)
        self._tell(told)

    def _flush(self) -> None:
        waiting = [self._losses(optimizer, told) for optimizer, told in self._waiting.items()]
        self._waiting.clear()
        for losses in waiting:
            if self.folder:
                self.folder.add_losses(losses)
            self._tell(losses)
        for losses in waiting:
            _check_finite(losses, self.run)

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
        self._tell(
            Progress(
                self.name,
                state,
                run.epoch,
                run.document.settings.epochs,
                run.steps,
                run.steps * run.program.plan.batch_size / seconds,
                seconds / max(run.steps, 1) * (run.all_steps - run.steps),
            )
        )


def run_started(run: Run, name: str, folder: Path | None, started_at: float) -> RunStarted:
    """What a run says first."""
    settings = run.document.settings
    return RunStarted(
        name,
        run.document.title,
        Map((entry.node.id, entry.node.title) for entry in run.program.plan.learners),
        settings.epochs,
        run.all_steps,
        device_words(run.device),
        settings.threads,
        run.weight_count,
        str(folder) if folder else "",
        settings.seed,
        started_at,
        run.stages,
    )


def _numbers(values: list[Tensor]) -> np.ndarray:
    return torch.stack(values).float().cpu().numpy()


def _check_finite(losses: Losses, run: Run) -> None:
    values = losses.values["loss"]
    if np.isfinite(values).all():
        return
    place = int(np.flatnonzero(~np.isfinite(values))[0])
    title = run.document.graph.nodes[losses.optimizer].title
    raise Failure(
        f"{title}: expected a finite loss, received {number_words(float(values[place]))} at step "
        f"{losses.steps[place]:,}; lower its step size, or look at what reaches the loss.",
        run.blame_of(losses.optimizer),
    )
