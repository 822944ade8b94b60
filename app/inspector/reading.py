"""What a person typed, as a value; and a value as the text that stands in a field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.words import tr
from engine.language import Axes, Integer, Parameter, Real, Reals, Value, number_words, value_words

SEPARATORS = str.maketrans("", "", " \u2009\u202f\u00a0_")
MINUS = str.maketrans("−–", "--")
WHOLE = re.compile(r"[+-]?\d+$")
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$")
"""A comma groups thousands only behind a first digit: 0,002 is no grouped number."""
MOST_DIGITS = 15
"""More than any parameter takes, and few enough to be said in a sentence."""
LONGEST_ECHO = 32


@dataclass(frozen=True)
class Reading:
    """A value, or the reason why the text is none; `fault` is a sentence for under the field."""

    value: Value | None = None
    fault: str = ""


def read(parameter: Parameter, text: str) -> Reading:
    """What `text` means to a parameter. A value that does not fit comes with its fault."""
    match parameter:
        case Integer():
            reading = _read_integer(text)
        case Real():
            reading = _read_real(text)
        case Axes():
            reading = _read_axes(text)
        case Reals():
            reading = _read_reals(text)
        case _:
            reading = Reading(text)
    if reading.value is None:
        return reading
    fault = parameter.fault(reading.value)
    return Reading(reading.value, sentence(fault)) if fault else reading


def field_text(value: Value) -> str:
    """A value as its field shows it: 4,096; 0.002; 8 × 8."""
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return number_words(value)
    if isinstance(value, tuple):
        is_shape = all(isinstance(entry, int) for entry in value)
        return " × ".join(map(str, value)) if is_shape else value_words(value)
    return value


def sentence(fault: str) -> str:
    """A fault as a sentence: 'Expected 1 to 4,096, received 9,999.'"""
    return f"{fault[:1].upper()}{fault[1:]}." if fault else ""


def _read_integer(text: str) -> Reading:
    plain = _plain_number(text)
    if not WHOLE.match(plain):
        return Reading(fault=_unread(tr("a whole number"), text))
    return Reading(int(plain)) if _is_short(plain) else Reading(fault=_too_long(text))


def _read_real(text: str) -> Reading:
    try:
        return Reading(float(_plain_number(text)) + 0.0)  # -0 becomes 0
    except ValueError:
        return Reading(fault=_unread(tr("a number"), text))


def _read_axes(text: str) -> Reading:
    between = r"[×x*]" if re.search(r"[×x*]", text.lower()) else r"[\s,;]+"
    words = [_plain_number(word) for word in re.split(between, text.lower().strip(" ()[],;"))]
    if not all(WHOLE.match(word) for word in words):
        return Reading(fault=_unread(tr("sizes such as 8 × 8"), text))
    if not all(map(_is_short, words)):
        return Reading(fault=_too_long(text))
    return Reading(tuple(int(word) for word in words))


def _read_reals(text: str) -> Reading:
    """Numbers between spaces or semicolons, or between commas with a space behind them."""
    words = re.split(r"\s*;\s*|,?\s+", text.strip().strip("()[]"))
    try:
        return Reading(tuple(float(_plain_number(word)) + 0.0 for word in words if word))
    except ValueError:
        return Reading(fault=_unread(tr("numbers such as 0.5, -1"), text))


def _plain_number(text: str) -> str:
    """Without what only groups digits; a lone comma stands for the decimal point."""
    compact = text.strip().translate(SEPARATORS).translate(MINUS)
    return compact.replace(",", "") if GROUPED.match(compact) else compact.replace(",", ".")


def _is_short(number: str) -> bool:
    return len(number.lstrip("+-0")) <= MOST_DIGITS


def _unread(expected: str, text: str) -> str:
    received = _echo(text) if text.strip() else tr("nothing")
    return tr("Expected {expected}, received {received}.", expected=expected, received=received)


def _too_long(text: str) -> str:
    return tr(
        "Expected a number of at most {most} digits, received {received}.",
        most=MOST_DIGITS,
        received=_echo(text),
    )


def _echo(text: str) -> str:
    """What a person typed, short enough to stand in a sentence."""
    plain = text.strip()
    return repr(plain if len(plain) <= LONGEST_ECHO else f"{plain[: LONGEST_ECHO - 1]}…")
