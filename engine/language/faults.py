"""What is wrong with text or values from outside, in words: what was expected, where, received."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json import JSONDecodeError
from typing import TYPE_CHECKING

from engine.language.parameters import number_words

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MOST_SHOWN, EXCERPT = 60, 24
"""How many characters of a wrong value, and of a damaged line, a sentence shows."""

CUT = "it ends early"
CUT_WORD = re.compile(r"[\w.+-]*\s*")
"""What stands at the end of a text that was cut off in a word or a number."""

EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "an object in braces",
    "finite_number": "a finite number",
    "float_type": "a number",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "list_type": "a list",
    "literal_error": "{expected}",
    "model_type": "an object in braces",
    "string_too_short": "some text",
    "string_type": "text",
    "too_long": "at most {max_length} entries",
    "tuple_type": "a list",
}
"""What a value was to be, by the kind of pydantic's error."""

SIGNS = {
    "Expecting value": "a value",
    "Expecting property name enclosed in double quotes": "a key in double quotes",
    "Expecting ':' delimiter": "a colon",
    "Expecting ',' delimiter": "a comma",
    "Extra data": "nothing more",
    "Invalid control character at": "a closing quote",
}
"""What JSON was to go on with, by the message of its reader."""


def json_words(fault: JSONDecodeError) -> str:
    """Why a text is no JSON: 'it ends early, in line 12', or what was expected where."""
    if _is_cut(fault):
        line = fault.doc.rstrip().count("\n") + 1
        return f"{CUT}, in line {line:,}"
    expected = SIGNS.get(fault.msg, "text that JSON allows")
    rest = fault.doc[fault.pos :].partition("\n")[0].strip()
    received = f"“{rest[:EXCERPT]}”" if rest else "the end of the line"
    where = f"line {fault.lineno:,}, column {fault.colno:,}"
    return f"expected {expected} in {where}, received {received}"


def _is_cut(fault: JSONDecodeError) -> bool:
    """Whether what was read is good but for its end, which is missing."""
    if fault.msg.startswith("Unterminated string") or not fault.doc.strip():
        return True
    is_end = CUT_WORD.fullmatch(fault.doc, fault.pos) is not None
    return is_end and fault.pos > 0 and fault.msg != "Extra data"


def entry_words(fault: ValidationError) -> str:
    """The first entry that does not fit: 'expected 0 or more at “settings, seed”, received -4'."""
    first, more = fault.errors()[0], fault.error_count() - 1
    rest = f" (and {more} more)" if more else ""
    return f"{_entry(first)}{rest}"


def value_fault(fault: ValidationError) -> str:
    """What the first wrong value was to be, and what it is: 'expected 1 or more, received 0'."""
    first = fault.errors()[0]
    return f"{_expected(first)}, received {_received(first['input'])}"


def _entry(error: ErrorDetails) -> str:
    where = f"“{', '.join(map(_step, error['loc']))}”" if error["loc"] else "the top"
    if error["type"] == "missing":
        return f"{where} is missing"
    if error["type"] == "json_invalid":
        return f"it is no JSON: {error['ctx']['error']}"
    if error["type"] == "extra_forbidden":
        return f"{where} is unknown to this Neuroloom, received {_received(error['input'])}"
    return f"{_expected(error)} at {where}, received {_received(error['input'])}"


def _step(step: int | str) -> str:
    """A key, or the place in a list, counted from 1."""
    return step if isinstance(step, str) else f"entry {step + 1}"


def _expected(error: ErrorDetails) -> str:
    known: Mapping[str, object] = error.get("ctx", {})
    limits = {name: _limit(value) for name, value in known.items()}
    words = EXPECTED.get(error["type"])
    return f"expected {words.format(**limits)}" if words else error["msg"].lower()


def _limit(value: object) -> str:
    return number_words(value) if isinstance(value, int | float) else str(value)


def _received(value: object) -> str:
    """A wrong value as JSON has it, and no longer than a sentence bears."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
