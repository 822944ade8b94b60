"""The losses of a yes or no against their formulas."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.metrics import hinge_loss

from engine.language import Example, Map, Type, registry
from engine.shapes.check import check
from tests.engine.drawn import placed_points
from tests.placed_block import placed

SCORE = torch.tensor([[1.5], [-0.25], [0.5], [-2.0], [0.0]])
LABEL = torch.tensor([1, 1, 0, 0, 1])
ENTRY = Example(Map({"prediction": Type((1,)), "target": Type(kind="category", classes=2)}))
VALUES = {"prediction": SCORE, "target": LABEL}


def test_the_perceptron_loss_is_how_far_wrong_scores_lie_beyond_the_threshold() -> None:
    loss = placed(registry()["perceptron_loss"], ENTRY).compute(VALUES)["loss"]

    assert loss.item() == pytest.approx((0.25 + 0.5 + 0.0) / 5)


def test_its_gradient_is_the_perceptron_rule() -> None:
    score = SCORE.clone().requires_grad_()
    node = placed(registry()["perceptron_loss"], ENTRY)

    (gradient,) = torch.autograd.grad(node.compute({**VALUES, "prediction": score})["loss"], score)

    answer = (SCORE[:, 0] > 0).float()
    torch.testing.assert_close(-gradient[:, 0] * len(LABEL), LABEL - answer)


def test_the_hinge_loss_is_the_one_of_scikit_learn() -> None:
    loss = placed(registry()["hinge_loss"], ENTRY).compute(VALUES)["loss"]

    expected = hinge_loss(LABEL.numpy(), SCORE.numpy()[:, 0])
    np.testing.assert_allclose(loss.item(), expected, rtol=1e-6)


@pytest.mark.parametrize("block", ["perceptron_loss", "hinge_loss"])
def test_numbers_from_0_to_1_say_yes_from_a_half_on(block: str) -> None:
    unit = Example(Map({**ENTRY.inputs, "prediction": Type((1,), meaning="unit")}))

    found = placed(registry()[block], unit).compute({**VALUES, "prediction": (SCORE + 1) / 2})

    torch.testing.assert_close(
        found["loss"], placed(registry()[block], ENTRY).compute(VALUES)["loss"]
    )


@pytest.mark.parametrize(
    ("units", "data", "words"),
    [
        (3, "moons", "expected one number for each label, received 3"),
        (1, "iris", "expected category of 2, received category of 3"),
    ],
)
def test_what_is_no_yes_or_no_is_refused(units: int, data: str, words: str) -> None:
    drawing, moons = placed_points()
    other = drawing.place("dataset", data=data)
    source = moons["points"] if data == "moons" else other["features"]
    told = drawing.place("dense", source, units=units, activation="identity")
    loss = drawing.place("perceptron_loss", told, other["label"])
    drawing.place("optimizer", loss)

    assert any(words in problem.sentence for problem in check(drawing.document).problems)
