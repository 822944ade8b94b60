from __future__ import annotations

from itertools import combinations

import pytest

from app.inspector.common import common_parameters
from engine.language import (
    Axes,
    Block,
    Choice,
    Condition,
    Integer,
    Option,
    Parameter,
    Real,
    Switch,
    registry,
)


def block(*parameters: Parameter) -> Block:
    return Block(id="one", title="One", help="One.", parameters=parameters)


def common(one: Parameter, other: Parameter) -> Parameter | None:
    found = common_parameters([block(one), block(other)])
    return found[0] if found else None


def test_one_block_has_all_its_parameters_in_common() -> None:
    dense = registry()["dense"]

    assert common_parameters([dense, dense]) == dense.parameters


def test_blocks_have_parameters_of_the_same_name_in_common() -> None:
    blocks = [registry()[name] for name in ("dense", "latent")]

    assert [parameter.name for parameter in common_parameters(blocks)] == ["bias"]


def test_a_number_is_narrowed_to_what_fits_everywhere() -> None:
    found = common(Integer("n", 4, low=2, high=8), Integer("n", 9, low=1, high=6))
    real = common(Real("x", 0.5, low=0.1, high=1.0), Real("x", 0.5, low=0.0, high=0.9))

    assert found == Integer("n", 4, low=2, high=6)
    assert real == Real("x", 0.5, low=0.1, high=0.9)


def test_shapes_and_choices_are_narrowed_too() -> None:
    sgd, adam = Option("sgd", "SGD"), Option("adam", "Adam")

    shape = common(Axes("s", (8,), most_axes=4, high=10), Axes("s", (8,), most_axes=2, high=20))
    choice = common(Choice("r", "sgd", (sgd, adam)), Choice("r", "adam", (adam,)))

    assert shape == Axes("s", (8,), most_axes=2, high=10)
    assert choice == Choice("r", "sgd", (adam,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Integer("n", 4, high=5), Integer("n", 9, low=6)),
        (Integer("n", 4), Real("n", 4.0)),
        (Integer("n", 4, unit="neurons"), Integer("n", 4, unit="steps")),
        (Switch("b", True), Switch("b", True, only_if=Condition("a", (1,)))),
        (Switch("b", True), Switch("c", True)),
        (Choice("r", "a", (Option("a", "A"),)), Choice("r", "b", (Option("b", "B"),))),
    ],
)
def test_different_things_of_one_name_are_not_in_common(one: Parameter, other: Parameter) -> None:
    assert common(one, other) is None


def test_what_fits_the_common_parameters_fits_every_block() -> None:
    for blocks in combinations(registry().values(), 2):
        for parameter in common_parameters(blocks):
            for value in parameter.probes():
                faults = [
                    found.fault(value) for one in blocks if (found := one.parameter(parameter.name))
                ]
                assert not any(faults), (blocks, parameter.name, value)
