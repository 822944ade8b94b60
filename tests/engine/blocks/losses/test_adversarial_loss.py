"""What a discriminator and a generator lose, against the equations of the papers in numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.language import Example, Map, Misfit, Type, infer, registry
from tests.placed_block import placed

BLOCK = registry()["adversarial_loss"]
LOGITS = np.array([-30.0, -2.0, -0.5, 0.0, 1.0, 4.0])
D = 1 / (1 + np.exp(-LOGITS))
EQUATIONS = {
    ("minimax", "real"): -np.log(D),
    ("minimax", "made"): -np.log(1 - D),
    ("minimax", "fool"): np.log(1 - D),
    ("non_saturating", "real"): -np.log(D),
    ("non_saturating", "made"): -np.log(1 - D),
    ("non_saturating", "fool"): -np.log(D),
    ("least_squares", "real"): (LOGITS - 1) ** 2,
    ("least_squares", "made"): LOGITS**2,
    ("least_squares", "fool"): (LOGITS - 1) ** 2,
    ("hinge", "real"): np.maximum(0, 1 - LOGITS),
    ("hinge", "made"): np.maximum(0, 1 + LOGITS),
    ("hinge", "fool"): -LOGITS,
    ("wasserstein", "real"): -LOGITS,
    ("wasserstein", "made"): LOGITS,
    ("wasserstein", "fool"): -LOGITS,
}


def loss(form: str, aim: str, logits: torch.Tensor) -> torch.Tensor:
    node = placed(BLOCK, Example(Map({"logit": Type((1,))})), form=form, aim=aim)
    return node.compute({"logit": logits})["loss"]


@pytest.mark.parametrize(("form", "aim"), EQUATIONS)
def test_loss_is_the_equation_of_its_paper(form: str, aim: str) -> None:
    logits = torch.from_numpy(LOGITS).unsqueeze(1)
    assert float(loss(form, aim, logits)) == pytest.approx(EQUATIONS[form, aim].mean())


def test_minimax_generator_makes_the_loss_of_the_discriminator_large() -> None:
    logits = torch.linspace(-5, 5, 11).unsqueeze(1)
    assert loss("minimax", "fool", logits) == -loss("minimax", "made", logits)


def test_a_sure_discriminator_leaves_a_slope_only_where_the_loss_does_not_saturate() -> None:
    slopes = {}
    for form in ("minimax", "non_saturating"):
        logits = torch.full((1, 1), -20.0, requires_grad=True)
        (slope,) = torch.autograd.grad(loss(form, "fool", logits), logits)
        slopes[form] = slope.item()
    assert slopes["non_saturating"] == pytest.approx(-1)
    assert slopes["minimax"] == pytest.approx(0, abs=1e-8)


def test_a_probability_is_refused_with_the_reason() -> None:
    with pytest.raises(Misfit, match="before the sigmoid"):
        infer(BLOCK, Map({"logit": Type((1,), meaning="unit")}), Map())
