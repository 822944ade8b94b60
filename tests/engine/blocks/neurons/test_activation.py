"""The activations against what PyTorch and their formulas say, and softmax before a loss."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from engine.language import Example, Map, Misfit, Type, registry
from engine.mathematics.activations import ACTIVATIONS
from engine.program.write import write
from tests.engine.drawn import placed_points
from tests.placed_block import placed

ACTIVATION = registry()["activation"]
X = torch.linspace(-7, 7, 57)[:, None].expand(-1, 2) + torch.tensor([0.0, 0.4])
EXPECTED: dict[str, Tensor] = {
    "identity": X,
    "step": (X > 0).float(),
    "sigmoid": 1 / (1 + (-X).exp()),
    "hard_sigmoid": (X / 6 + 0.5).clamp(0, 1),
    "log_sigmoid": -(1 + (-X).exp()).log(),
    "tanh": (X.exp() - (-X).exp()) / (X.exp() + (-X).exp()),
    "hard_tanh": X.clamp(-1, 1),
    "softsign": X / (1 + X.abs()),
    "relu": X.clamp(min=0),
    "relu6": X.clamp(0, 6),
    "leaky_relu": torch.maximum(0.01 * X, X),
    "elu": torch.where(X > 0, X, X.exp() - 1),
    "selu": torch.where(X > 0, 1.0507 * X, 1.7581 * (X.exp() - 1)),
    "gelu": X * (1 + torch.erf(X / math.sqrt(2))) / 2,
    "silu": X / (1 + (-X).exp()),
    "mish": X * (1 + X.exp()).log().tanh(),
    "softplus": (1 + X.exp()).log(),
    "sine": X.sin(),
    "gaussian": (-(X**2)).exp(),
    "softmax": X.exp() / X.exp().sum(1, keepdim=True),
}


def test_there_are_twenty() -> None:
    assert EXPECTED.keys() == {entry.id for entry in ACTIVATIONS}
    assert len(EXPECTED) == 20


@pytest.mark.parametrize("name", EXPECTED)
def test_an_activation_is_what_its_formula_says(name: str) -> None:
    node = placed(ACTIVATION, Example(Map({"x": Type((2,))})), activation=name)

    torch.testing.assert_close(node.compute({"x": X})["y"], EXPECTED[name], rtol=1e-4, atol=1e-4)


def test_softmax_needs_an_axis_to_share_out_on() -> None:
    parameters = ACTIVATION.filled({"activation": "softmax"})

    with pytest.raises(Misfit, match="expected at least one axis, received one number"):
        ACTIVATION.shapes(Map({"x": Type(())}), parameters)  # type: ignore[misc]  # it has one


@pytest.mark.parametrize("is_one_block", [True, False], ids=["dense", "activation"])
@pytest.mark.parametrize(
    ("name", "units", "loss", "stable"),
    [
        ("sigmoid", 1, "binary_cross_entropy", "binary_cross_entropy_with_logits"),
        ("softmax", 2, "categorical_cross_entropy", "nn.functional.cross_entropy("),
    ],
)
def test_what_a_cross_entropy_is_told_is_computed_in_the_stable_form(
    name: str, units: int, loss: str, stable: str, is_one_block: bool
) -> None:
    drawing, moons = placed_points()
    first = name if is_one_block else "identity"
    told = drawing.place("dense", moons["points"], units=units, activation=first)
    told = told if is_one_block else drawing.place("activation", told, activation=name)
    drawing.place("optimizer", drawing.place(loss, told, moons["label"]))

    text = write(drawing.document).text

    assert stable in text
    assert f"torch.{name}(" not in text


@pytest.mark.parametrize("name", ["step", "hard_sigmoid", "gaussian"])
def test_what_is_no_sigmoid_is_not_taken_for_logits(name: str) -> None:
    drawing, moons = placed_points()
    told = drawing.place("dense", moons["points"], units=1, activation=name)
    loss = drawing.place("binary_cross_entropy", told, moons["label"])
    drawing.place("optimizer", loss)

    text = write(drawing.document).text

    assert "binary_cross_entropy(" in text
    assert "with_logits" not in text
