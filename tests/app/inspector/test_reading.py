from __future__ import annotations

import pytest

from app.inspector.reading import field_text, read
from engine.language import Axes, Integer, Parameter, Real, Reals, Text, Value

UNITS = Integer("units", 64, low=1, high=4096)
RATE = Real("rate", 0.1, high=10.0)
WEIGHTS = Reals("weights")
SHAPE = Axes("shape", (8, 8), high=2048)


@pytest.mark.parametrize(
    ("parameter", "text", "value"),
    [
        (UNITS, "128", 128),
        (UNITS, " 4,096 ", 4096),
        (UNITS, "1\u2009024", 1024),
        (RATE, "0.5", 0.5),
        (RATE, "0,5", 0.5),
        (RATE, "1e-3", 0.001),
        (RATE, "3", 3.0),
        (RATE, "0,002", 0.002),
        (RATE, "-0", 0.0),
        (RATE, "٣", 3.0),
        (UNITS, "١٢٨", 128),
        (UNITS, "000000000000000000128", 128),
        (SHAPE, "8 × 8", (8, 8)),
        (SHAPE, "8x8", (8, 8)),
        (SHAPE, "8, 8", (8, 8)),
        (SHAPE, "(1, 28, 28)", (1, 28, 28)),
        (SHAPE, "12", (12,)),
        (SHAPE, "1,024 × 2", (1024, 2)),
        (WEIGHTS, "0.5, -1", (0.5, -1.0)),
        (WEIGHTS, "0,5; −1", (0.5, -1.0)),
        (WEIGHTS, "(2 3 4)", (2.0, 3.0, 4.0)),
        (WEIGHTS, "", ()),
        (Text("name"), "Encoder", "Encoder"),
    ],
)
def test_text_is_read_as_a_person_means_it(parameter: Parameter, text: str, value: Value) -> None:
    reading = read(parameter, text)

    assert reading.value == value
    assert type(reading.value) is type(value)
    assert not reading.fault


@pytest.mark.parametrize(
    ("parameter", "text", "fault"),
    [
        (UNITS, "9999", "Expected 1 to 4,096, received 9,999."),
        (UNITS, "2.5", "Expected a whole number, received '2.5'."),
        (UNITS, "", "Expected a whole number, received nothing."),
        (RATE, "fast", "Expected a number, received 'fast'."),
        (RATE, "1e999", "Expected 0 to 10, received infinity."),
        (RATE, "-inf", "Expected 0 to 10, received minus infinity."),
        (RATE, "", "Expected a number, received nothing."),
        (RATE, "²", "Expected a number, received '²'."),
        (UNITS, "1.000.000", "Expected a whole number, received '1.000.000'."),
        (UNITS, "1e3", "Expected a whole number, received '1e3'."),
        (RATE, "nan", "Expected 0 to 10, received no number."),
        (RATE, "11", "Expected 0 to 10, received 11."),
        (WEIGHTS, "1, two", "Expected numbers such as 0.5, -1, received '1, two'."),
        (SHAPE, "8 by 8", "Expected sizes such as 8 × 8, received '8 by 8'."),
    ],
)
def test_what_does_not_fit_says_what_was_expected(
    parameter: Parameter, text: str, fault: str
) -> None:
    assert read(parameter, text).fault == fault


@pytest.mark.parametrize(("parameter", "text"), [(UNITS, "9" * 5000), (SHAPE, f"8 × {'9' * 5000}")])
def test_a_number_beyond_all_measure_is_told_in_a_short_sentence(
    parameter: Parameter, text: str
) -> None:
    fault = read(parameter, text).fault

    assert fault.startswith("Expected a number of at most 15 digits, received '")
    assert len(fault) < 100


def test_a_long_text_is_not_repeated_in_full() -> None:
    assert len(read(RATE, "word " * 100).fault) < 80


def test_a_negative_zero_loses_its_sign() -> None:
    assert str(read(RATE, "-0.0").value) == "0.0"


def test_a_size_that_is_too_large_is_named() -> None:
    assert "received 9,999 among them" in read(SHAPE, "8 × 9999").fault


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4096, "4,096"),
        (0.002, "0.002"),
        (1e-8, "1e-08"),
        (0.0, "0"),
        (25000.0, "25,000"),
        ((8, 8), "8 × 8"),
        ((1024, 2), "1024 × 2"),
        ((0.5, -1.0), "0.5, -1"),
        (True, "on"),
        ("word", "word"),
    ],
)
def test_values_are_shown_in_plain_figures(value: Value, text: str) -> None:
    assert field_text(value) == text


@pytest.mark.parametrize(
    ("parameter", "value"),
    [(UNITS, 4096), (RATE, 0.0021), (SHAPE, (1024, 2)), (SHAPE, (7,)), (WEIGHTS, (0.5, -1.0))],
)
def test_what_is_shown_is_read_as_the_same_value(parameter: Parameter, value: Value) -> None:
    assert read(parameter, field_text(value)).value == value
