"""Proposals for a parameter with a value that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from math import isnan

from engine.document.edits import reset_parameter, set_parameter
from engine.language import (
    Axes,
    Choice,
    Integer,
    Parameter,
    Paths,
    Real,
    Reals,
    Switch,
    Type,
    Value,
    value_words,
)
from engine.shapes.repairs.case import Case, Proposal

FAR = 1024
"""How far from a whole number another one is looked for."""


def parameter(case: Case) -> Iterator[Proposal]:
    """Take the nearest value that it can have, or the default; forget one that is unknown."""
    name, node = case.problem.parameter, case.node
    declared = case.block.parameter(name) if case.block else None
    without = reset_parameter(case.graph, [node.id], name)
    if declared is None:
        yield case.proposal(f"Remove the parameter {name}", without)
        return
    title, near = declared.title or name, nearest(declared, node.parameters[name])
    if near is not None and near != declared.default and not declared.fault(near):
        after = set_parameter(case.graph, [node.id], name, near)
        yield case.proposal(f"Set {title} to {setting_words(declared, near)}", after)
    words = setting_words(declared, declared.default)
    yield case.proposal(f"Reset {title} to {words}" if words else f"Reset {title}", without)


def setting_words(declared: Parameter, value: Value) -> str:
    """The value of a parameter as a person reads it: Same, 1,000, 8 × 8."""
    if isinstance(declared, Choice):
        return declared.option(value).title
    return f"{value:,}" if type(value) is int else value_words(value)


def near_values(declared: Parameter, value: Value, found: Type) -> Iterator[Value]:
    """Other values of a parameter, the nearest first; `found` is what the node has to take."""
    match declared:
        case Integer() if isinstance(value, int):
            for far in range(1, FAR):
                yield from (v for v in (value - far, value + far) if not declared.fault(v))
        case Choice() | Switch():
            yield from (other for other in declared.probes() if other != value)
        case Axes() if not declared.fault(found.shape):
            yield found.shape
        case Reals():
            yield declared.default


def nearest(declared: Parameter, value: Value) -> Value | None:
    """The value that a parameter can have and that is nearest to another; None for none."""
    sizes = value if isinstance(value, tuple) else (value,)
    numbers = [number for number in map(_number, sizes) if number is not None]
    match declared:
        case Choice() if isinstance(value, str):
            return next(iter(get_close_matches(value, declared.values, 1)), None)
        case Paths():
            return tuple(entry for entry in sizes if isinstance(entry, str)) or None
        case Axes():
            near = tuple(round(min(max(number, 1), declared.high)) for number in numbers)
            return near[: declared.most_axes] or None
        case Integer() | Real() if numbers and not isinstance(value, tuple):
            within = min(max(numbers[0], declared.low), declared.high)
            return round(within) if isinstance(declared, Integer) else float(within)
    return None


def _number(value: object) -> int | float | None:
    """A value as a number; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return None if isinstance(value, float) and isnan(value) else value
