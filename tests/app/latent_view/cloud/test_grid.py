from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.latent_view.cloud.grid import MOST_CELLS, Grid

POINTS = np.random.default_rng(0).normal(size=(5_000, 2)).astype(np.float32)


@settings(max_examples=60, deadline=None)
@given(x=st.floats(-6, 6), y=st.floats(-6, 6), far=st.floats(0.001, 9))
def test_the_nearest_point_is_the_one_that_asking_all_finds(x: float, y: float, far: float) -> None:
    gaps = np.hypot(*(POINTS - np.array([x, y], np.float32)).T)
    best = int(gaps.argmin())

    found = Grid(POINTS).nearest(x, y, far)

    if abs(gaps[best] - far) > 1e-5:
        assert found == (best if gaps[best] < far else None)


def test_a_far_outlier_does_not_put_all_others_into_one_cell() -> None:
    points = np.concatenate([POINTS, np.array([[1e6, 1e6]], np.float32)])

    grid = Grid(points)

    assert grid.side > 20
    assert grid.nearest(1e6, 1e6, 1) == len(POINTS)


def test_a_point_that_is_no_number_is_never_found() -> None:
    grid = Grid(np.array([[np.nan, 0], [1, 2], [np.inf, 2]], np.float32))

    assert grid.nearest(0, 0, 5) == 1


def test_where_no_points_are_none_is_found() -> None:
    grid = Grid(np.zeros((0, 2), np.float32))

    assert grid.nearest(0, 0, 1) is None


def test_of_points_at_one_place_the_first_is_found() -> None:
    grid = Grid(np.full((500, 2), 3, np.float32))

    assert grid.nearest(3, 3, 0) == 0


def test_a_grid_of_very_many_points_keeps_within_its_cells() -> None:
    many = np.random.default_rng(1).normal(size=(700_000, 2)).astype(np.float32)

    grid = Grid(many)

    assert grid.side == MOST_CELLS
    assert grid.nearest(float(many[7, 0]), float(many[7, 1]), 1e-3) == 7
