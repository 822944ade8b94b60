from __future__ import annotations

import numpy as np

from app.plots.columns import band, in_columns


def test_a_short_curve_stays_as_it_is() -> None:
    steps, values = np.arange(5.0), np.array([5.0, 4.0, 3.0, 2.0, 1.0])

    columns = in_columns(steps, values, most=10)

    assert np.array_equal(columns.steps, steps)
    assert np.array_equal(columns.lows, values)
    assert np.array_equal(columns.highs, values)


def test_a_long_curve_keeps_its_lowest_and_highest_value() -> None:
    values = np.sin(np.arange(100_000.0))
    values[54_321], values[77_777] = 9.0, -9.0

    columns = in_columns(np.arange(100_000.0), values, most=800)

    assert len(columns) == 800
    assert columns.highs.max() == 9.0
    assert columns.lows.min() == -9.0
    assert np.all(columns.lows <= columns.middles)
    assert np.all(columns.middles <= columns.highs)


def test_columns_are_as_wide_as_each_other_where_points_are_dense_in_one_part() -> None:
    steps = np.concatenate([np.linspace(0, 1, 1000), np.linspace(1, 100, 10)[1:]])

    columns = in_columns(steps, steps, most=100)

    assert np.all(np.diff(columns.steps) > 0)
    assert len(columns) <= 100


def test_what_is_not_finite_is_left_out() -> None:
    columns = in_columns(np.arange(4.0), np.array([1.0, np.nan, np.inf, 2.0]), most=10)

    assert columns.steps.tolist() == [0.0, 3.0]
    assert columns.middles.tolist() == [1.0, 2.0]


def test_a_curve_of_nothing_has_no_columns() -> None:
    assert len(in_columns(np.empty(0), np.empty(0), most=10)) == 0


def test_the_band_turns_around_in_each_column() -> None:
    columns = in_columns(np.arange(4.0), np.array([0.0, 1.0, 2.0, 3.0]), most=2)

    steps, values = band(columns)

    assert steps.tolist() == [0.5, 0.5, 2.5, 2.5]
    assert values.tolist() == [0.0, 1.0, 3.0, 2.0]
