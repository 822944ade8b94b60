"""The perceptron loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example
from engine.mathematics.two_classes import check_two_classes, label_source

if TYPE_CHECKING:
    from torch import Tensor


def perceptron_loss(score: Tensor, target: Tensor) -> Tensor:
    """The mean of (y - t) z, where y is 1 for a score z > 0, else 0: 0 where all answers are right.

    score: (batch, ...), as target, of 0 and 1.
    """
    answer = (score > 0).float()
    return ((answer - target) * score).mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_two_classes(inputs["prediction"], inputs["target"])
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    """Numbers from 0 to 1 say yes from 1/2 on; any other ones from 0 on."""
    name = site.names["prediction"]
    is_unit = site.inputs["prediction"].meaning == "unit"
    return f"perceptron_loss({f'2 * {name} - 1' if is_unit else name}, {label_source(site)})"


def _surrogate(site: Site) -> str:
    return f"perceptron_loss({site.names['prediction']}, {label_source(site)})"


PERCEPTRON_LOSS = Block(
    id="perceptron_loss",
    title="Perceptron loss",
    help="How far wrong answers lie beyond the threshold; its gradient is the perceptron rule.",
    formula="loss = mean of (y - t) z, with y = 1 where z > 0, else 0",
    source="deck: perceptron rule, w += (t - y) x, b -= (t - y); F. Rosenblatt, 1958",
    role="loss",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="A score z for class 1; behind a step or a sigmoid, the value before it.",
                takes_unfinished=True,
            ),
            Port("target", "batch ...", help="Which of two classes it is.", kind="category"),
        ),
        (Port("loss", "", help="The mean over all numbers of the batch."),),
    ),
    shapes=_shapes,
    forward=_forward,
    surrogate=_surrogate,
    code=(perceptron_loss,),
    summary="Perceptron loss",
    examples=(
        example(prediction=(1,), target=Type(kind="category", classes=2)),
        example(prediction=(), target=Type(kind="category", classes=2)),
        example(prediction=Type((1,), meaning="unit"), target=Type(kind="category", classes=2)),
    ),
)
