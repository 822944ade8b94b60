"""What a person typed, as a value; and a value as the text that stands in a field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.language import Axes, Integer, Parameter, Real, Value

SEPARATORS = str.maketrans("", "", " \u2009\u202f\u00a0_")
MINUS = str.maketrans("−–", "--")
SHORT_FROM, SHORT_TO = 1e-6, 1e9
WHOLE = re.compile(r"[+-]?\d+$")
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")


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
        case _:
            reading = Reading(text)
    if reading.value is None:
        return reading
    fault = parameter.fault(reading.value)
    return Reading(reading.value, sentence(fault)) if fault else reading


def field_text(value: Value) -> str:
    """A value as its field shows it: 4,096; 0.002; 8 × 8."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return real_text(value)
    if isinstance(value, tuple):
        return " × ".join(str(size) for size in value)
    return value


def real_text(value: float) -> str:
    """A number without an exponent as long as that is short: 0.002, 1e-08."""
    if value == 0 or SHORT_FROM <= abs(value) < SHORT_TO:
        text = f"{value:,.10f}".rstrip("0").rstrip(".")
        return text or "0"
    return f"{value:g}"


def sentence(fault: str) -> str:
    """A fault as a sentence: 'Expected 1 to 4,096, received 9,999.'"""
    return f"{fault[:1].upper()}{fault[1:]}." if fault else ""


def _read_integer(text: str) -> Reading:
    plain = _plain_number(text)
    if WHOLE.match(plain):
        return Reading(int(plain))
    return Reading(fault=_unread("a whole number", text))


def _read_real(text: str) -> Reading:
    try:
        return Reading(float(_plain_number(text)))
    except ValueError:
        return Reading(fault=_unread("a number", text))


def _read_axes(text: str) -> Reading:
    between = r"[×x*]" if re.search(r"[×x*]", text.lower()) else r"[\s,;]+"
    words = [_plain_number(word) for word in re.split(between, text.lower().strip(" ()[],;"))]
    if all(WHOLE.match(word) for word in words):
        return Reading(tuple(int(word) for word in words))
    return Reading(fault=_unread("sizes such as 8 × 8", text))


def _plain_number(text: str) -> str:
    """Without what only groups digits; a lone comma stands for the decimal point."""
    compact = text.strip().translate(SEPARATORS).translate(MINUS)
    return compact.replace(",", "") if GROUPED.match(compact) else compact.replace(",", ".")


def _unread(expected: str, text: str) -> str:
    return f"Expected {expected}, received {repr(text.strip()) if text.strip() else 'nothing'}."
