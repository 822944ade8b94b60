"""The hinge loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example
from engine.mathematics.two_classes import check_two_classes, label_source

if TYPE_CHECKING:
    from torch import Tensor


def hinge_loss(score: Tensor, target: Tensor) -> Tensor:
    """The mean of max(0, 1 - s z), where s is 1 for class 1 and -1 for class 0.

    score: z, (batch, ...), as target, of 0 and 1.
    """
    return (1 - (2 * target - 1) * score).clamp(min=0).mean()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_two_classes(inputs["prediction"], inputs["target"])
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    """Numbers from 0 to 1 say yes from 1/2 on; any other ones from 0 on."""
    name = site.names["prediction"]
    is_unit = site.inputs["prediction"].meaning == "unit"
    return f"hinge_loss({f'2 * {name} - 1' if is_unit else name}, {label_source(site)})"


def _surrogate(site: Site) -> str:
    return f"hinge_loss({site.names['prediction']}, {label_source(site)})"


HINGE_LOSS = Block(
    id="hinge_loss",
    title="Hinge loss",
    help="How much the score of the true class lacks of a margin of 1 (support vector machine).",
    formula="loss = mean of max(0, 1 - s z), with s = 1 for class 1 and -1 for class 0",
    source="deck: losses; C. Cortes and V. Vapnik, Support-vector networks, 1995",
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
    code=(hinge_loss,),
    summary="Hinge loss",
    examples=(
        example(prediction=(1,), target=Type(kind="category", classes=2)),
        example(prediction=(), target=Type(kind="category", classes=2)),
        example(prediction=Type((1,), meaning="unit"), target=Type(kind="category", classes=2)),
    ),
)
