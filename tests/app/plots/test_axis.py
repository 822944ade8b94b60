from __future__ import annotations

import numpy as np
import pytest

from app.plots.axis import alike, figure, fitting_axis, plain


def test_a_log_axis_stands_on_plain_numbers() -> None:
    axis = fitting_axis(0.017, 0.23, most=5)

    assert [plain(tick) for tick in axis.ticks] == ["0.02", "0.05", "0.1", "0.2"]
    assert axis.is_log


def test_a_log_axis_of_many_decades_stands_on_powers_of_ten() -> None:
    axis = fitting_axis(0.0011, 900.0, most=4)

    assert [plain(tick) for tick in axis.ticks] == ["0.01", "1", "100"]


def test_a_small_change_of_the_values_leaves_the_axis_as_it_is() -> None:
    assert fitting_axis(0.0172, 0.231, most=5) == fitting_axis(0.0169, 0.239, most=5)


def test_a_value_that_is_not_positive_makes_the_axis_linear() -> None:
    axis = fitting_axis(-3.0, 8.0, most=5)

    assert [plain(tick) for tick in axis.ticks] == ["-5", "0", "5", "10"]
    assert not axis.is_log


@pytest.mark.parametrize("most", [3, 4, 5, 8])
@pytest.mark.parametrize(
    ("low", "high"),
    [
        (1e-9, 1e9),
        (0.03, 0.034),
        (1.1, 1.45),
        (1.0, 1.0),
        (0.0, 0.0),
        (-2.0, -2.0),
        (0.1, 1000.0),
        (-1e6, 3.0),
    ],
)
def test_an_axis_holds_its_values_with_no_more_hairlines_than_there_is_room_for(
    low: float, high: float, most: int
) -> None:
    axis = fitting_axis(low, high, most)

    assert 2 <= len(axis.ticks) <= most
    assert axis.low <= low
    assert high <= axis.high
    assert axis.low <= axis.ticks[0] < axis.ticks[-1] <= axis.high
    assert list(axis.ticks) == sorted(set(axis.ticks))


def test_equal_ratios_are_equally_far_on_a_log_axis() -> None:
    axis = fitting_axis(0.01, 1.0, most=3)

    assert np.allclose(axis.heights(np.array([0.01, 0.1, 1.0])), [0.0, 0.5, 1.0])


def test_equal_differences_are_equally_far_on_a_linear_axis() -> None:
    axis = fitting_axis(0.0, 1.0, most=3)

    assert np.allclose(axis.heights(np.array([0.0, 0.5, 1.0])), [0.0, 0.5, 1.0])


def test_ticks_are_written_without_an_exponent() -> None:
    ticks = [plain(value) for value in (0.0, 0.05, 0.00001, 2000.0, 1e-9)]

    assert ticks == ["0", "0.05", "0.00001", "2,000", "1e-09"]


def test_ticks_have_an_exponent_all_or_none() -> None:
    assert alike([1e-3, 1e-2]) == ["0.001", "0.01"]
    assert alike([1e-13, 1e-8, 1e-3]) == ["1e-13", "1e-08", "1e-03"]
    assert alike([1.5e-9, 1.0]) == ["1.5e-09", "1e+00"]


def test_figures_have_as_many_places_as_count() -> None:
    figures = [figure(value) for value in (0.0331, 0.00214, 12.408, 1234.5, 0.5, 0.0, 1e-8)]

    assert figures == ["0.033", "0.0021", "12.41", "1,234", "0.500", "0.00", "1.0e-08"]


def test_what_is_no_number_says_so() -> None:
    assert figure(float("nan")) == "not a number"
