"""The schedules of a step size: pure functions of the step, and what their sums say of them.

A function here stands in the text as it is. All sizes are in proportion to the largest one, so that
another size can be asked for in the course of a run.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.language.block import Line, Parameters
from engine.language.parameters import Option
from engine.language.reading import real, whole

OPTIONS = (
    Option("constant", "Constant", "The step size stays as it is."),
    Option("stepwise", "In steps", "Is multiplied by a factor after every so many steps."),
    Option("one_over_t", "1/t", "a_t = a_1 / t; satisfies the conditions of Robbins and Monro."),
    Option("power_law", "Power of 1/t", "a_t = a / (1 + t / t0)^p, where t counts from 0."),
    Option("cosine", "Cosine", "Falls along half a cosine to 0 at the end of the run."),
    Option("one_cycle", "One cycle", "Rises over 30 % of the run from a / 25 to a, falls to 0."),
)


def stepwise(step: int, first: float, factor: float, every: int) -> float:
    """The step size `first`, multiplied by `factor` after every so many steps."""
    return first * math.pow(factor, step // every)


def one_over_t(step: int, first: float) -> float:
    """The step size first / t at t = step + 1: its sum diverges, that of its squares does not."""
    return first / (step + 1)


def power_law(step: int, first: float, t0: float, power: float) -> float:
    """The step size first / (1 + step / t0)^power: slow at first, then like a power of 1/t."""
    return first / math.pow(1 + step / t0, power)


def cosine(step: int, steps: int, first: float) -> float:
    """The step size on half a cosine: from `first` at step 0 down to 0 after `steps` steps."""
    return first * (1 + math.cos(math.pi * min(step / max(steps, 1), 1))) / 2


def one_cycle(step: int, steps: int, most: float) -> float:
    """The step size on two half cosines: from most / 25 up to `most`, then down to 0."""
    rising = max(0.3 * steps, 1)
    if step < rising:
        return most * (1 + 12 * (1 - math.cos(math.pi * step / rising))) / 25
    share = min((step - rising) / max(steps - rising, 1), 1)
    return most * (1 + math.cos(math.pi * share)) / 2


def warm_up(step: int, steps: int) -> float:
    """The share of the step size: it rises in a line over so many steps, and is 1 from then on."""
    return min((step + 1) / steps, 1)


CODE = (stepwise, one_over_t, power_law, cosine, one_cycle, warm_up)


def step_size(parameters: Parameters, step: str, steps: str) -> str:
    """The expression of the size of a step (from 0) of so many; empty where it stays the same."""
    warm = whole(parameters, "warm_up")
    if not warm:
        return _scheduled(parameters, step, steps)
    after = _scheduled(parameters, f"max({step} - {warm}, 0)", f"{steps} - {warm}")
    return f"warm_up({step}, {warm}) * {after or parameters['step_size']}"


def _scheduled(parameters: Parameters, step: str, steps: str) -> str:
    size = parameters["step_size"]
    match parameters["schedule"]:
        case "stepwise":
            falling = f"factor={parameters['factor']}, every={parameters['every']}"
            return f"stepwise({step}, first={size}, {falling})"
        case "one_over_t":
            return f"one_over_t({step}, first={size})"
        case "power_law":
            falling = f"t0={parameters['t0']}, power={parameters['power']}"
            return f"power_law({step}, first={size}, {falling})"
        case "cosine":
            return f"cosine({step}, {steps}, first={size})"
        case "one_cycle":
            return f"one_cycle({step}, {steps}, most={size})"
        case _:
            return ""


@dataclass(frozen=True)
class Sums:
    """Whether the sum of the step sizes of an endless run is finite, and that of their squares.

    is_falling: whether the sizes fall to 0.
    """

    is_finite: bool
    is_finite_of_squares: bool
    is_falling: bool = True


def sums(parameters: Parameters) -> Sums:
    """The two sums of Robbins and Monro; a warm-up, which ends, changes neither."""
    match parameters["schedule"]:
        case "one_over_t":
            return Sums(is_finite=False, is_finite_of_squares=True)
        case "power_law":
            power = real(parameters, "power")
            return Sums(power > 1, 2 * power > 1, power > 0)
        case "stepwise":
            does_fall = real(parameters, "factor") < 1
            return Sums(does_fall, does_fall, does_fall)
        case "cosine" | "one_cycle":
            return Sums(is_finite=True, is_finite_of_squares=True)
        case _:
            return Sums(is_finite=False, is_finite_of_squares=False, is_falling=False)


def robbins_monro(parameters: Parameters) -> Line:
    """What the two sums say of a schedule."""
    found = sums(parameters)
    if found.is_finite:
        return "The sum of a_t is finite: it may stop before the minimum.", {}
    if found.is_finite_of_squares:
        return (
            (
                "The sum of a_t diverges and that of a_t^2 is finite: both conditions of Robbins "
                "and Monro hold."
            ),
            {},
        )
    if found.is_falling:
        return (
            (
                "The sums of a_t and of a_t^2 diverge: one condition of Robbins and Monro does not "
                "hold, and the jumping about the minimum fades slowly."
            ),
            {},
        )
    return (
        (
            "The sum of a_t^2 is infinite: with noisy gradients it keeps jumping about the "
            "minimum, and only a smaller step brings it closer."
        ),
        {},
    )
