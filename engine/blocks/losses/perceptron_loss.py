"""The perceptron loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Site, Type, example
from engine.mathematics.two_classes import PORTS, label_source, loss_of_scores, score_source

if TYPE_CHECKING:
    from torch import Tensor


def loss_of_wrong_answers(score: Tensor, target: Tensor) -> Tensor:
    """The mean of (y - t) z, where y is 1 for a score z > 0, else 0: 0 where all answers are right.

    score: (batch, ...), as target, of 0 and 1.
    """
    answer = (score > 0).float()
    return ((answer - target) * score).mean()


def _forward(site: Site) -> str:
    return f"loss_of_wrong_answers({score_source(site)}, {label_source(site)})"


def _surrogate(site: Site) -> str:
    return f"loss_of_wrong_answers({site.names['prediction']}, {label_source(site)})"


PERCEPTRON_LOSS = Block(
    id="perceptron_loss",
    title="Perceptron loss",
    help="How far wrong answers lie beyond the threshold; its gradient is the perceptron rule.",
    formula="loss = mean of (y - t) z, with y = 1 where z > 0, else 0",
    source="deck: perceptron rule, w += (t - y) x, b -= (t - y); F. Rosenblatt, 1958",
    role="loss",
    ports=PORTS,
    shapes=loss_of_scores,
    forward=_forward,
    surrogate=_surrogate,
    code=(loss_of_wrong_answers,),
    summary="Perceptron loss",
    examples=(
        example(prediction=(1,), target=Type(kind="category", classes=2)),
        example(prediction=(), target=Type(kind="category", classes=2)),
        example(prediction=Type((1,), meaning="unit"), target=Type(kind="category", classes=2)),
    ),
)
