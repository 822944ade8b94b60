"""The window: its first frame, how quickly it answers, and what it costs the training.

Everything runs without a screen (or on the one that DISPLAY names) and in processes of its own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.bridge.process import ProcessHost
from engine.commands import Train
from engine.document.files import write_document
from engine.document.values import Document
from engine.observations.records import RunEnded
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import digits_autoencoder, moons_classifier

STARTS = 5
ROUNDS = 3
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def figures() -> Iterator[Figure]:
    """The figures of the window, one after the other."""
    yield _first_frame()
    yield from _documents()
    for name, document in (("digits", digits_autoencoder()), ("2-8-8-1", moons_classifier())):
        yield from _beside_training(name, document)


def _first_frame() -> Figure:
    seconds: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(STARTS + 1):
        for which, found in seconds.items():
            start = time.monotonic()
            painted = float(run_child("tests.benchmarks.first_frame", which))
            found.append(painted - start)
    ratios = [a / b for a, b in zip(seconds["ours"][1:], seconds["bare"][1:], strict=True)]
    note = ", ".join(f"{name} {statistics.median(found):.2f} s" for name, found in seconds.items())
    name = "first frame against a Qt window with one plot"
    return Figure(name, statistics.median(ratios), 1.5, "at most", "x", note)


def _documents() -> Iterator[Figure]:
    """Several documents in one window."""
    told = json.loads(run_child("tests.benchmarks.open_documents"))
    opened, turned = statistics.median(told["opened"]), np.percentile(told["turned"], 95)
    yield Figure("another document open and painted, p50", opened, 300.0, "at most", "ms")
    yield Figure("another tab shown, p95", float(turned), 50.0, "at most", "ms")
    yield Figure("memory of a document in a tab", told["mb"], 10.0, "at most", "MB")


def _beside_training(name: str, document: Document) -> Iterator[Figure]:
    rises, shares, notes = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.loom"
        write_document(document, path)
        for _ in range(ROUNDS):
            alone = _seconds_alone(document)
            told = json.loads(run_child("tests.benchmarks.busy_window", str(path)))
            idle, training = (np.percentile(told[key], 99) for key in ("idle", "training"))
            rises.append(float(training - idle))
            shares.append(alone / told["seconds"])
            notes.append(f"{idle:.1f} to {training:.1f} ms")
    rise = statistics.median(rises)
    yield Figure(f"{name}: input p99 above idle", rise, 3.0, "at most", "ms", "; ".join(notes))
    share = statistics.median(shares)
    yield Figure(f"{name}: training speed beside the window", share, 0.95, "at least", "x")


def _seconds_alone(document: Document) -> float:
    """How long the same engine process takes without a window."""
    host = ProcessHost()
    try:
        host.send(Train("alone", document))
        while True:
            host.channel.wait(1.0)
            for record in host.channel.drain():
                if isinstance(record, RunEnded):
                    return record.seconds
    finally:
        host.close()


def run_child(module: str, *arguments: str) -> str:
    """What a module prints that is run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout
