import numpy as np
import pytest

from engine.latent.projections.projection import Projection, axes_projection, projection_of

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
    plane = projection_of(points(dimensions))

    place = np.array([[0.5, -0.25 if dimensions > 1 else 0.0]], np.float32)

    there = plane.to_space(place)

    assert there.shape == (1, dimensions)
    assert plane.to_plane(there) == pytest.approx(place, abs=1e-5)


def test_more_dimensions_are_shown_in_the_plane_of_their_largest_spread() -> None:
    found = points(5)
    plane = projection_of(found)

    shown = plane.to_plane(found).var(axis=0)

    values = np.linalg.eigvalsh(np.cov(found.T, ddof=0))
    assert shown == pytest.approx(values[::-1][:2], rel=1e-3)


def test_a_moving_cloud_does_not_flip_over() -> None:
    found = points(4)
    before = projection_of(found)
    flipped = projection_of(found, Projection(before.centre, -before.axes))

    assert (flipped.axes * before.axes).sum(axis=1) == pytest.approx([-1, -1], abs=1e-5)
    assert np.allclose(projection_of(found, before).axes, before.axes, atol=1e-6)


def test_a_cloud_that_is_as_wide_as_high_does_not_spin() -> None:
    round_one = RANDOM.standard_normal((500, 5)).astype(np.float32) * [2, 2, 0.1, 0.1, 0.1]
    another = RANDOM.standard_normal((500, 5)).astype(np.float32) * [2, 2, 0.1, 0.1, 0.1]
    before = projection_of(round_one.astype(np.float32))

    after = projection_of(another.astype(np.float32), before)

    assert (after.axes * before.axes).sum(axis=1) == pytest.approx([1, 1], abs=0.01)


def test_a_single_point_is_shown_on_the_first_two_axes() -> None:
    found = points(4)[:1]

    assert np.array_equal(projection_of(found).to_plane(found), found[:, :2])


def test_codes_that_are_all_one_are_shown_on_the_first_two_axes() -> None:
    found = np.full((9, 4), 3.0, np.float32)

    assert np.array_equal(projection_of(found).to_plane(found), found[:, :2])


def test_codes_that_are_no_numbers_do_not_turn_the_plane() -> None:
    found = points(3)
    with_fault = np.concatenate([found, np.full((1, 3), np.nan, np.float32)])

    shown = projection_of(with_fault).to_plane(with_fault)

    assert np.array_equal(shown[:-1], projection_of(found).to_plane(found))
    assert np.isnan(shown[-1]).all()


def test_chosen_dimensions_are_the_axes() -> None:
    found = points(5)

    assert np.array_equal(axes_projection(5, 3, 1).to_plane(found), found[:, [3, 1]])
    assert axes_projection(5, 3, 1).to_space(np.array([[2.0, 4.0]])).tolist() == [[0, 4, 0, 2, 0]]


def test_axes_beyond_the_last_dimension_are_the_last_one() -> None:
    assert axes_projection(2, 7, 0).axes.tolist() == [[0, 1], [1, 0]]
    assert axes_projection(1, 7, 3).axes.tolist() == [[1], [0]]
