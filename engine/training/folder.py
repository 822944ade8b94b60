"""A run's folder: the document, the source, versions and seeds, metrics, and the weights."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save

from engine.document.files import write_atomically
from engine.document.schema import to_json
from engine.observations.records import Losses, RunEnded, Validated
from engine.training.run import Run

DOCUMENT, SOURCE, ABOUT = "document.loom", "program.py", "run.json"
METRICS, WEIGHTS = "metrics.csv", "weights.safetensors"


class RunFolder:
    """Keeps one run. Raises OSError, a sentence, where the folder cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: list[tuple[str, int, int, str, float]] = []
        self._latest: dict[str, float] = {}

    def begin(self, run: Run, name: str) -> None:
        """Write what is known before the first step."""
        with self._writing():
            self.path.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path / DOCUMENT, to_json(run.document).encode())
            write_atomically(self.path / SOURCE, run.program.text.encode())
            self._write_about(_about(run, name))

    def add_losses(self, losses: Losses) -> None:
        """Remember the latest training losses."""
        for term, values in losses.values.items():
            key = losses.optimizer if term == "loss" else f"{losses.optimizer}.{term}"
            self._latest[key] = float(values[-1])

    def add(self, told: Validated) -> None:
        """Remember losses and measures of an epoch, with the training losses at that time."""
        if told.split == "validation":
            for key, value in self._latest.items():
                self._rows.append(("training", told.epoch, told.step, key, value))
        for node, value in told.values.items():
            self._rows.append((told.split, told.epoch, told.step, node, value))

    def end(self, run: Run, ended: RunEnded) -> None:
        """Write metrics and weights, and how the run ended."""
        weights = save(run.weights())
        digest = hashlib.sha256(weights).hexdigest()
        with self._writing():
            write_atomically(self.path / METRICS, self._table().encode())
            write_atomically(self.path / WEIGHTS, weights)
            self._write_about({**_about(run, ended.run), **asdict(ended), "weights_sha256": digest})

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
            reason = (fault.strerror or str(fault)).lower()
            raise OSError(
                f"The run cannot be kept in {self.path}: {reason}. Choose another folder, or make "
                "room."
            ) from fault

    def _write_about(self, about: dict[str, object]) -> None:
        text = json.dumps(about, indent=2, sort_keys=True)
        write_atomically(self.path / ABOUT, f"{text}\n".encode())


def versions() -> dict[str, str]:
    """The versions that a run's numbers depend on."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
    }


def _about(run: Run, name: str) -> dict[str, object]:
    settings = run.document.settings
    return {
        "run": name,
        "seed": settings.seed,
        "threads": settings.threads,
        "device": str(run.device),
        "versions": versions(),
    }
