from __future__ import annotations

import numpy as np

from engine.latent.readings.spread import BINS, MOST_ROWS, histograms, most_varying, some

RANDOM = np.random.default_rng(2)


def test_the_histogram_of_each_dimension_is_that_of_numpy() -> None:
    codes = RANDOM.normal(size=(500, 6)) * np.arange(1, 7)

    found = histograms(codes.astype(np.float32))

    for dimension, column in enumerate(codes.T.astype(np.float64)):
        counts, edges = np.histogram(column, BINS)
        assert np.abs(found.counts[dimension] - counts).sum() <= 2  # on an edge, by rounding
        assert np.allclose([found.low[dimension], found.high[dimension]], edges[[0, -1]])


def test_a_dimension_of_one_value_has_room_around_it() -> None:
    found = histograms(np.full((10, 1), 3.0, np.float32))

    assert found.low[0] < 3.0 < found.high[0]
    assert found.counts.sum() == found.counts[0, BINS // 2] == 10


def test_no_rows_lie_outside_the_bins() -> None:
    assert histograms(RANDOM.normal(size=(50, 40)).astype(np.float32)).counts.sum() == 50 * 40


def test_the_dimensions_that_vary_most_come_first() -> None:
    codes = RANDOM.normal(size=(200, 4)) * [1, 5, 0, 3]

    assert most_varying(codes.astype(np.float32), 3).tolist() == [1, 3, 0]


def test_ten_thousand_dimensions_are_ordered_at_once() -> None:
    codes = RANDOM.normal(size=(300, 10_000)).astype(np.float32)
    codes[:, 7_000] *= 10

    assert most_varying(codes, 32)[0] == 7_000


def test_of_many_samples_some_are_looked_at_from_the_first_to_the_last() -> None:
    few, many = np.arange(3, 90), np.arange(3, 100_000)

    chosen = some(many)

    assert np.array_equal(some(few), few)
    assert len(chosen) == len(np.unique(chosen)) == MOST_ROWS
    assert (chosen[0], chosen[-1]) == (3, 99_999)
