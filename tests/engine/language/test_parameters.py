from __future__ import annotations

import pytest

from engine.language import (
    Axes,
    Choice,
    Condition,
    Formula,
    Integer,
    Map,
    Option,
    Parameter,
    Paths,
    Real,
    Reals,
    Switch,
    Text,
    Value,
    value_words,
)
from engine.language.parameters import defaults

INTEGER = Integer("units", 3, low=2, high=1_000)
REAL = Real("rate", 0.5, low=0.0, high=0.9)
CHOICE = Choice("rule", "adam", (Option("sgd", "SGD"), Option("adam", "Adam")))
SWITCH = Switch("bias", True)
AXES = Axes("shape", (1,), most_axes=2, high=16)
PATHS = Paths("trains")
REALS = Reals("weights", low=-10.0, high=10.0, most=3)
TEXT = Text("part", "Encoder")
FORMULA = Formula("expression", "a * b")
PARAMETERS = (INTEGER, REAL, CHOICE, SWITCH, AXES, REALS, PATHS, TEXT, FORMULA)

every_parameter = pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.kind)


@every_parameter
def test_the_default_and_the_ends_are_allowed(parameter: Parameter) -> None:
    assert [parameter.fault(value) for value in (parameter.default, *parameter.probes())] == [
        ""
    ] * (1 + len(parameter.probes()))


@pytest.mark.parametrize(
    ("parameter", "value", "fault"),
    [
        (INTEGER, 1, "expected 2 to 1,000, received 1"),
        (INTEGER, 1001, "expected 2 to 1,000, received 1,001"),
        (INTEGER, 2.0, "expected a whole number, received 2.0"),
        (INTEGER, True, "expected a whole number, received true"),
        (INTEGER, "3", "expected a whole number, received '3'"),
        (REAL, 0.95, "expected 0 to 0.9, received 0.95"),
        (REAL, -1, "expected 0 to 0.9, received -1"),
        (REAL, float("nan"), "expected 0 to 0.9, received no number"),
        (REAL, float("inf"), "expected 0 to 0.9, received infinity"),
        (REAL, 10**400, "expected 0 to 0.9, received a number of 401 digits"),
        (REAL, False, "expected a number, received false"),
        (REAL, "0.5", "expected a number, received '0.5'"),
        (CHOICE, "rmsprop", "expected one of sgd, adam, received 'rmsprop'"),
        (CHOICE, 1, "expected one of sgd, adam, received 1"),
        (SWITCH, 1, "expected true or false, received 1"),
        (FORMULA, 2.0, "expected a formula such as a * b, received 2.0"),
        (
            FORMULA,
            "a +",
            "expected a number, one of a, b, c, d, a function or (, received the end at place 4",
        ),
        (AXES, 8, "expected 1 to 2 sizes such as 8 × 8, each 1 to 16, received 8"),
        (REALS, 1.0, "expected up to 3 numbers such as 0.5, -1, each -10 to 10, received 1.0"),
        (
            REALS,
            (1.0, 11.0),
            "expected up to 3 numbers such as 0.5, -1, each -10 to 10, received 11.0 among them",
        ),
        (AXES, (), "expected 1 to 2 sizes such as 8 × 8, each 1 to 16, received an empty list"),
        (
            AXES,
            (1, 2, 3),
            "expected 1 to 2 sizes such as 8 × 8, each 1 to 16, received 3 sizes: 1 × 2 × 3",
        ),
        (
            AXES,
            (8, 17),
            "expected 1 to 2 sizes such as 8 × 8, each 1 to 16, received 17 among them",
        ),
        (
            AXES,
            (True,),
            "expected 1 to 2 sizes such as 8 × 8, each 1 to 16, received true among them",
        ),
        (PATHS, "n1", "expected a list of node ids, received 'n1'"),
        (PATHS, (1, 2), "expected a list of node ids, received 1, 2"),
        (TEXT, 3, "expected text, received 3"),
    ],
)
def test_what_is_wrong_says_what_was_expected_and_received(
    parameter: Parameter, value: Value, fault: str
) -> None:
    assert parameter.fault(value) == fault


@pytest.mark.parametrize(
    ("parameter", "value"),
    [(INTEGER, 1000), (REAL, 0), (SWITCH, False), (AXES, (8, 8)), (PATHS, ("n1", "n2"))],
)
def test_other_values_within_the_limits_are_allowed(parameter: Parameter, value: Value) -> None:
    assert parameter.fault(value) == ""


def test_the_upper_probe_of_an_integer_is_small_enough_to_build() -> None:
    assert Integer("units", 1, high=65_536).probes() == (1, 512)
    assert Integer("rows", 700, low=600, high=65_536).probes() == (600, 600)


def test_a_choice_finds_its_options_and_falls_back_on_its_default() -> None:
    assert CHOICE.option("sgd").title == "SGD"
    assert CHOICE.option("rmsprop").title == "Adam"


def test_a_condition_holds_where_the_other_parameter_has_one_of_its_values() -> None:
    condition = Condition("rule", ("sgd", "adam"))
    assert condition.holds({"rule": "sgd"})
    assert not condition.holds({"rule": "adamw"})
    assert not condition.holds({})


def test_defaults_are_those_of_every_parameter() -> None:
    assert defaults((INTEGER, SWITCH)) == Map({"units": 3, "bias": True})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "on"),
        (False, "off"),
        (64, "64"),
        (0.002, "0.002"),
        ("adam", "adam"),
        ((8, 8), "8 × 8"),
        (("n1", "n2"), "n1, n2"),
        ((), ""),
    ],
)
def test_values_are_shown_as_a_person_reads_them(value: Value, words: str) -> None:
    assert value_words(value) == words
