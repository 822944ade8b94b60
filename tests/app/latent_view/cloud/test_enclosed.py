from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.path import Path

from app.latent_view.cloud.enclosed import enclosed, within

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS = np.random.default_rng(0).normal(size=(3_000, 2)).astype(np.float32)
SQUARE = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64)


def star(corners: int, inner: float) -> NDArray[np.float64]:
    """A line that turns in and out again at every second corner."""
    angles = np.arange(corners) / corners * 2 * np.pi
    far = np.where(np.arange(corners) % 2, inner, 1.5)
    return np.stack([far * np.cos(angles), far * np.sin(angles)], axis=1)


@pytest.mark.parametrize("corners", [3, 8, 301])
def test_a_line_encloses_what_matplotlib_finds_in_its_path(corners: int) -> None:
    line = star(corners, 0.4)

    assert (
        enclosed(POINTS, line).tolist()
        == np.flatnonzero(Path(line).contains_points(POINTS)).tolist()
    )


def test_the_way_round_does_not_matter() -> None:
    line = star(40, 0.4)

    assert enclosed(POINTS, line).tolist() == enclosed(POINTS, line[::-1]).tolist()


def test_what_a_line_goes_around_twice_is_within() -> None:
    twice = np.concatenate([SQUARE, SQUARE * 0.5])

    assert enclosed(np.zeros((1, 2)), twice).tolist() == [0]


def test_a_line_that_crosses_itself_encloses_both_of_its_loops() -> None:
    eight = np.array([(-2, -1), (2, 1), (2, -1), (-2, 1)], np.float64)
    points = np.array([(-1.5, 0.0), (1.5, 0.0), (0.0, 0.9)])

    assert enclosed(points, eight).tolist() == [0, 1]


def test_a_line_without_three_corners_encloses_nothing() -> None:
    assert enclosed(POINTS, SQUARE[:2]).tolist() == []
    assert enclosed(POINTS[:0], SQUARE).tolist() == []


def test_a_point_that_is_no_number_is_never_within() -> None:
    points = np.array([(np.nan, 0.0), (0.0, np.nan), (0.0, 0.0), (np.inf, 0.0)], np.float32)

    assert enclosed(points, SQUARE).tolist() == [2]
    assert within(points, (-1, -1), (1, 1)).tolist() == [2]


def test_a_rectangle_may_be_drawn_from_any_corner() -> None:
    expected = np.flatnonzero(np.abs(POINTS).max(axis=1) <= 1).tolist()

    for start in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        assert within(POINTS, start, (-start[0], -start[1])).tolist() == expected
