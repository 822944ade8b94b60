from __future__ import annotations

import math

import pytest
import torch

from engine.language import Map, Parameters, Value, registry
from engine.mathematics.schedules import (
    cosine,
    one_cycle,
    one_over_t,
    power_law,
    robbins_monro,
    step_size,
    stepwise,
    sums,
    warm_up,
)

ENDLESS = 200_000


def given(**parameters: Value) -> Parameters:
    return registry()["optimizer"].filled(Map(parameters))


def written(**parameters: Value) -> str:
    return step_size(given(step_size=0.5, **parameters), "step", "steps")


def test_in_steps_the_size_falls_by_the_factor_after_every_so_many_steps() -> None:
    assert [stepwise(step, 8.0, 0.5, 2) for step in range(5)] == [8, 8, 4, 4, 2]


def test_one_over_t_starts_at_the_first_step_size() -> None:
    assert [one_over_t(step, 0.6) for step in range(3)] == pytest.approx([0.6, 0.3, 0.2])


def test_a_power_law_has_fallen_by_two_to_its_power_at_t0() -> None:
    assert [power_law(step, 4.0, 10.0, 2.0) for step in (0, 10)] == pytest.approx([4, 1])


def test_cosine_is_the_schedule_of_pytorch() -> None:
    optimizer = torch.optim.SGD([torch.ones(1)], lr=0.3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 50)
    expected = []
    for _ in range(50):
        expected += schedule.get_last_lr()
        optimizer.step()
        schedule.step()

    assert [cosine(step, 50, 0.3) for step in range(50)] == pytest.approx(expected)


def test_one_cycle_goes_up_for_a_share_of_the_run_and_then_down_to_zero() -> None:
    sizes = [one_cycle(step, 100, 5.0) for step in range(101)]

    assert (sizes[0], sizes[30]) == pytest.approx((0.2, 5.0))
    assert sizes[:31] == sorted(sizes[:31])
    assert sizes[30:] == sorted(sizes[30:], reverse=True)
    assert sizes[100] == pytest.approx(0.0)


def test_one_cycle_of_any_length_begins_below_its_largest_size() -> None:
    assert all(0 < one_cycle(0, steps, 5.0) <= 5.0 for steps in (-3, 0, 1, 2, 3))


def test_a_warm_up_rises_in_a_line_to_all_of_the_step_size() -> None:
    assert [warm_up(step, 4) for step in range(6)] == [0.25, 0.5, 0.75, 1, 1, 1]


def test_a_schedule_begins_after_the_warm_up() -> None:
    assert written() == ""
    assert written(warm_up=10) == "warm_up(step, 10) * 0.5"
    assert written(warm_up=10, schedule="cosine") == (
        "warm_up(step, 10) * cosine(max(step - 10, 0), steps - 10, first=0.5)"
    )
    assert written(schedule="stepwise", factor=0.5, every=7) == (
        "stepwise(step, first=0.5, factor=0.5, every=7)"
    )


@pytest.mark.parametrize(
    ("parameters", "power"),
    [
        ({}, 0.0),
        ({"schedule": "one_over_t"}, 1.0),
        ({"schedule": "power_law", "power": 0.5, "t0": 1.0}, 0.5),
        ({"schedule": "power_law", "power": 0.6, "t0": 1.0}, 0.6),
        ({"schedule": "power_law", "power": 1.0, "t0": 1.0}, 1.0),
        ({"schedule": "power_law", "power": 1.5, "t0": 1.0}, 1.5),
    ],
)
def test_a_sum_is_finite_where_its_tail_shrinks(parameters: dict[str, Value], power: float) -> None:
    """A doubling of an endless run adds less each time, or it does not."""

    def shrinks(exponent: float) -> bool:
        ends = [math.fsum(t**-exponent for t in range(n, 2 * n)) for n in (1_000, ENDLESS)]
        return ends[1] < 0.9 * ends[0]

    found = sums(given(**parameters))

    assert (found.is_finite, found.is_finite_of_squares) == (shrinks(power), shrinks(2 * power))


@pytest.mark.parametrize("schedule", ["cosine", "one_cycle", "stepwise"])
def test_a_schedule_that_falls_to_nothing_may_stop_before_the_minimum(schedule: str) -> None:
    line, _ = robbins_monro(given(schedule=schedule))

    assert line == "The sum of a_t is finite: it may stop before the minimum."


def test_a_factor_or_a_power_that_changes_nothing_is_judged_as_constant() -> None:
    constant, _ = robbins_monro(given())

    assert constant.startswith("The sum of a_t^2 is infinite")
    assert robbins_monro(given(schedule="stepwise", factor=1.0))[0] == constant
    assert robbins_monro(given(schedule="power_law", power=0.0))[0] == constant


def test_a_size_that_falls_too_slowly_for_the_conditions_is_not_judged_as_constant() -> None:
    constant, _ = robbins_monro(given())

    line, _ = robbins_monro(given(schedule="power_law", power=0.5))

    assert "does not hold" in line
    assert line != constant


def test_one_over_t_meets_both_conditions() -> None:
    assert robbins_monro(given(schedule="one_over_t"))[0].endswith("Robbins and Monro hold.")
