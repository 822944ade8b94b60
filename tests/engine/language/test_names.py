from __future__ import annotations

import keyword

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from engine.language.names import pascal, snake


@pytest.mark.parametrize(
    ("title", "lower", "capitals"),
    [
        ("Encoder 1", "encoder_1", "Encoder1"),
        ("Größe der Pixel", "groe_der_pixel", "GroeDerPixel"),
        ("3 blind mice", "value_3_blind_mice", "Value3BlindMice"),
        ("  a -- b  ", "a_b", "AB"),
        ("潜在", "value", "Value"),
        ("", "value", "Value"),
    ],
)
def test_titles_become_names(title: str, lower: str, capitals: str) -> None:
    assert snake(title) == lower
    assert pascal(title) == capitals


@settings(deadline=None, derandomize=True, database=None)
@given(some.text(max_size=12))
def test_every_title_becomes_an_identifier(title: str) -> None:
    assert snake(title).isidentifier()
    assert pascal(title).isidentifier()
    assert not keyword.iskeyword(pascal(title)) or pascal(title) in ("True", "False", "None")
