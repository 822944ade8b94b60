from __future__ import annotations

import json
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from engine.language.faults import entry_words, json_words, value_fault


class Layer(BaseModel, strict=True, extra="forbid"):
    """What a file might hold."""

    name: Annotated[str, Field(min_length=1)]
    rate: Annotated[float, Field(gt=0, lt=0.5, allow_inf_nan=False)] = 0.1
    sizes: tuple[int, int] = (1, 1)
    kind: Literal["wide", "deep"] = "wide"


class Net(BaseModel, strict=True):
    """Several of them."""

    layers: list[Layer] = []
    titles: dict[str, str] = {}


def fault_of(text: str) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        Net.model_validate_json(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "expected an object in braces at the top, received []"),
        ('{"layers": {}}', "expected a list at “layers”, received {}"),
        ('{"titles": [1]}', "expected an object in braces at “titles”, received [1]"),
        ('{"titles": {"a": 3}}', "expected text at “titles, a”, received 3"),
        ('{"layers": [{}]}', "“layers, entry 1, name” is missing"),
        ('{"layers": [{}, {}]}', "“layers, entry 1, name” is missing (and 1 more)"),
        (
            '{"layers": [{"name": ""}]}',
            'expected some text at “layers, entry 1, name”, received ""',
        ),
    ],
)
def test_a_wrong_entry_is_named_with_what_was_expected_and_received(text: str, words: str) -> None:
    assert entry_words(fault_of(text)) == words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('"rate": 0.5', "expected less than 0.5, received 0.5"),
        ('"rate": "fast"', 'expected a number, received "fast"'),
        ('"sizes": [1, 2, 3]', "expected at most 2 entries, received [1, 2, 3]"),
        ('"kind": "tall"', "expected 'wide' or 'deep', received \"tall\""),
        ('"rate": 0', "input should be greater than 0, received 0"),
    ],
)
def test_a_wrong_value_is_told_by_its_limit(entry: str, words: str) -> None:
    assert value_fault(fault_of(f'{{"layers": [{{"name": "a", {entry}}}]}}')) == words


def test_what_only_pydantic_calls_no_json_is_told_in_its_words() -> None:
    words = entry_words(fault_of('{"titles": {"a": "\\ud83d"}}'))
    assert words.startswith("it is no JSON: ")


def test_a_long_value_is_cut() -> None:
    words = entry_words(fault_of(json.dumps({"layers": "x" * 1000})))
    assert words == f'expected a list at “layers”, received "{"x" * 59}…'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it ends early, in line 1"),
        ('{"a": [1,\n  2', "it ends early, in line 2"),
        ('{"a": "half a wor', "it ends early, in line 1"),
        ('{"a": fal', "it ends early, in line 1"),
        ("rust", "expected a value in line 1, column 1, received “rust”"),
        ("{} x", "expected nothing more in line 1, column 4, received “x”"),
        ('{"a" 1}', "expected a colon in line 1, column 6, received “1}”"),
        (
            '{"a": "b\nc"}',
            "expected a closing quote in line 1, column 9, received the end of the line",
        ),
        ('{"a": "\\q"}', 'expected text that JSON allows in line 1, column 8, received “\\q"}”'),
    ],
)
def test_text_that_is_no_json_says_what_was_expected_where(text: str, words: str) -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads(text)
    assert json_words(caught.value) == words
