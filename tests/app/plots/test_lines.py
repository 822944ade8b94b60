from __future__ import annotations

import numpy as np
import pytest

from app.plots.lines import Drawing, drawing, line_colours
from app.plots.series import Series
from app.run_view import Curve
from app.theme.contrast import READABLE, contrast
from app.theme.tokens import DARK, LIGHT, Theme


def series(values: list[float], name: str = "training", *, is_noisy: bool = True) -> Series:
    curve = Curve()
    curve.extend(np.arange(1, len(values) + 1), np.array(values, np.float32))
    return Series(name, curve, is_noisy)


def drawn(*found: Series, theme: Theme = DARK) -> Drawing:
    result = drawing(found, theme, width_px=400, most_ticks=5)
    assert result is not None
    return result


def test_a_noisy_curve_has_a_quiet_line_and_its_noise() -> None:
    noise = np.exp(np.random.default_rng(0).normal(size=2000) * 0.2)

    line = drawn(series(noise.tolist())).lines[0]

    assert line.values.std() < 0.3 * noise.std()
    assert len(line.steps) <= 200
    assert len(line.raw_steps) == 800
    assert line.is_dense


def test_a_curve_without_noise_is_drawn_as_it_is() -> None:
    line = drawn(series([0.5, 0.4, 0.3], is_noisy=False)).lines[0]

    assert line.values == pytest.approx([0.5, 0.4, 0.3])
    assert len(line.raw_steps) == 0


def test_every_line_stands_within_the_axis() -> None:
    found = drawn(series([1.0, 0.5, 0.25]), series([2.0, 1.0], "validation", is_noisy=False))

    heights = np.concatenate([line.heights for line in found.lines])
    assert heights.min() >= 0
    assert heights.max() <= 1


def test_noise_far_below_the_line_does_not_stretch_the_axis() -> None:
    values = [1.0] * 500
    values[300] = 1e-6

    assert drawn(series(values)).axis.low > 0.1


def test_a_line_ends_with_its_name_and_its_last_value() -> None:
    line = drawn(series([0.5, 0.0334], "validation", is_noisy=False)).lines[0]

    assert line.label == "validation 0.033"
    assert line.end[0] == 2


def test_a_line_answers_between_its_points_and_is_silent_outside() -> None:
    line = drawn(series([4.0, 2.0], is_noisy=False)).lines[0]

    answer = line.at(1.5)
    assert answer is not None
    assert answer[0] == "3.00"
    assert line.at(0.5) is None
    assert line.at(2.5) is None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_lines_have_different_colours_and_readable_names(theme: Theme) -> None:
    lines = drawn(*(series([1.0, 0.5], str(place)) for place in range(5)), theme=theme).lines

    assert len({line.colour for line in lines}) == 5
    assert lines[0].colour == theme.accent
    assert all(contrast(line.text_colour, theme.panel) >= READABLE for line in lines)


def test_more_curves_than_colours_take_them_again() -> None:
    count = len(line_colours(DARK)) + 1
    lines = drawn(*(series([1.0], str(place)) for place in range(count))).lines

    assert lines[-1].colour == lines[0].colour


def test_a_curve_with_no_finite_value_is_left_out() -> None:
    assert drawing([series([float("nan")])], DARK, 400, 5) is None
    assert drawing([], DARK, 400, 5) is None
