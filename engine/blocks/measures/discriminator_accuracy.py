"""How well a discriminator tells what is real from what is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Line, Map, Parameters, Port, Ports, Real, Type, Types, example

if TYPE_CHECKING:
    from torch import Tensor


def share_told_apart(real: Tensor, made: Tensor, threshold: float) -> Tensor:
    """Share of right answers, where a number above the threshold says "real".

    real, made: (rows, ...), what the discriminator says of samples that are real and made.
    """
    real_told, made_told = real > threshold, made <= threshold
    return (real_told.to(real.dtype).mean() + made_told.to(made.dtype).mean()) / 2


NEARLY_ALL, CHANCE, NEAR_CHANCE = 0.95, 0.5, 0.05


def _verdict(inputs: Types, parameters: Parameters, value: float) -> Line:
    places = {"share": f"{value:.2f}"}
    if value >= NEARLY_ALL:
        return (
            "It tells nearly all apart ({share} right), so what it judges learns little from it.",
            places,
        )
    if abs(value - CHANCE) <= NEAR_CHANCE:
        return "It cannot tell made from real ({share} right, where guessing gives 0.5).", places
    return "", {}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"accuracy": Type(meaning="unit", is_batched=False)})


DISCRIMINATOR_ACCURACY = Block(
    id="discriminator_accuracy",
    title="Discriminator accuracy",
    help="How often a discriminator is right; near 0.5 it can no longer tell made from real.",
    formula="accuracy = (mean of [l(real) > c] + mean of [l(made) <= c]) / 2",
    source="deck: adversarial autoencoder, D_z accuracy near 0.5; arXiv 1406.2661",
    role="measure",
    ports=Ports(
        (
            Port("real", "batch ...", help="What the discriminator says of real samples."),
            Port("made", "batch ...", help="What it says of samples that were made."),
        ),
        (
            Port(
                "accuracy",
                "",
                help="The share of right answers, real and made counting alike.",
                meaning="unit",
            ),
        ),
    ),
    parameters=(
        Real(
            "threshold",
            0.0,
            low=-1e6,
            title="Threshold",
            help="Above this c the answer is real: 0 for a logit, 0.5 for least squares.",
        ),
    ),
    shapes=_shapes,
    forward="share_told_apart({real}, {made}, threshold={threshold})",
    code=(share_told_apart,),
    stops_gradient=True,
    summary="real above {threshold:g}",
    verdict=_verdict,
    examples=(
        example(real=(1,), made=(1,)),
        example({"threshold": 0.5}, real=(12, 8), made=(12, 8)),
        example(real=(), made=(1,)),
    ),
)
