"""What a document costs to compile grows with its nodes, and not with their square."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from pstats import Stats

import pytest

from engine.document.values import Document
from engine.program.loading import Loaded
from engine.program.write import write
from tests.benchmarks.networks import namesakes, placed_parts, residual_stack

FEW, MANY = 200, 800


def calls(document: Document) -> int:
    """How many functions are called to compile it: the same number on every machine."""
    profile = Profile()
    profile.runcall(lambda: Loaded(write(document)))
    stats: dict[str, int] = vars(Stats(profile))
    return stats["total_calls"]


@pytest.mark.parametrize("drawn", [residual_stack, namesakes, placed_parts])
def test_four_times_the_nodes_take_no_more_than_four_times_the_calls(
    drawn: Callable[[int], Document],
) -> None:
    calls(drawn(20))
    assert calls(drawn(MANY)) < 1.05 * MANY / FEW * calls(drawn(FEW))
