from __future__ import annotations

from itertools import islice

import pytest

from engine.language import Type, Value, registry
from engine.shapes.repairs.knobs import near_values, nearest
from tests.engine.shapes.repairs.broken import broken, offered, set_to


@pytest.mark.parametrize(
    ("block", "name", "value", "expected"),
    [
        ("dense", "units", -3, 1),
        ("dense", "units", 10**400, 65_536),
        ("dense", "units", 3.6, 4),
        ("dense", "units", True, None),
        ("dense", "units", float("nan"), None),
        ("dense", "units", "x", None),
        ("dropout", "rate", 2, 0.95),
        ("optimizer", "step_size", float("inf"), 10.0),
        ("dense", "activation", "relo", "relu"),
        ("dense", "activation", 3, None),
        ("linear", "shape", (0, 8), (1, 8)),
        ("linear", "shape", 8, (8,)),
        ("linear", "shape", (2, 2, 2, 2, 2), (2, 2, 2, 2)),
        ("linear", "shape", (), None),
        ("optimizer", "trains", ("n1",), ("n1",)),
        ("dense", "bias", 1, None),
    ],
)
def test_the_nearest_value_lies_within_the_limits(
    block: str, name: str, value: Value, expected: Value | None
) -> None:
    declared = registry()[block].parameter(name)
    assert declared
    assert nearest(declared, value) == expected


def test_a_value_too_large_becomes_the_largest_or_the_default() -> None:
    titles = [*offered(broken(set_to("n4", "units", 70_000)))]
    assert titles == ["Set Units to 65,536", "Reset Units to 64"]


def test_an_unknown_parameter_is_removed() -> None:
    repair = offered(broken(set_to("n4", "wings", 2)))["Remove the parameter wings"]
    assert "wings" not in repair.document.graph.nodes["n4"].parameters


def test_a_word_is_read_as_the_option_that_it_looks_like() -> None:
    assert next(iter(offered(broken(set_to("n4", "activation", "gelo"))))) == (
        "Set Activation to GELU"
    )


@pytest.mark.parametrize(
    ("block", "name", "value", "expected"),
    [
        ("pooling", "size", 3, [2, 4, 1, 5]),
        ("pooling", "mode", "max", ["average"]),
        ("dense", "bias", True, [False]),
        ("reshape", "shape", (8, 8), [(3, 4)]),
        ("permute", "order", (2.0, 1.0), [()]),
        ("dropout", "rate", 0.5, []),
    ],
)
def test_other_values_come_nearest_first(
    block: str, name: str, value: Value, expected: list[Value]
) -> None:
    declared = registry()[block].parameter(name)
    assert declared
    assert [*islice(near_values(declared, value, Type((3, 4))), 4)] == expected
