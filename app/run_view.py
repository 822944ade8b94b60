"""What the window knows of the current run: the records that came, put together for the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.run_names import run_name
from engine.document.values import Document, Graph
from engine.observations.records import (
    Cloud,
    Floats,
    GradientNorms,
    Losses,
    NodeWeights,
    Preparing,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    RunState,
    Samples,
    SourceText,
    StepSizeChanged,
    StepTime,
    Validated,
)
from engine.questions.question import Answer, NoAnswer, Working

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import SignalInstance

Latest = (
    Preparing | RunStarted | Progress | Cloud | StepTime | GradientNorms | NodeWeights | RunEnded
)
"""The records of which only the latest counts."""

FIRST_CAPACITY = 1024
ENDINGS = frozenset({"finished", "stopped", "failed"})
NO_DOCUMENT = Document()


class Curve:
    """A curve that grows at its end without being copied each time."""

    def __init__(self) -> None:
        self._steps: NDArray[np.float64] = np.empty(FIRST_CAPACITY)
        self._values: NDArray[np.float64] = np.empty(FIRST_CAPACITY)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, steps: NDArray[np.int64], values: Floats) -> None:
        """Put points at the end: (count,) each."""
        end = self._count + len(steps)
        while end > len(self._steps):
            self._steps = np.concatenate([self._steps, np.empty_like(self._steps)])
            self._values = np.concatenate([self._values, np.empty_like(self._values)])
        self._steps[self._count : end], self._values[self._count : end] = steps, values
        self._count = end

    @property
    def steps(self) -> NDArray[np.float64]:
        """(count,) the step of each point."""
        return self._steps[: self._count]

    @property
    def values(self) -> NDArray[np.float64]:
        """(count,) the value of each point."""
        return self._values[: self._count]


class RunView(QObject):
    """The current run as the views see it. Records of earlier runs are passed over."""

    started = Signal()
    losses_changed = Signal()
    cloud_changed = Signal()
    samples_changed = Signal()
    answered = Signal(object)
    """An Answer, a NoAnswer or a Working: what comes of an Ask command."""
    written = Signal(object)
    """A SourceText: the answer of the engine to a document."""
    progress_changed = Signal()
    time_changed = Signal()
    weights_changed = Signal()
    gradients_changed = Signal()
    ended = Signal()
    step_size_changed = Signal(object)
    """A StepSizeChanged that has just come."""
    refused = Signal(str)
    """One sentence for the person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.expected, self.document = "", NO_DOCUMENT
        """The id of the run that was asked for last, and the document as it was then."""
        self.is_reopened = False
        """Whether it is an earlier run that was opened again."""
        self._forget()

    def _forget(self) -> None:
        self.start: RunStarted | None = None
        self.end: RunEnded | None = None
        self.progress: Progress | None = None
        self.cloud: Cloud | None = None
        self.samples: dict[tuple[str, str], Samples] = {}
        """By node and port, what was made last."""
        self.test: Validated | None = None
        self.time: StepTime | None = None
        self.gradients: GradientNorms | None = None
        self.weights: NodeWeights | None = None
        self.is_preparing = False
        """Whether the engine is there and has begun to make the run ready."""
        self.changes: list[StepSizeChanged] = []
        self.training: dict[tuple[str, str], Curve] = {}
        """By optimizer id and term; the term 'loss' is the total."""
        self.validation: dict[str, Curve] = {}
        """By the id of the loss or measure node, at the step of each validation."""

    @property
    def graph(self) -> Graph:
        """The graph as it was when the run was asked for."""
        return self.document.graph

    @property
    def state(self) -> RunState | None:
        """How the run stands; None before the first one."""
        if self.end is not None:
            return self.end.state
        return self.progress.state if self.progress else None

    @property
    def is_active(self) -> bool:
        """Whether a run is training or paused."""
        return bool(self.expected) and self.end is None

    @property
    def name(self) -> str:
        """What tells the run from others, such as 'Run of 14:03, seed 1'; empty until it began."""
        return run_name(self.start.started_at, self.start.seed) if self.start else ""

    @property
    def is_starting(self) -> bool:
        """Whether a run was asked for that has not begun."""
        return self.is_active and self.start is None

    def expect(
        self, run: str, document: Document = NO_DOCUMENT, *, is_reopened: bool = False
    ) -> None:
        """From now on only the records of this run count; document: what it trains."""
        self.expected, self.document, self.is_reopened = run, document, is_reopened
        self._forget()
        self.progress_changed.emit()

    def lose(self, message: str) -> None:
        """The engine died: end the run, if any, with a sentence; what came so far stays."""
        if self.is_active:
            steps = self.progress.step if self.progress else 0
            self.end = RunEnded(self.expected, "failed", 0.0, steps, message)
            self.ended.emit()

    def take(self, records: Iterable[Record]) -> None:
        """Take in what the engine said since the last time, and tell the views once."""
        ours = [record for record in records if record.run in (self.expected, "")]
        for record in ours:
            self._keep(record)
        kinds = {type(record) for record in ours}
        for told, signal in self._signals():
            if kinds & told:
                signal.emit()

    def _signals(self) -> tuple[tuple[set[type[Record]], SignalInstance], ...]:
        """By kinds of records, what tells the views of them, in this order."""
        return (
            ({RunStarted}, self.started),
            ({Losses, Validated}, self.losses_changed),
            ({Cloud}, self.cloud_changed),
            ({Samples}, self.samples_changed),
            ({Progress, RunStarted, Preparing}, self.progress_changed),
            ({StepTime}, self.time_changed),
            ({GradientNorms}, self.gradients_changed),
            ({NodeWeights}, self.weights_changed),
            ({RunEnded}, self.ended),
        )

    def _keep(self, record: Record) -> None:
        match record:
            case Losses():
                self._keep_losses(record)
            case Validated():
                self._keep_validated(record)
            case Samples():
                self.samples[record.node, record.port] = record
            case Answer() | NoAnswer() | Working():
                self.answered.emit(record)
            case SourceText():
                self.written.emit(record)
            case Refused():
                self.refused.emit(record.message)
            case StepSizeChanged():
                self.changes.append(record)
                self.step_size_changed.emit(record)
            case _:
                self._replace(record)

    def _replace(self, record: Latest) -> None:
        match record:
            case StepTime() | GradientNorms() | NodeWeights():
                self._keep_answer(record)
            case Preparing():
                self.is_preparing = True
            case RunStarted():
                self.start = record
            case Progress():
                self.progress = _before_its_end(record)
            case Cloud():
                self.cloud = record
            case RunEnded():
                self.end = record

    def _keep_answer(self, record: StepTime | GradientNorms | NodeWeights) -> None:
        match record:
            case StepTime():
                self.time = record
            case GradientNorms():
                self.gradients = record
            case NodeWeights():
                self.weights = record

    def _keep_losses(self, record: Losses) -> None:
        for term, values in record.values.items():
            curve = self.training.setdefault((record.optimizer, term), Curve())
            curve.extend(record.steps, values)

    def _keep_validated(self, record: Validated) -> None:
        if record.split == "test":
            self.test = record
            return
        for node, value in record.values.items():
            curve = self.validation.setdefault(node, Curve())
            curve.extend(np.array([record.step]), np.array([value], dtype=np.float32))


def _before_its_end(progress: Progress) -> Progress:
    """A run that says that it is over is still being saved until its end is told too."""
    is_over = progress.state in ENDINGS
    return replace(progress, state="saving") if is_over else progress
