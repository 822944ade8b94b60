from __future__ import annotations

import pytest

from app.inspector.scale import has_scale, position_of, value_at
from engine.language import Choice, Integer, Option, Parameter, Real, Switch, registry

UNITS = Integer("units", 64, high=65_536)
THREADS = Integer("steps", 1, high=32)
RATE = Real("rate", 0.5, high=0.95)
STEP_SIZE = Real("step_size", 0.001, low=1e-6, high=10.0, is_logarithmic=True)

NUMBERS = [
    parameter
    for block in registry().values()
    for parameter in block.parameters
    if isinstance(parameter, Integer | Real) and has_scale(parameter)
]


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (UNITS, True),
        (THREADS, True),
        (RATE, True),
        (STEP_SIZE, True),
        (Integer("seed", 0, low=0, high=2**31), False),
        (Real("any", 0.0), False),
        (Switch("bias", True), False),
        (Choice("rule", "a", (Option("a", "A"),)), False),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_only_numbers_within_near_limits_are_slid(parameter: Parameter, expected: bool) -> None:
    assert has_scale(parameter) is expected


def test_wide_limits_are_gone_through_by_factors() -> None:
    assert value_at(UNITS, 0.5) == 256
    assert value_at(STEP_SIZE, 0.5) == 0.0032


def test_near_limits_are_gone_through_evenly() -> None:
    assert value_at(THREADS, 0.5) == 16
    assert value_at(RATE, 0.5) in (0.47, 0.48)


@pytest.mark.parametrize("value", [1, 2, 3, 64, 96, 112, 128, 320, 1024, 65_536])
def test_the_sizes_that_people_choose_can_be_slid_to(value: int) -> None:
    assert value_at(UNITS, position_of(UNITS, value)) == value


def test_a_value_beyond_a_limit_stands_at_it() -> None:
    assert (position_of(UNITS, 0), position_of(UNITS, 10**9)) == (0, 1)


@pytest.mark.parametrize("parameter", NUMBERS, ids=lambda parameter: parameter.name)
def test_every_position_is_a_value_that_fits(parameter: Integer | Real) -> None:
    values = [value_at(parameter, position / 997) for position in range(-10, 1010)]

    assert not [value for value in values if parameter.fault(value)]
    assert values == sorted(values)
    assert (values[0], values[-1]) == (parameter.low, parameter.high)
