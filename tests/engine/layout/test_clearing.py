from __future__ import annotations

from cProfile import Profile
from pstats import Stats
from random import Random

import numpy as np
import pytest

from engine.layout.clearing import REACH, STEP, Rects, free_shift, is_clear


def scattered(chance: Random, count: int, within: float) -> Rects:
    corners = [(chance.uniform(0, within), chance.uniform(0, within)) for _ in range(count)]
    return np.array([(x, y, x + 136.0, y + 76.0) for x, y in corners])


def tried_one_by_one(moving: Rects, resting: Rects) -> tuple[float, float]:
    steps = range(-REACH, REACH + 1)
    tries = ((STEP * x, STEP * y) for y in steps for x in steps)
    ways = sorted(tries, key=lambda way: abs(way[0]) + abs(way[1]))
    free = (way for way in ways if is_clear(moving + np.array(way * 2), resting))
    return next(free, (0.0, 0.0))


@pytest.mark.parametrize("seed", range(4))
def test_the_shortest_way_is_that_of_trying_each(seed: int) -> None:
    chance = Random(seed)
    moving, resting = scattered(chance, 3, 300.0), scattered(chance, 8, 600.0)
    assert free_shift(moving, resting) == tried_one_by_one(moving, resting)


def test_things_that_only_touch_the_room_around_another_stay() -> None:
    moving, resting = np.array([[0.0, 0.0, 136.0, 76.0]]), np.array([[152.0, 0.0, 288.0, 76.0]])
    assert free_shift(moving, resting) == (0.0, 0.0)
    assert free_shift(moving, resting - 1.0) == (-STEP, 0.0)


def test_things_stay_where_no_way_nearby_is_free() -> None:
    far = STEP * (REACH + 10)
    moving, resting = np.array([[0.0, 0.0, 136.0, 76.0]]), np.array([[-far, -far, far, far]])
    assert free_shift(moving, resting) == (0.0, 0.0)


def calls(moving: Rects, resting: Rects) -> int:
    profile = Profile()
    profile.runcall(lambda: free_shift(moving, resting))
    stats: dict[str, int] = vars(Stats(profile))
    return stats["total_calls"]


def test_a_long_way_takes_no_more_calls_than_a_short_one() -> None:
    moving = np.array([[0.0, 0.0, 136.0, 76.0]])
    short, long = np.array([[0.0, 0.0, 20.0, 20.0]]), np.array([[-600.0, -600.0, 600.0, 600.0]])
    assert calls(moving, long) == calls(moving, short)
