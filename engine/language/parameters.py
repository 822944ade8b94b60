"""Parameters: the knobs of a block, each declared once with its default, limits and words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.language.expression import Unreadable, read_expression
from engine.language.types import Shape, shape_words
from engine.language.values import Map, Value

SHORT_FROM, SHORT_TO = 1e-6, 1e15
"""Between these a number is said without an exponent."""
TOO_LONG = 10**18
"""From here on a whole number is told by how many digits it has."""


@dataclass(frozen=True)
class Condition:
    """`parameter` holds one of `values`: when a knob matters."""

    parameter: str
    values: tuple[Value, ...]

    def holds(self, parameters: Mapping[str, Value]) -> bool:
        """Whether the condition is true of these values."""
        return parameters.get(self.parameter) in self.values


@dataclass(frozen=True)
class Integer:
    """A whole number from `low` to `high`, both inclusive."""

    name: str
    default: int
    low: int = 1
    high: int = 1_000_000
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "integer"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        if isinstance(value, bool) or not isinstance(value, int):
            return f"expected a whole number, received {_received(value)}"
        if not self.low <= value <= self.high:
            return f"expected {self.low:,} to {self.high:,}, received {number_words(value)}"
        return ""

    def probes(self) -> tuple[Value, ...]:
        """Values at the ends, for tests; the upper end is kept small enough to build."""
        return self.low, min(self.high, max(self.low, 512))


@dataclass(frozen=True)
class Real:
    """A number from `low` to `high`, both finite and inclusive."""

    name: str
    default: float
    low: float = 0.0
    high: float = 1e6
    title: str = ""
    unit: str = ""
    help: str = ""
    is_logarithmic: bool = False
    only_if: Condition | None = None
    kind: ClassVar[str] = "real"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"expected a number, received {_received(value)}"
        if not self.low <= value <= self.high:
            limits = f"{number_words(self.low)} to {number_words(self.high)}"
            return f"expected {limits}, received {number_words(value)}"
        return ""

    def probes(self) -> tuple[Value, ...]:
        """Values at the ends, for tests."""
        return self.low, self.high


@dataclass(frozen=True)
class Option:
    """One of the values of a Choice, with the words that a person reads."""

    value: str
    title: str
    help: str = ""


@dataclass(frozen=True)
class Choice:
    """One of a few named options."""

    name: str
    default: str
    options: tuple[Option, ...]
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "choice"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        if value in self.values:
            return ""
        return f"expected one of {', '.join(self.values)}, received {_received(value)}"

    @property
    def values(self) -> tuple[str, ...]:
        """The values of the options."""
        return tuple(option.value for option in self.options)

    def option(self, value: Value) -> Option:
        """The option of that value; the default's where there is none."""
        wanted = value if value in self.values else self.default
        return next(option for option in self.options if option.value == wanted)

    def probes(self) -> tuple[Value, ...]:
        """Every option."""
        return self.values


@dataclass(frozen=True)
class Switch:
    """On or off."""

    name: str
    default: bool
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "switch"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        if isinstance(value, bool):
            return ""
        return f"expected true or false, received {_received(value)}"

    def probes(self) -> tuple[Value, ...]:
        """Both."""
        return True, False


@dataclass(frozen=True)
class Axes:
    """A shape: the sizes of one or more axes, without the batch axis."""

    name: str
    default: Shape
    most_axes: int = 4
    high: int = 65_536
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "axes"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        expected = f"expected 1 to {self.most_axes} sizes such as 8 × 8, each 1 to {self.high:,}"
        if not isinstance(value, tuple) or not 1 <= len(value) <= self.most_axes:
            return f"{expected}, received {_received(value)}"
        wrong = [size for size in value if not _is_size(size, self.high)]
        return f"{expected}, received {_received(wrong[0])} among them" if wrong else ""

    def probes(self) -> tuple[Value, ...]:
        """One axis of one, and as many axes as there may be."""
        return (1,), (2,) * self.most_axes


