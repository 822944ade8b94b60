"""Parameter values read as what their declaration promises."""

from __future__ import annotations

from collections.abc import Mapping

from engine.language.types import Shape
from engine.language.values import Value


def whole(parameters: Mapping[str, Value], name: str) -> int:
    """The value of an Integer. Raises TypeError where it holds something else."""
    value = parameters[name]
    if isinstance(value, int):
        return value
    raise TypeError(f"{name}: expected a whole number, received {value!r}")


def real(parameters: Mapping[str, Value], name: str) -> float:
    """The value of a Real. Raises TypeError where it holds something else."""
    value = parameters[name]
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"{name}: expected a number, received {value!r}")


def sizes(parameters: Mapping[str, Value], name: str) -> Shape:
    """The value of an Axes. Raises TypeError where it holds something else."""
    value = parameters[name]
    if isinstance(value, tuple):
        return tuple(int(size) for size in value)
    raise TypeError(f"{name}: expected sizes, received {value!r}")


def reals(parameters: Mapping[str, Value], name: str) -> tuple[float, ...]:
    """The value of a Reals. Raises TypeError where it holds something else."""
    value = parameters[name]
    if isinstance(value, tuple):
        return tuple(float(number) for number in value)
    raise TypeError(f"{name}: expected numbers, received {value!r}")
