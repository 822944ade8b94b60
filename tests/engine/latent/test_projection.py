import numpy as np
import pytest

from engine.latent.projection import projection_of

RANDOM = np.random.default_rng(0)


def points(dimensions: int) -> np.ndarray:
    """(200, dimensions), spread less along each further axis."""
    spread = 1.0 / np.arange(1, dimensions + 1)
    return (RANDOM.standard_normal((200, dimensions)) * spread + 3).astype(np.float32)


def test_two_dimensions_are_shown_as_they_are() -> None:
    found = points(2)

    assert np.array_equal(projection_of(found).to_plane(found), found)


def test_one_dimension_is_shown_on_the_horizontal_axis() -> None:
    found = points(1)
    plane = projection_of(found).to_plane(found)

    assert np.array_equal(plane[:, :1], found)
    assert not plane[:, 1].any()


@pytest.mark.parametrize("dimensions", [1, 2, 3, 7])
def test_a_point_of_the_plane_lies_where_it_is_shown(dimensions: int) -> None:
    projection = projection_of(points(dimensions))

    there = projection.to_space((0.5, -0.25 if dimensions > 1 else 0.0))

    assert there.shape == (dimensions,)
    shown = projection.to_plane(there[None])[0]
    assert shown == pytest.approx([0.5, -0.25 if dimensions > 1 else 0.0], abs=1e-5)


def test_more_dimensions_are_shown_in_the_plane_of_their_largest_spread() -> None:
    found = points(5)
    projection = projection_of(found)

    shown = projection.to_plane(found).var(axis=0)

    values = np.linalg.eigvalsh(np.cov(found.T, ddof=0))
    assert shown == pytest.approx(values[::-1][:2], rel=1e-3)
    assert projection.dimensions == 5


def test_a_moving_cloud_does_not_flip_over() -> None:
    found = points(4)
    before = projection_of(found)
    flipped = projection_of(found, type(before)(before.centre, -before.axes))

    assert (flipped.axes * before.axes).sum(axis=1) == pytest.approx([-1, -1], abs=1e-5)
    assert np.allclose(projection_of(found, before).axes, before.axes)


def test_a_single_point_is_shown_on_the_first_two_axes() -> None:
    found = points(4)[:1]

    assert np.array_equal(projection_of(found).to_plane(found), found[:, :2])


def test_points_that_are_no_numbers_are_shown_on_the_first_two_axes() -> None:
    found = points(3)
    found[0, 0] = np.nan

    shown = projection_of(found, projection_of(points(3))).to_plane(found)

    assert np.array_equal(shown[1:], found[1:, :2])
