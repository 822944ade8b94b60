from __future__ import annotations

import numpy as np
import pytest
from scipy.special import logsumexp
from sklearn.neighbors import KernelDensity

from engine.latent.readings.rarity import BLOCK, kernel_width, log_density, squared_errors

RANDOM = np.random.default_rng(0)
USUAL = RANDOM.normal(size=(300, 3)).astype(np.float32)
CODES = RANDOM.normal(0, 3, (50, 3)).astype(np.float32)


def test_the_density_is_that_of_scikit_learn() -> None:
    """Which is less exact far off, where its trees add and take away what is large."""
    near = (CODES / 3).astype(np.float32)
    expected = KernelDensity(bandwidth=0.4).fit(USUAL.astype(float)).score_samples(near)

    assert log_density(near, USUAL, 0.4) == pytest.approx(expected, rel=1e-5)


def test_the_density_is_the_mean_of_the_kernels_far_off_as_well() -> None:
    squares = ((CODES[:, None].astype(float) - USUAL[None]) ** 2).sum(axis=2)
    scale = np.log(len(USUAL)) + 3 * np.log(0.4 * np.sqrt(2 * np.pi))
    expected = logsumexp(-squares / (2 * 0.4**2), axis=1) - scale

    assert log_density(CODES, USUAL, 0.4) == pytest.approx(expected, rel=1e-9)


def test_a_code_of_the_usual_ones_is_judged_by_the_others_alone() -> None:
    others = np.delete(USUAL, 7, axis=0)
    expected = KernelDensity(bandwidth=0.4).fit(others.astype(float)).score_samples(USUAL[[7]])

    found = log_density(USUAL[[7, 8]], USUAL, 0.4, np.array([7, -1]))

    assert found[0] == pytest.approx(expected[0], rel=1e-6)
    assert found[1] == pytest.approx(log_density(USUAL[[8]], USUAL, 0.4)[0])


def test_the_width_of_a_kernel_follows_scott() -> None:
    expected = np.sqrt(USUAL.astype(np.float64).var(axis=0).mean()) * 300 ** (-1 / 7)

    assert kernel_width(USUAL) == pytest.approx(expected)
    assert kernel_width(np.ones((9, 2), np.float32)) > 0


def test_many_codes_are_judged_in_blocks_and_it_is_told_how_far_it_is() -> None:
    parts: list[float] = []
    usual = np.repeat(USUAL, 20, axis=0)
    codes = RANDOM.normal(size=(2 * BLOCK // len(usual), 3)).astype(np.float32)

    found = log_density(codes, usual, 0.4, tell=parts.append)

    assert parts[-1] == 1
    assert len(parts) > 1
    assert found == pytest.approx(log_density(codes, USUAL, 0.4), rel=1e-6)


def test_what_lies_far_off_has_a_density_that_is_a_number() -> None:
    found = log_density(np.full((1, 3), 1e4, np.float32), USUAL, 0.01)

    assert np.isfinite(found).all()


def test_the_error_is_the_mean_square_of_what_was_lost() -> None:
    values, again = RANDOM.random((2, 5, 4, 4)).astype(np.float32)
    expected = [((values[row] - again[row]) ** 2).mean() for row in range(5)]

    assert squared_errors(values, again) == pytest.approx(expected)
