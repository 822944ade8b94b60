"""Parameters at random: values that a block allows, small ones so that little is computed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from engine.language import (
    Axes,
    Block,
    Integer,
    Map,
    Parameter,
    Parameters,
    Real,
    Reals,
    Text,
    Value,
)

SMALL = 6
"""How far above its least value a whole number is drawn."""
TEXTS = ("", "x", "x + 1", "a * b - 2", "exp(", "1 / 0", "sin(x) y")


def within(parameter: Parameter, chance: Random) -> Value:
    """A value that a parameter can have: its default, one of its ends, or one between."""
    match parameter:
        case Integer():
            return min(parameter.high, parameter.low + chance.randint(0, SMALL))
        case Axes():
            count = chance.randint(1, parameter.most_axes)
            return tuple(chance.randint(1, SMALL) for _ in range(count))
        case Real():
            return chance.choice(
                (*parameter.probes(), parameter.default, _between(parameter, chance))
            )
        case Reals():
            return tuple(_between(parameter, chance) for _ in range(chance.randint(0, 3)))
        case Text():
            return chance.choice((parameter.default, *TEXTS))
        case _:
            return chance.choice((parameter.default, *parameter.probes()))


def _between(parameter: Real | Reals, chance: Random) -> float:
    return parameter.low + chance.random() * (parameter.high - parameter.low)


def some_parameters(
    block: Block, chance: Random, base: Mapping[str, Value] | None = None
) -> Parameters:
    """Parameters of a block: those given, the defaults, and here and there another value."""
    found = dict(base or {})
    share = chance.choice((0.0, 0.3, 0.8))
    for parameter in block.parameters:
        if chance.random() < share:
            found[parameter.name] = within(parameter, chance)
    return Map(found)
