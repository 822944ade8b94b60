"""A run's folder: document, source, versions and seeds, metrics, curves and weights."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save

from engine.document.files import unwritten, write_atomically
from engine.document.likeness import likeness
from engine.document.schema import to_json
from engine.language import registry
from engine.observations.about import (
    ABOUT,
    CURVES,
    DOCUMENT,
    FILM,
    METRICS,
    SOURCE,
    WEIGHTS,
    About,
    Best,
    Change,
    about_text,
)
from engine.observations.records import Losses, RunEnded, Validated
from engine.training.curves import Curves, Planes
from engine.training.device import device_words
from engine.training.film import Film
from engine.training.run import Run

KEEP_EVERY_SECONDS = 10.0
KEEPING_SHARE = 0.02
"""A run is kept less often where that takes longer, so that it costs at most this share."""


class RunFolder:
    """Keeps one run. Raises OSError, a sentence, where the folder cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.film = Film()
        """What was filmed; without a frame it is not kept."""
        self.changes: list[Change] = []
        self._rows: list[tuple[str, int, int, str, float]] = []
        self._latest: dict[str, float] = {}
        self._curves = Curves()
        self._next_keep = 0.0
        self._started_at = 0.0

    def begin(self, run: Run, name: str, started_at: float) -> None:
        """Write what is known before the first step. started_at: seconds since 1970."""
        self._started_at = started_at
        with self._writing():
            self.path.mkdir(parents=True, exist_ok=True)
            for earlier in (METRICS, CURVES, FILM, WEIGHTS):
                (self.path / earlier).unlink(missing_ok=True)
            self._write(DOCUMENT, to_json(run.document).encode())
            self._write(SOURCE, run.program.text.encode())
            self._write_about(self._about(run, name))
        self._next_keep = time.perf_counter() + KEEP_EVERY_SECONDS

    def add_losses(self, losses: Losses) -> None:
        """Remember training losses."""
        self._curves.add(losses)
        for term, values in losses.values.items():
            key = losses.optimizer if term == "loss" else f"{losses.optimizer}.{term}"
            self._latest[key] = float(values[-1])

    def add(self, told: Validated) -> None:
        """Remember losses and measures of an epoch, with the training losses at that time."""
        self._curves.add(told)
        if told.split == "validation":
            for key, value in self._latest.items():
                self._rows.append(("training", told.epoch, told.step, key, value))
        for node, value in told.values.items():
            self._rows.append((told.split, told.epoch, told.step, node, value))

    def add_change(self, change: Change) -> None:
        """Remember that a step size was changed; of several at one step the last one counts."""
        place = change.optimizer, change.step
        kept = [each for each in self.changes if (each.optimizer, each.step) != place]
        self.changes = [*kept, change]

    @property
    def is_due(self) -> bool:
        """Whether it is time to keep what came, so that a killed engine takes only the rest."""
        return time.perf_counter() >= self._next_keep

    def keep(self, run: Run, name: str, seconds: float, planes: Planes) -> None:
        """Write all that is known in the middle of a run; seconds: how long it has trained."""
        start = time.perf_counter()
        self._write_all(run, self._about(run, name, seconds=seconds), planes)
        took = time.perf_counter() - start
        self._next_keep = start + took + max(KEEP_EVERY_SECONDS, took / KEEPING_SHARE)

    def keep_no_more(self) -> None:
        """Leave it at what is kept until the end."""
        self._next_keep = math.inf

    def end(self, run: Run, ended: RunEnded, planes: Planes) -> None:
        """Write metrics, curves and weights, and how the run ended."""
        about = self._about(
            run,
            ended.run,
            state=ended.state,
            seconds=ended.seconds,
            message=ended.message,
            node=ended.node,
            line=ended.line,
        )
        self._write_all(run, about, planes)

    def _write_all(self, run: Run, about: About, planes: Planes) -> None:
        weights = save(run.weights())
        digest = hashlib.sha256(weights).hexdigest()
        with self._writing():
            self._write(METRICS, self._table().encode())
            self._write(CURVES, self._curves.to_bytes(planes))
            if self.film.frames:
                self._write(FILM, self.film.to_bytes())
            self._write(WEIGHTS, weights)
            self._write_about(about.model_copy(update={"weights_sha256": digest}))

    def _table(self) -> str:
        table = io.StringIO()
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("split", "epoch", "step", "node", "value"))
        writer.writerows(self._rows)
        return table.getvalue()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            why = unwritten(Path(fault.filename or self.path), fault)
            raise OSError(f"The run cannot be kept in {self.path}: {why}.") from fault

    def _write_about(self, about: About) -> None:
        self._write(ABOUT, about_text(about).encode())

    def _write(self, name: str, content: bytes) -> None:
        write_atomically(self.path / name, content)

    def _about(self, run: Run, name: str, **known: Any) -> About:  # fields of About
        settings = run.document.settings
        return About(
            run=name,
            title=run.document.title,
            started_at=self._started_at,
            seed=settings.seed,
            epochs=settings.epochs,
            all_steps=run.all_steps,
            threads=settings.threads,
            device=str(run.device),
            machine=device_words(run.device),
            weights=run.weight_count,
            likeness=likeness(run.document),
            versions=versions(),
            titles={node: run.document.graph.nodes[node].title for node in run.told_nodes},
            steps=run.steps,
            epochs_done=run.epoch,
            validation=self._best(run),
            test={row[3]: _finite(row[4]) for row in self._rows if row[0] == "test"},
            changes=tuple(self.changes),
            **known,
        )

    def _best(self, run: Run) -> dict[str, Best]:
        told: dict[str, list[tuple[int, float]]] = {}
        for split, epoch, _, node, value in self._rows:
            if split == "validation":
                told.setdefault(node, []).append((epoch, value))
        nodes = run.document.graph.nodes
        return {
            node: _best(values, is_high=registry()[nodes[node].block].is_better_high)
            for node, values in told.items()
        }


def versions() -> dict[str, str]:
    """The versions that a run's numbers depend on."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
    }


def _best(values: Sequence[tuple[int, float]], *, is_high: bool) -> Best:
    """The last and the lowest of some values, each with its epoch; or the last and the highest."""
    finite = [each for each in values if math.isfinite(each[1])] or values
    epoch, best = (max if is_high else min)(finite, key=lambda each: each[1])
    last = _finite(values[-1][1])
    if is_high:
        return Best(last=last, highest=_finite(best), highest_epoch=epoch)
    return Best(last=last, lowest=_finite(best), lowest_epoch=epoch)


def _finite(value: float) -> float | None:
    """JSON has no word for what is no number."""
    return value if math.isfinite(value) else None
