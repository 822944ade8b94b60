"""From a document to running code: how long a large one takes, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Iterator

from engine.document.values import Document
from engine.program.loading import Loaded
from engine.program.write import write
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import residual_stack

ROUNDS = 5
LARGE, HUGE = 1_000, 10_000


def compiling() -> Iterator[Figure]:
    """Milliseconds of the processor for a large document, checked, written and loaded; and for a
    node of a huge one.
    """
    _seconds(residual_stack(20))
    large, huge = (_seconds(residual_stack(nodes)) for nodes in (LARGE, HUGE))
    note = f"{HUGE:,} nodes in {huge:.2f} s"
    yield Figure(f"compiling {LARGE:,} nodes", 1000 * large, 150, "at most", "ms")
    growth = huge / large * LARGE / HUGE
    name = f"time a node of {HUGE:,} nodes against {LARGE:,}"
    yield Figure(name, growth, 2.0, "at most", "x", note)


def _seconds(document: Document) -> float:
    """The least of some rounds."""
    return min(_once(document) for _ in range(ROUNDS))


def _once(document: Document) -> float:
    start = time.process_time()
    Loaded(write(document))
    return time.process_time() - start
