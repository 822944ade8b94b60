import numpy as np
import pytest

from engine.latent.projections.variance import collapsed, share_of, variances


def test_variances_are_those_of_the_codes_that_are_numbers() -> None:
    codes = np.random.default_rng(0).standard_normal((100, 3)).astype(np.float32) * [1, 2, 3]
    with_faults = np.concatenate([codes, [[np.nan, 1, 1], [1, np.inf, 1]]]).astype(np.float32)

    assert variances(with_faults) == pytest.approx(codes.var(axis=0), rel=1e-5)


def test_codes_that_are_no_numbers_have_no_variance() -> None:
    spread = variances(np.full((3, 2), np.nan, np.float32))

    assert np.isnan(spread).all()
    assert share_of(1.0, spread) is None
    assert collapsed(spread).size == 0


def test_the_share_is_a_part_of_the_whole() -> None:
    spread = np.array([3.0, 4.0, 1.0], np.float32)

    assert share_of(6.0, spread) == pytest.approx(0.75)
    assert share_of(8.0001, spread) == 1.0
    assert share_of(0.0, np.zeros(3, np.float32)) is None


def test_dimensions_that_hardly_differ_have_collapsed() -> None:
    assert collapsed(np.array([2.0, 0.019, 0.021, 0.0], np.float32)).tolist() == [1, 3]
    assert collapsed(np.zeros(2, np.float32)).tolist() == [0, 1]
