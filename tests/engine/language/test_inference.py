from __future__ import annotations

from collections.abc import Mapping

import pytest

from engine.language import (
    Axes,
    Block,
    Integer,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Type,
    Types,
    axes_of,
    infer,
)
from engine.language.inference import MOST_NUMBERS

LABEL = Type(kind="category", classes=10)
LOSS = Type(is_batched=False)


def block(*inputs: Port, out: str = "batch units", **more: object) -> Block:
    """A block with these inputs and one output y of a pattern."""
    shape = Axes("shape", (8, 8))
    ports = Ports(inputs, (Port("y", out),))
    made = Block(id="b", title="B", help="", ports=ports, parameters=(Integer("units", 3), shape))
    return made if not more else Block(**{**vars(made), **more})


def out(of: Block, **inputs: Type) -> Type:
    """The type on y for these types on the inputs."""
    return infer(of, Map(inputs), Map())["y"]


def misfit(of: Block, **inputs: Type) -> tuple[str, str, str, str]:
    with pytest.raises(Misfit) as caught:
        infer(of, Map(inputs), Map())
    fault = caught.value
    return fault.port, fault.expected, fault.received, fault.cause


@pytest.mark.parametrize(
    ("inputs", "pattern", "given", "expected"),
    [
        ("batch features", "batch units", (64,), (3,)),
        ("batch ... features", "batch ... units", (12, 8), (12, 3)),
        ("batch ... features", "batch features ...", (12, 8), (8, 12)),
        ("batch ...", "batch ...", (), ()),
        ("batch ...", "batch shape", (5,), (8, 8)),
        ("batch 64", "batch 2 units", (64,), (2, 3)),
        ("batch a ... b", "batch ...", (1, 2, 3, 4), (2, 3)),
    ],
)
def test_an_output_follows_from_patterns(
    inputs: str, pattern: str, given: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    assert out(block(Port("x", inputs), out=pattern), x=Type(given)).shape == expected


def test_an_output_without_a_batch_axis_says_so() -> None:
    assert out(block(Port("x", "batch ..."), out=""), x=Type((8,))) == LOSS


@pytest.mark.parametrize(
    ("pattern", "given", "expected", "received", "cause"),
    [
        ("batch features", (8, 8), "one axis of features", "8 × 8", "it has too many axes"),
        ("batch features", (), "one axis of features", "one number", "it has too few axes"),
        ("batch ... a b", (8,), "any axes × a × b", "8", "it has too few axes"),
        ("batch 64", (63,), "64", "63", "this block takes no other size"),
        ("batch", (63,), "one number", "63", "it has too many axes"),
    ],
)
def test_a_wrong_shape_is_a_misfit_with_its_cause(
    pattern: str, given: tuple[int, ...], expected: str, received: str, cause: str
) -> None:
    found = misfit(block(Port("x", pattern)), x=Type(given))
    assert found == ("x", expected, received, cause)


def test_axes_of_one_name_must_agree() -> None:
    both = block(Port("a", "batch ... n"), Port("b", "batch ... n"))
    assert out(both, a=Type((2, 3)), b=Type((2, 3))).shape == (3,)
    assert misfit(both, a=Type((2, 3)), b=Type((2, 4))) == (
        "b",
        "2 × 3",
        "2 × 4",
        "it must agree with a",
    )


def test_what_is_left_of_the_axes_must_agree_too() -> None:
    both = block(Port("a", "batch ..."), Port("b", "batch ..."))
    found = misfit(both, a=Type(()), b=Type((4,)))
    assert found == ("b", "one number", "4", "it must agree with a")


def test_an_input_that_may_stay_free_is_not_asked_for() -> None:
    free = block(Port("a", "batch n"), Port("b", "batch n", is_optional=True), out="batch n")
    assert out(free, a=Type((4,))).shape == (4,)


@pytest.mark.parametrize(
    ("port", "given", "expected", "received", "cause"),
    [
        (
            Port("x", "batch ..."),
            LOSS,
            "a value for each sample",
            "one number for the whole batch",
            "a loss has no batch axis, nor has a constant that is not told what to be like",
        ),
        (
            Port("x", ""),
            Type((8, 8)),
            "one number for the whole batch, such as a loss",
            "8 × 8",
            "a loss has no batch axis, nor has a constant that is not told what to be like",
        ),
        (
            Port("x", "batch ..."),
            LABEL,
            "numbers",
            "category of 10",
            "names cannot be computed with like numbers",
        ),
        (
            Port("x", "batch ...", kind="category"),
            Type(),
            "a category",
            "one number",
            "names cannot be computed with like numbers",
        ),
        (
            Port("x", "batch ...", meaning="unit"),
            Type((8,)),
            "numbers from 0 to 1",
            "any real number",
            "only a head that promises this range may stand before it",
        ),
    ],
)
def test_a_wrong_kind_of_value_is_a_misfit_with_its_cause(
    port: Port, given: Type, expected: str, received: str, cause: str
) -> None:
    assert misfit(block(port), x=given) == ("x", expected, received, cause)


@pytest.mark.parametrize(
    ("port", "given"),
    [
        (Port("x", "batch ...", kind="any"), LABEL),
        (Port("x", "batch ..."), Type((8,), "whole")),
        (Port("x", "batch ...", meaning="unit"), Type((8,), meaning="unit")),
        (Port("x", "batch? ..."), LOSS),
        (Port("x", "batch? ..."), Type((8,))),
    ],
)
def test_a_value_that_a_port_takes_is_no_misfit(port: Port, given: Type) -> None:
    assert out(block(port), x=given).shape == (3,)


def test_a_misfit_reads_as_a_sentence() -> None:
    fault = Misfit("x", "one axis of features", "8 × 8", "it has too many axes")
    assert str(fault) == "x: expected one axis of features, received 8 × 8; it has too many axes"


def eightfold(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type((8, *inputs["x"].shape))})


def test_a_function_of_the_block_may_say_the_types() -> None:
    assert out(block(Port("x", "batch ..."), shapes=eightfold), x=Type((3,))) == Type((8, 3))


def test_a_value_that_would_not_fit_in_memory_is_a_misfit() -> None:
    quarter = Type((MOST_NUMBERS // 4,))
    assert misfit(block(Port("x", "batch ..."), shapes=eightfold), x=quarter) == (
        "y",
        "at most 2,147,483,648 numbers",
        "8 × 536,870,912",
        "it would not fit in memory",
    )


@pytest.mark.parametrize(
    ("pattern", "given", "axes"),
    [
        ("batch ... features", (12, 8), {"features": 8}),
        ("batch rows columns", (12, 8), {"rows": 12, "columns": 8}),
        ("batch ...", (12, 8), {}),
    ],
)
def test_templates_get_the_sizes_of_named_axes(
    pattern: str, given: tuple[int, ...], axes: Mapping[str, int]
) -> None:
    assert axes_of(block(Port("x", pattern)), Map({"x": Type(given)}), Map()) == Map(axes)


def test_for_templates_the_first_port_counts_where_a_block_types_itself() -> None:
    own = block(Port("a", "batch n"), Port("b", "batch n"), shapes=eightfold)
    inputs = Map({"a": Type((3,)), "b": Type((4,))})
    assert axes_of(own, inputs, Map()) == Map({"n": 3})


def test_templates_get_no_axes_of_what_does_not_fit() -> None:
    with pytest.raises(Misfit, match="it has too many axes"):
        axes_of(block(Port("x", "batch n")), Map({"x": Type((3, 4))}), Map())
