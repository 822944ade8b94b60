"""The hinge loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Site, Type, example
from engine.mathematics.two_classes import PORTS, label_source, loss_of_scores, score_source

if TYPE_CHECKING:
    from torch import Tensor


def hinge_loss(score: Tensor, target: Tensor) -> Tensor:
    """The mean of max(0, 1 - s z), where s is 1 for class 1 and -1 for class 0.

    score: z, (batch, ...), as target, of 0 and 1.
    """
    return (1 - (2 * target - 1) * score).clamp(min=0).mean()


def _forward(site: Site) -> str:
    return f"hinge_loss({score_source(site)}, {label_source(site)})"


def _surrogate(site: Site) -> str:
    return f"hinge_loss({site.names['prediction']}, {label_source(site)})"


HINGE_LOSS = Block(
    id="hinge_loss",
    title="Hinge loss",
    help="How much the score of the true class lacks of a margin of 1 (support vector machine).",
    formula="loss = mean of max(0, 1 - s z), with s = 1 for class 1 and -1 for class 0",
    source="deck: losses; C. Cortes and V. Vapnik, Support-vector networks, 1995",
    role="loss",
    ports=PORTS,
    shapes=loss_of_scores,
    forward=_forward,
    surrogate=_surrogate,
    code=(hinge_loss,),
    summary="Hinge loss",
    examples=(
        example(prediction=(1,), target=Type(kind="category", classes=2)),
        example(prediction=(), target=Type(kind="category", classes=2)),
        example(prediction=Type((1,), meaning="unit"), target=Type(kind="category", classes=2)),
    ),
)
