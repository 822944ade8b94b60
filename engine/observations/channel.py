"""The bounded channel between the thread that trains and whoever looks.

Losses are never dropped: those that wait are joined into one record for each optimizer. Of pictures
(clouds, samples, progress) and of the source only the latest waits. So the number of these is
bounded by the number of things that are watched, however slow the reader is; what is said once (a
start, an end, an answer) or once an epoch (a validation) waits as it is.
"""

from __future__ import annotations

from collections.abc import Hashable
from threading import Condition

import numpy as np

from engine.language import Map
from engine.observations.records import (
    Cloud,
    GradientNorms,
    Losses,
    NodeWeights,
    Progress,
    Record,
    Samples,
    SourceText,
    StepTime,
)
from engine.questions.question import Answer, NoAnswer, Working


class Channel:
    """Records in from one thread, out on another, in order."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Record] = {}
        self._arrived = Condition()
        self._count = 0
        self._is_awaited = False

    def put(self, record: Record) -> None:
        """Hand a record over; never waits."""
        with self._arrived:
            self._count += 1
            key = _place(record, self._count)
            before = self._waiting.pop(key, None)
            joined = isinstance(before, Losses) and isinstance(record, Losses)
            self._waiting[key] = _joined(before, record) if joined else record  # type: ignore[arg-type] # both are Losses where joined
            self._is_awaited |= isinstance(record, Answer | NoAnswer)
            self._arrived.notify_all()

    def drain(self) -> tuple[Record, ...]:
        """All that waits, oldest first; empty when there is nothing."""
        with self._arrived:
            records = tuple(self._waiting.values())
            self._waiting.clear()
            self._is_awaited = False
        return records

    def wait(self, seconds: float) -> bool:
        """Wait until something is there, at most `seconds`; says whether there is."""
        with self._arrived:
            return self._arrived.wait_for(lambda: bool(self._waiting), seconds)

    def rest(self, seconds: float) -> None:
        """Let more gather for so long; not while an answer is there, for which somebody waits."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._is_awaited, seconds)


def _place(record: Record, number: int) -> Hashable:
    """What a record replaces or joins; its number where it stands for itself."""
    match record:
        case Losses():
            return "losses", record.run, record.optimizer
        case Cloud() | Samples():
            return type(record), record.run, record.node, record.port
        case NodeWeights():
            return type(record), record.run, record.node
        case Working():
            return type(record), record.run, record.request
        case Progress() | StepTime() | GradientNorms() | SourceText():
            return type(record), record.run
        case _:
            return number


def _joined(before: Losses, after: Losses) -> Losses:
    values = {
        name: np.concatenate([before.values[name], after.values[name]]) for name in after.values
    }
    return Losses(
        after.run, after.optimizer, np.concatenate([before.steps, after.steps]), Map(values)
    )
