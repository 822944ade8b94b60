from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from app.bridge.collector import Collector


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


def test_python_collects_nothing_by_itself_while_the_collector_works(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_garbage_beyond_the_threshold_is_collected(collector: Collector) -> None:
    gc.collect()
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]  # type: ignore[var-annotated] # nothing goes in
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collector.collect()
    assert gc.get_count()[0] < len(kept)


def test_little_garbage_is_left_alone(collector: Collector) -> None:
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    collector.collect()
    assert gc.get_stats()[0]["collections"] == before
