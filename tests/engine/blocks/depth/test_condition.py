"""A condition: the same as torch.where, sample by sample."""

from __future__ import annotations

import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

CONDITION = registry()["condition"]
CATEGORY = Type(kind="category", classes=2)


def inputs(condition: Type, a: Type, b: Type) -> Map[str, Type]:
    return Map({"condition": condition, "a": a, "b": b})


@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3)])
@pytest.mark.parametrize("asked", [Type(), Type((1,)), CATEGORY])
def test_each_sample_is_a_where_the_condition_holds(asked: Type, shape: tuple[int, ...]) -> None:
    node = placed(CONDITION, Example(inputs(asked, Type(shape), Type(shape))), threshold=0.5)
    holds = torch.tensor([True, False, False, True])
    a, b = torch.randn(4, *shape), torch.randn(4, *shape)
    given = holds.long() if asked is CATEGORY else 0.4 + 0.2 * holds.float()

    (y,) = node.compute({"condition": given.reshape(4, *asked.shape), "a": a, "b": b}).values()

    expected = [a[row] if holds[row] else b[row] for row in range(4)]
    assert torch.equal(y, torch.stack(expected))


def test_a_number_at_the_threshold_is_not_above_it() -> None:
    node = placed(CONDITION, Example(inputs(Type(), Type(), Type())), threshold=0.0)
    given = {"condition": torch.zeros(1), "a": torch.ones(1), "b": torch.full((1,), 2.0)}

    assert node.compute(given)["y"].item() == 2


def test_the_gradient_flows_to_the_value_that_was_taken() -> None:
    node = placed(CONDITION, Example(inputs(Type((1,)), Type((2,)), Type((2,)))))
    a, b = (torch.randn(3, 2, requires_grad=True) for _ in range(2))
    asked = torch.tensor([[1.0], [0.0], [1.0]], requires_grad=True)

    node.compute({"condition": asked, "a": a, "b": b})["y"].sum().backward()

    assert a.grad is not None
    assert b.grad is not None
    assert a.grad[:, 0].tolist() == [1, 0, 1]
    assert b.grad[:, 0].tolist() == [0, 1, 0]
    assert asked.grad is None


def test_what_both_values_mean_is_what_the_result_means() -> None:
    unit, real = Type((3,), meaning="unit"), Type((3,))
    assert infer(CONDITION, inputs(Type(), unit, unit), Map())["y"] == unit
    assert infer(CONDITION, inputs(Type(), unit, real), Map())["y"] == real


@pytest.mark.parametrize(
    ("given", "port"),
    [
        (inputs(Type(kind="category", classes=3), Type(), Type()), "condition"),
        (inputs(Type((2,)), Type((2,)), Type((2,))), "condition"),
        (inputs(Type(), Type((2,)), Type((3,))), "b"),
        (inputs(Type(), CATEGORY, Type(kind="category", classes=3)), "b"),
        (inputs(Type(), CATEGORY, Type()), "b"),
    ],
)
def test_what_does_not_fit_is_told_at_its_port(given: Map[str, Type], port: str) -> None:
    with pytest.raises(Misfit) as misfit:
        infer(CONDITION, given, Map())
    assert misfit.value.port == port
