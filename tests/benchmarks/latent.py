"""The latent space under the hand: pointing, and what a live cloud and a film cost the training."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.document.files import write_document
from engine.document.values import Document
from tests.benchmarks import latent_cloud, latent_film, latent_lasso
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import digits_autoencoder, enlarged_digits, ten_thousand_codes
from tests.benchmarks.window import run_child

POINTED = {"digits": digits_autoencoder, "digits enlarged to 28 x 28": enlarged_digits}
GOALS_MS = {"idle": 16.0, "training": 33.0}


def figures() -> Iterator[Figure]:
    """The figures of the latent space, one after the other."""
    for name, document in POINTED.items():
        yield from _pointed(name, document())
    yield from _refreshed()
    yield from latent_cloud.figures()
    yield from latent_lasso.figures()
    yield from latent_film.figures()


def _pointed(name: str, document: Document) -> Iterator[Figure]:
    told: dict[str, list[float]] = json.loads(_measured("latent_hand", document))
    beside = {"plain pyqtgraph, move to marker, p95": _p95(told["plain"])}
    for when, goal in GOALS_MS.items():
        note = f"p50 {statistics.median(told[when]):.1f} ms"
        words = f"{name}: pointer to decoded picture, {when}, p95"
        yield Figure(words, _p95(told[when]), goal, "at most", "ms", note, beside)


def _refreshed() -> Iterator[Figure]:
    told = json.loads(_measured("latent_refresh", ten_thousand_codes()))
    seen, unseen = (np.array(told[name]) for name in ("seen", "unseen"))
    cost = statistics.median(seen[:, 0] / unseen[:, 0]) - 1
    rate = statistics.median(seen[:, 1])
    note = f"{rate:.1f} clouds a second"
    name = "10,000 points refreshed live: part of the training speed"
    yield Figure(name, 100 * cost, 5.0, "at most", "%", note)


def _measured(module: str, document: Document) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.loom"
        write_document(document, path)
        return run_child(f"tests.benchmarks.{module}", str(path))


def _p95(waits: Sequence[float]) -> float:
    return float(np.percentile(waits, 95))
