"""Arithmetic that a person types, such as sin(a) + 2 b: read by a grammar of its own, never run.

sum      = product (("+" | "-") product)*
product  = sign (("*" | "/") sign)*
sign     = ("-" | "+") sign | power
power    = atom ("^" sign)?
atom     = number | "pi" | "e" | name | function "(" sum ("," sum)* ")" | "(" sum ")"
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

NAMES = ("a", "b", "c", "d")
"""What the values are called that an expression takes."""
CONSTANTS = {"pi": math.pi, "e": math.e}
MOST_LETTERS, MOST_NESTED = 200, 20
LARGE = 1 << 31
"""From here on a whole number stands as a real one, which torch takes however large it is."""

TOKEN = re.compile(
    r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([a-z]\w*)|(\*\*|\S))"
)
SIMPLE = re.compile(r"-?(\{\w+\}|[\w.]+)")
"""Source that stands close to the sign of a power, as a formatter has it."""
SIGNS = str.maketrans({"−": "-", "×": "*", "·": "*"})

SUM, PRODUCT, SIGN, POWER, ATOM = range(5)
"""How strongly a piece of source holds together."""


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


FUNCTIONS: Mapping[str, tuple[str, Callable[[float], float]]] = {
    "abs": ("torch.abs({})", abs),
    "cos": ("torch.cos({})", math.cos),
    "exp": ("torch.exp({})", math.exp),
    "log": ("torch.log({})", math.log),
    "relu": ("torch.relu({})", lambda x: max(x, 0.0)),
    "sigmoid": ("torch.sigmoid({})", _sigmoid),
    "sign": ("torch.sign({})", lambda x: float((x > 0) - (x < 0))),
    "sin": ("torch.sin({})", math.sin),
    "sqrt": ("torch.sqrt({})", math.sqrt),
    "tan": ("torch.tan({})", math.tan),
    "tanh": ("torch.tanh({})", math.tanh),
}
"""Of one number: the source, and what it is of a number that is known."""
EXTREMES = {"min": ("minimum", "max", min), "max": ("maximum", "min", max)}
"""Of two: the function of two tensors, the limit of clamp, and what it is of known numbers."""


class Unreadable(Exception):
    """A text is no expression: what was expected, what came instead, and at which place."""


@dataclass(frozen=True)
class Expression:
    """An expression that was read. source: Python, with {a} for the value a. names: those used."""

    source: str
    names: tuple[str, ...]

    def of(self, names: Mapping[str, str]) -> str:
        """The source for values that have these names."""
        return self.source.format_map(names)


@lru_cache(maxsize=256)
def read_expression(text: str) -> Expression:
    """The expression that a text is. Raises Unreadable, whose text is no whole sentence."""
    if len(text) > MOST_LETTERS:
        raise Unreadable(f"expected at most {MOST_LETTERS} characters, received {len(text)}")
    reader = _Reader(text)
    found = reader.sum()
    reader.end()
    if not reader.names:
        raise Unreadable(f"expected one of {', '.join(NAMES)}, received a formula without them")
    return Expression(found.source, tuple(name for name in NAMES if name in reader.names))


@dataclass(frozen=True)
class _Piece:
    """Source, how strongly it holds together, and its number where that is known."""

    source: str
    rank: int = ATOM
    number: float | None = None

    def within(self, rank: int) -> str:
        """The source, in brackets where it holds together less than `rank`."""
        return self.source if self.rank >= rank else f"({self.source})"


class _Reader:
    """Reads a text from left to right, a piece of source for each piece of the grammar."""

    def __init__(self, text: str) -> None:
        self.names: set[str] = set()
        self._tokens = _tokens(text)
        self._next, self._depth = 0, 0

    def sum(self) -> _Piece:
        """Products that are added or subtracted."""
        left = self.product()
        while (sign := self._taken("+", "-")) is not None:
            right = self.product()
            source = f"{left.within(SUM)} {sign} {right.within(PRODUCT)}"
            left = self._made(_Piece(source, SUM), sign, left, right)
        return left

    def product(self) -> _Piece:
        """Factors and divisors."""
        left = self._sign()
        while (sign := self._taken("*", "/")) is not None:
            right = self._sign()
            if sign == "/" and right.number == 0:
                raise self._unread("a divisor that is not 0", "0")
            source = f"{left.within(PRODUCT)} {sign} {right.within(SIGN)}"
            left = self._made(_Piece(source, PRODUCT), sign, left, right)
        return left

    def end(self) -> None:
        """Nothing may follow."""
        if self._token[0]:
            raise self._unread("an operator such as + or *")

    def _sign(self) -> _Piece:
        sign = self._taken("-", "+")
        if sign is None:
            return self._power()
        inner = self._sign()
        if sign == "+":
            return inner
        return _Piece(
            f"-{inner.within(SIGN)}", SIGN, None if inner.number is None else -inner.number
        )

    def _power(self) -> _Piece:
        base = self._atom()
        if self._taken("^", "**") is None:
            return base
        exponent = self._sign()
        sides = base.within(ATOM), exponent.within(SIGN)
        power = "**" if all(map(SIMPLE.fullmatch, sides)) else " ** "
        source = power.join(sides)
        return self._made(_Piece(source, POWER), "^", base, exponent)

    def _atom(self) -> _Piece:
        word, _ = self._token
        if word[:1].isdecimal() or (word[:1] == "." and len(word) > 1):
            self._next += 1
            return self._known(float(word))
        if word in CONSTANTS:
            self._next += 1
            return _Piece(f"math.{word}", ATOM, CONSTANTS[word])
        if word in NAMES:
            self._next += 1
            self.names.add(word)
            return _Piece(f"{{{word}}}")
        if word in FUNCTIONS or word in EXTREMES:
            self._next += 1
            return self._call(word)
        if self._taken("(") is None:
            raise self._unread(f"a number, one of {', '.join(NAMES)}, a function or (")
        (inner,) = self._inside(1)
        return inner

    def _call(self, name: str) -> _Piece:
        if self._taken("(") is None:
            raise self._unread(f"( behind {name}")
        if name in EXTREMES:
            return self._extreme(name, *self._inside(2))
        (inner,) = self._inside(1)
        source, function = FUNCTIONS[name]
        if inner.number is not None:
            return self._known(self._of(function, inner.number))
        return _Piece(source.format(inner.source))

    def _extreme(self, name: str, left: _Piece, right: _Piece) -> _Piece:
        function, limit, known = EXTREMES[name]
        if left.number is not None and right.number is not None:
            return self._known(known(left.number, right.number))
        if left.number is None and right.number is None:
            return _Piece(f"torch.{function}({left.source}, {right.source})")
        value, bound = (right, left) if right.number is None else (left, right)
        return _Piece(f"torch.clamp({value.source}, {limit}={bound.source})")

    def _inside(self, count: int) -> list[_Piece]:
        """What stands between brackets, the first of which was read."""
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise self._unread(f"at most {MOST_NESTED} brackets in one another")
        found = [self.sum()]
        while len(found) < count:
            if self._taken(",") is None:
                raise self._unread("a comma")
            found.append(self.sum())
        if self._taken(")") is None:
            raise self._unread(") or an operator")
        self._depth -= 1
        return found

    @property
    def _token(self) -> tuple[str, int]:
        """The word that comes next, empty at the end, and its place."""
        return self._tokens[self._next]

    def _taken(self, *words: str) -> str | None:
        """The next word where it is one of these, passed by; else None."""
        word, _ = self._token
        if word not in words:
            return None
        self._next += 1
        return word

    def _known(self, number: float) -> _Piece:
        if not math.isfinite(number):
            raise self._unread("a finite number", "one that is too large")
        whole = repr(number).removesuffix(".0") if abs(number) < LARGE else repr(number)
        return _Piece(whole, ATOM if number >= 0 else SIGN, number)

    def _made(self, piece: _Piece, sign: str, left: _Piece, right: _Piece) -> _Piece:
        """What an operator makes of two pieces, with its number where that is known."""
        if left.number is None or right.number is None:
            return piece
        number = self._of(_MAKING[sign], left.number, right.number)
        is_long = sign == "^" or abs(number) >= LARGE
        return self._known(number) if is_long else replace(piece, number=number)

    def _of(self, function: Callable[..., float], *numbers: float) -> float:
        try:
            found = float(function(*numbers))
        except (ArithmeticError, ValueError) as fault:
            raise self._unread("real numbers", "what has no value") from fault
        self._known(found)
        return found

    def _unread(self, expected: str, received: str = "") -> Unreadable:
        word, place = self._token
        received = received or (f"“{word}”" if word else "the end")
        return Unreadable(f"expected {expected}, received {received} at place {place}")


_MAKING: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "^": math.pow,
}


def _tokens(text: str) -> list[tuple[str, int]]:
    """The words of a text, each with its place counted from 1; an empty one at the end."""
    found = TOKEN.finditer(text.translate(SIGNS))
    words = [
        (match[match.lastindex or 0], match.start(match.lastindex or 0) + 1) for match in found
    ]
    return [*words, ("", len(text) + 1)]
