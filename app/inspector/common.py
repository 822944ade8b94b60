"""The parameters that nodes of different blocks have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.language import Axes, Block, Choice, Integer, Parameter, Real


def common_parameters(blocks: Sequence[Block]) -> tuple[Parameter, ...]:
    """Those of equal name, kind and unit, narrowed to the values that fit in every block."""
    first, *others = blocks
    found = (_shared(parameter, others) for parameter in first.parameters)
    return tuple(parameter for parameter in found if parameter)


def _shared(parameter: Parameter | None, blocks: Sequence[Block]) -> Parameter | None:
    for block in blocks:
        parameter = _narrowed(parameter, parameter and block.parameter(parameter.name))
    return parameter


def _narrowed(one: Parameter | None, other: Parameter | None) -> Parameter | None:
    """What both take; None where that is nothing, or where they are two different things."""
    if one is None or other is None:
        return None
    if (one.kind, one.unit, one.only_if) != (other.kind, other.unit, other.only_if):
        return None
    both = _both(one, other)
    return both if _takes_something(both) else None


def _both(one: Parameter, other: Parameter) -> Parameter:
    match one, other:
        case Integer(), Integer():
            return replace(one, low=max(one.low, other.low), high=min(one.high, other.high))
        case Real(), Real():
            return replace(one, low=max(one.low, other.low), high=min(one.high, other.high))
        case Axes(), Axes():
            axes = min(one.most_axes, other.most_axes)
            return replace(one, most_axes=axes, high=min(one.high, other.high))
        case Choice(), Choice():
            options = tuple(option for option in one.options if option.value in other.values)
            return replace(one, options=options)
        case _:
            return one


def _takes_something(parameter: Parameter) -> bool:
    match parameter:
        case Integer() | Real():
            return parameter.low < parameter.high
        case Choice():
            return bool(parameter.options)
        case _:
            return True
