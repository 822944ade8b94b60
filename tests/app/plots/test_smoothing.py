from __future__ import annotations

import numpy as np

from app.plots.smoothing import fitting_window, smoothed


def test_a_straight_line_stays_what_it_is() -> None:
    values = np.linspace(1.0, 0.0, 200)

    line = smoothed(values, window=11)

    assert np.allclose(line[8:-8], values[8:-8])


def test_a_single_spike_leaves_no_trace() -> None:
    values = np.ones(100)
    values[40] = 1000.0

    assert np.allclose(smoothed(values, window=9), 1.0)


def test_noise_becomes_much_quieter() -> None:
    noise = np.random.default_rng(0).normal(size=1000)

    assert smoothed(noise, window=31).std() < 0.3 * noise.std()


def test_the_line_has_as_many_values_and_none_is_missing() -> None:
    for count in (0, 1, 2, 3, 50):
        line = smoothed(np.arange(float(count)), window=31)

        assert line.shape == (count,)
        assert np.isfinite(line).all()


def test_a_window_of_one_changes_nothing() -> None:
    values = np.array([3.0, 1.0, 2.0])

    assert np.array_equal(smoothed(values, window=1), values)


def test_few_values_are_smoothed_over_few() -> None:
    assert [fitting_window(count) for count in (0, 29, 30, 300, 100_000)] == [1, 1, 3, 21, 31]


def test_a_steep_fall_at_the_beginning_is_followed() -> None:
    values = np.exp(-np.arange(200.0) / 3)

    line = smoothed(values, window=31)

    assert line[0] == values[0]
    assert np.abs(line[:10] - values[:10]).max() < 0.2


def test_the_last_value_rests_on_many() -> None:
    values = np.ones(100)
    values[-1] = 5.0

    assert smoothed(values, window=21)[-1] == 1.0