@dataclass(frozen=True)
class Reals:
    """A list of finite numbers from `low` to `high`; empty means what the block's help says."""

    name: str
    default: tuple[float, ...] = ()
    low: float = -1e6
    high: float = 1e6
    most: int = 4096
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "reals"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        limits = f"{number_words(self.low)} to {number_words(self.high)}"
        expected = f"expected up to {self.most:,} numbers such as 0.5, -1, each {limits}"
        if not isinstance(value, tuple) or len(value) > self.most:
            return f"{expected}, received {_received(value)}"
        wrong = [entry for entry in value if not self._takes(entry)]
        return f"{expected}, received {_received(wrong[0])} among them" if wrong else ""

    def _takes(self, entry: object) -> bool:
        is_number = isinstance(entry, int | float) and not isinstance(entry, bool)
        return is_number and self.low <= float(str(entry)) <= self.high

    def probes(self) -> tuple[Value, ...]:
        """The empty list; others need to know how many there are."""
        return ((),)


@dataclass(frozen=True)
class Paths:
    """A list of node ids; empty means what the block's help says of an empty list."""

    name: str
    default: tuple[str, ...] = ()
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "paths"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        if isinstance(value, tuple) and all(isinstance(path, str) for path in value):
            return ""
        received = ", ".join(map(str, value)) if isinstance(value, tuple) else _received(value)
        return f"expected a list of node ids, received {received}"

    def probes(self) -> tuple[Value, ...]:
        """The empty list; others need a graph."""
        return ((),)


@dataclass(frozen=True)
class Text:
    """A word, such as the name of a Part."""

    name: str
    default: str = ""
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "text"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words; empty when it can."""
        return "" if isinstance(value, str) else f"expected text, received {_received(value)}"

    def probes(self) -> tuple[Value, ...]:
        """The default; other words need a document."""
        return (self.default,)


@dataclass(frozen=True)
class Formula:
    """An arithmetic expression of a, b, c and d, as engine.language.expression reads it."""

    name: str
    default: str
    title: str = ""
    unit: str = ""
    help: str = ""
    only_if: Condition | None = None
    kind: ClassVar[str] = "formula"

    def fault(self, value: Value) -> str:
        """Why `value` cannot stand here, in words with the place; empty when it can."""
        if not isinstance(value, str):
            return f"expected a formula such as {self.default}, received {_received(value)}"
        try:
            read_expression(value)
        except Unreadable as fault:
            return str(fault)
        return ""

    def probes(self) -> tuple[Value, ...]:
        """The default, and one that takes one value only."""
        return self.default, "a"


Parameter = Integer | Real | Choice | Switch | Axes | Reals | Paths | Text | Formula


def defaults(parameters: tuple[Parameter, ...]) -> Map[str, Value]:
    """The default of every parameter, by name."""
    return Map((parameter.name, parameter.default) for parameter in parameters)


def value_words(value: Value) -> str:
    """A value as a person reads it: on, 8 × 8, 0.002."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return _sizes_words(value) if _are_sizes(value) else ", ".join(map(_entry_words, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def number_words(value: float) -> str:
    """A number as a person reads it, without an exponent as long as that is short: 0.000001."""
    if isinstance(value, int):
        return f"{value:,}" if abs(value) < TOO_LONG else f"a number of {len(str(value))} digits"
    if math.isnan(value):
        return "no number"
    if math.isinf(value):
        return "infinity" if value > 0 else "minus infinity"
    if value == 0 or SHORT_FROM <= abs(value) < SHORT_TO:
        text = f"{value:,.10f}".rstrip("0").rstrip(".")
        return text or "0"
    return f"{value:g}"


def _received(value: object) -> str:
    """A value that does not fit, as it would be typed: true, 2.5, 'two', 5 sizes: 2 × 2 × ..."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return number_words(value)
    if not isinstance(value, tuple):
        return repr(value)
    if not value:
        return "an empty list"
    if all(isinstance(size, int) for size in value):
        sizes = "1 size" if len(value) == 1 else f"{len(value)} sizes"
        return f"{sizes}: {' × '.join(map(str, value))}"
    return f"the list {', '.join(map(str, value))}"


def _sizes_words(value: tuple[float, ...] | tuple[str, ...]) -> str:
    return shape_words(tuple(int(size) for size in value))


def _are_sizes(value: tuple[float, ...] | tuple[str, ...]) -> bool:
    return all(isinstance(entry, int) for entry in value)


def _entry_words(entry: float | str) -> str:
    return entry if isinstance(entry, str) else number_words(entry)


def _is_size(size: object, high: int) -> bool:
    return isinstance(size, int) and not isinstance(size, bool) and 1 <= size <= high
