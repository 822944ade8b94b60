import numpy as np
import pytest
from scipy.linalg import orthogonal_procrustes

from engine.latent.projections.alignment import aligned, turned

RANDOM = np.random.default_rng(0)


def places(count: int = 50) -> np.ndarray:
    return np.asarray(RANDOM.standard_normal((count, 2)) * [3, 1], np.float32)


def spun(points: np.ndarray, angle: float, *, is_mirrored: bool = False) -> np.ndarray:
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray(points @ (turn @ np.diag([-1 if is_mirrored else 1, 1])).T)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_cloud_that_was_spun_comes_back_to_where_it_was(is_mirrored: bool) -> None:
    before = places()

    found = aligned(spun(before, 2.0, is_mirrored=is_mirrored) + np.array([7, -3]), before)

    assert found == pytest.approx(before, abs=1e-5)


def test_the_turn_is_that_of_scipy() -> None:
    before, after = places(), places()

    found = aligned(after, before)

    centre, goal = after.mean(axis=0), before.mean(axis=0)
    turn, _ = orthogonal_procrustes(after - centre, before - goal)
    assert found == pytest.approx((after - centre) @ turn + goal, abs=1e-5)


def test_distances_stay_as_they_are() -> None:
    before, after = places(), places() * 5

    found = aligned(after, before)

    gaps = [np.linalg.norm(each[0] - each[1:], axis=1) for each in (found, after)]
    assert gaps[0] == pytest.approx(gaps[1], rel=1e-4)


def test_samples_without_a_place_do_not_count() -> None:
    before = places()
    after = spun(before, 1.0)
    before[3], after[5] = np.nan, np.nan

    found = aligned(after, before)

    assert np.isnan(found[5]).all()
    assert found[6:] == pytest.approx(before[6:], abs=1e-5)


def test_without_places_before_nothing_is_turned() -> None:
    after = places()

    assert np.array_equal(aligned(after, np.full_like(after, np.nan)), after)


def test_axes_are_turned_in_their_own_plane_only() -> None:
    axes = np.linalg.qr(RANDOM.standard_normal((6, 2)))[0].T
    before = spun(axes.T, 0.7, is_mirrored=True).T

    found = turned(axes, before)

    assert found == pytest.approx(before, abs=1e-5)
    assert found.T @ found == pytest.approx(axes.T @ axes, abs=1e-5)


def test_axes_before_that_are_no_numbers_turn_nothing() -> None:
    axes = np.eye(2, 4, dtype=np.float32)

    assert np.array_equal(turned(axes, np.full_like(axes, np.nan)), axes)


def test_axes_that_lie_where_they_lay_stay_bit_for_bit() -> None:
    before = np.asarray(np.linalg.qr(RANDOM.normal(size=(5, 2)))[0].T, np.float32)

    assert turned(before[::-1], before) is before
