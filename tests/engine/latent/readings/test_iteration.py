from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine.language import registry
from engine.language.emitted import emitted
from engine.latent.later import GivenUp
from engine.latent.readings.iteration import (
    NOT_AT_REST,
    doubt,
    moves,
    nearest,
    nearest_others,
    noise_like,
    representatives,
    rest_of,
    settled,
    way,
)

if TYPE_CHECKING:
    from engine.latent.readings.iteration import Ints
    from engine.observations.records import Floats

HALVING = np.array([[0.5, 0.0], [0.0, -0.25]], np.float32)


def of_block(block: str, name: str) -> Callable[..., torch.Tensor]:
    """A function that a block puts into the text."""
    names: dict[str, Any] = {"torch": torch, "Tensor": torch.Tensor, "nn": torch.nn}
    for each in registry()[block].code:
        exec(compile(emitted(each), block, "exec"), names)  # noqa: S102 - source of our own blocks
    found: Callable[..., torch.Tensor] = names[name]
    return found


def quiet(_: float) -> None:
    """Nobody listens."""


def shrink(points: Floats, _which: Ints) -> Floats:
    return np.asarray(points @ HALVING, np.float32)


def to_a_corner(points: Floats, _which: Ints) -> Floats:
    """Each coordinate goes half of the way to the nearer of -1 and 1."""
    return np.asarray((points + np.where(points > 0, 1, -1)) / 2, np.float32)


def test_a_way_holds_its_start_and_every_step() -> None:
    found = way(shrink, np.array([1.0, 1.0], np.float32), 3, quiet)

    expected = np.array([[1, 1], [0.5, -0.25], [0.25, 0.0625], [0.125, -0.015625]], np.float32)
    assert np.array_equal(found, expected)
    assert moves(found) == pytest.approx(np.linalg.norm(np.diff(expected, axis=0), axis=1))


def test_a_way_says_how_far_it_is_and_can_be_given_up() -> None:
    told: list[float] = []

    def tell(part: float) -> None:
        told.append(part)
        if len(told) == 3:
            raise GivenUp

    with pytest.raises(GivenUp):
        way(shrink, np.ones(2, np.float32), 4, tell)
    assert told == [0.0, 0.25, 0.5]


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ([3, 2, 0.1, 0.1], 2),
        ([3, 0.1, 2, 0.1], 3),
        ([0.1, 0.1], 0),
        ([3, 2], NOT_AT_REST),
        ([0.1, math.nan], NOT_AT_REST),
    ],
)
def test_a_point_is_at_rest_once_no_later_step_moves_it(moved: list[float], expected: int) -> None:
    assert rest_of(np.array(moved, np.float32), 0.1) == expected


def test_points_settle_where_the_block_that_iterates_lets_them() -> None:
    starts = np.random.default_rng(0).normal(size=(40, 2)).astype(np.float32)

    found = settled(to_a_corner, starts, 100, 1e-4, quiet)

    def part(x: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(to_a_corner(x.numpy(), np.empty(0, np.int64)))

    until_fixed = of_block("iterate", "until_fixed")
    expected = until_fixed(part, torch.from_numpy(starts), 100, 1e-4)
    assert found.points == pytest.approx(expected.numpy(), abs=2e-4)
    assert found.points == pytest.approx(np.where(starts > 0, 1, -1), abs=2e-4)
    assert (found.moved <= 1e-4).all()


def test_only_points_that_still_move_are_applied_to() -> None:
    asked: list[list[int]] = []

    def apply(points: Floats, which: Ints) -> Floats:
        asked.append(which.tolist())
        return np.where(which[:, None] == 1, points / 2, points).astype(np.float32)

    found = settled(apply, np.array([[5.0], [0.3]], np.float32), 10, 0.1, quiet)

    assert asked == [[0, 1], [1]]
    assert found.points.tolist() == pytest.approx(np.array([[5.0], [0.075]]))


def test_points_that_run_away_or_go_in_a_circle_are_not_at_rest() -> None:
    def apply(points: Floats, which: Ints) -> Floats:
        with np.errstate(over="ignore"):
            further = points * np.float32(1e30)
        return np.where(which[:, None] == 0, -points, further).astype(np.float32)

    found = settled(apply, np.array([[1.0], [1.0]], np.float32), 20, 0.1, quiet)

    assert found.moved[0] == 2
    assert not found.moved[1] <= 0.1


def test_representatives_are_counted_as_the_block_counts_them() -> None:
    points = np.random.default_rng(1).normal(size=(60, 2, 2)).astype(np.float32)

    found, nearest_one = representatives(points, 0.9)

    count_distinct = of_block("distinct_points", "count_distinct")
    assert len(found) == count_distinct(torch.from_numpy(points), 0.9).item()
    assert 1 < len(found) < 60
    assert np.array_equal(nearest_one[found], np.arange(len(found)))


def test_each_point_belongs_to_the_representative_that_is_nearest() -> None:
    points = np.array([[0.0], [10.0], [0.1], [9.9], [0.05]], np.float32)

    found, nearest_one = representatives(points, 0.5)

    assert found.tolist() == [0, 1]
    assert nearest_one.tolist() == [0, 1, 0, 1, 0]


def test_distances_are_those_of_the_block_that_looks_for_novelty() -> None:
    random = np.random.default_rng(2)
    made, real = (random.normal(size=(n, 3, 2)).astype(np.float32) for n in (20, 1100))
    tensors = torch.from_numpy(made), torch.from_numpy(real)

    nearest_real = of_block("novelty", "nearest_real")
    assert nearest(made, real) == pytest.approx(nearest_real(*tensors).numpy(), abs=1e-5)
    expected = nearest_real(tensors[1], tensors[1], is_real=True).numpy()
    assert nearest_others(real) == pytest.approx(expected, abs=1e-5)


def test_doubt_is_the_entropy_of_what_is_told() -> None:
    told = np.array([[1.0, 0.0, 0.0], [1 / 3, 1 / 3, 1 / 3]], np.float32)

    assert doubt(told) == pytest.approx([0.0, math.log(3)], abs=1e-6)


def test_one_probability_is_that_of_one_of_two_classes() -> None:
    assert doubt(np.array([0.5, 1.0], np.float32)) == pytest.approx([math.log(2), 0.0])


def test_noise_lies_between_the_least_and_the_largest_number_of_the_data() -> None:
    samples = np.array([[0.0, 2.0], [1.0, 16.0]], np.float32)

    found = noise_like(samples, 500, seed=3)

    assert found.shape == (500, 2)
    assert 0 <= found.min() < 0.5
    assert 15.5 < found.max() <= 16
    assert np.array_equal(found, noise_like(samples, 500, seed=3))
    assert not np.array_equal(found, noise_like(samples, 500, seed=4))
