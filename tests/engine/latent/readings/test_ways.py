from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import geometric_slerp

from engine.latent.readings.ways import on_sphere, straight, through

PARTS = np.linspace(0, 1, 7)
RANDOM = np.random.default_rng(4)


def directions(count: int, dimensions: int) -> np.ndarray:
    vectors = RANDOM.normal(size=(count, dimensions))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.mark.parametrize("dimensions", [2, 3, 10, 300])
def test_the_way_on_the_sphere_is_that_of_scipy(dimensions: int) -> None:
    start, end = directions(2, dimensions)

    ours = on_sphere(start, end, PARTS)

    assert np.allclose(ours, geometric_slerp(start, end, PARTS), atol=1e-6)


def test_the_length_goes_evenly_from_one_to_the_other() -> None:
    start, end = directions(2, 5) * [[1.0], [4.0]]

    lengths = np.linalg.norm(on_sphere(start, end, PARTS), axis=1)

    assert np.allclose(lengths, np.linspace(1, 4, 7), atol=1e-5)


def test_equal_steps_turn_by_equal_angles() -> None:
    codes = on_sphere(np.array([2.0, 0.0]), np.array([0.0, 3.0]), PARTS)

    angles = np.arctan2(codes[:, 1], codes[:, 0])
    assert np.allclose(np.diff(angles), np.pi / 12, atol=1e-6)


def test_opposite_codes_are_joined_by_an_arc_of_one_length() -> None:
    start = np.array([0.6, 0.8, 0.0])
    codes = on_sphere(start, -start, PARTS)

    assert np.allclose(np.linalg.norm(codes, axis=1), 1, atol=1e-6)
    assert np.allclose(codes[[0, -1]], [start, -start], atol=1e-6)


@pytest.mark.parametrize(
    ("start", "end"),
    [([0.0, 0.0], [1.0, 2.0]), ([1.0, 2.0], [2.0, 4.0]), ([0.0, 0.0], [0.0, 0.0]), ([1.0], [-2.0])],
)
def test_where_there_is_no_arc_the_way_is_straight(start: list[float], end: list[float]) -> None:
    a, b = np.array(start), np.array(end)

    assert np.allclose(on_sphere(a, b, PARTS), straight(a, b, PARTS), atol=1e-6)


@pytest.mark.parametrize("is_straight", [True, False])
def test_a_path_passes_through_every_corner_as_it_is(is_straight: bool) -> None:
    corners = RANDOM.normal(size=(4, 6)).astype(np.float32)

    codes = through(corners, 5, is_straight=is_straight)

    assert codes.shape == (16, 6)
    assert np.array_equal(codes[::5], corners)
    assert codes.dtype == np.float32


def test_a_straight_path_takes_equal_steps() -> None:
    corners = np.array([[0, 0], [4, 0], [4, 8]], np.float32)

    codes = through(corners, 4, is_straight=True)

    assert np.allclose(np.linalg.norm(np.diff(codes, axis=0), axis=1), [1] * 4 + [2] * 4)


def test_a_single_corner_is_the_whole_path() -> None:
    corner = np.ones((1, 3), np.float32)

    assert np.array_equal(through(corner, 5, is_straight=False), corner)
