"""The share of variance explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Site, Type, Types, example
from engine.mathematics.distributions import CODE, Distribution, distribution_of
from engine.mathematics.pairing import check_likelihood, check_numbers

if TYPE_CHECKING:
    from torch import Tensor


def share_explained(prediction: Tensor, target: Tensor) -> Tensor:
    """1 - squared error / squared distance from the mean of each target. Both: (rows, ...)."""
    error = (target - prediction).square().sum()
    spread = (target - target.mean(0)).square().sum()
    return (1 - error / spread.clamp(min=1e-12)).detach()


def _pair(prediction: Type) -> Distribution | None:
    """The distribution that was predicted, where its mean is not the one number there is."""
    found = distribution_of(prediction.meaning)
    return found if found and found.is_pair else None


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    prediction, target = inputs["prediction"], inputs["target"]
    if _pair(prediction):
        check_likelihood(prediction, target)
    else:
        check_numbers(prediction, target)
    return Map({"r2": Type(is_batched=False)})


def _forward(site: Site) -> str:
    prediction, found = site.names["prediction"], _pair(site.inputs["prediction"])
    if found:
        prediction = found.source("mean", prediction)
    return f"share_explained({prediction}, {site.names['target']})"


R2 = Block(
    id="r2",
    title="R²",
    help="The share of the targets' variance that the prediction explains; 1 is all, 0 is none.",
    formula="R² = 1 - sum of (t - y)^2 / sum of (t - mean t)^2; the mean of each target by itself",
    source="S. Wright, Correlation and Causation, 1921; as scikit-learn's r2_score",
    role="measure",
    ports=Ports(
        (
            Port(
                "prediction",
                "batch ...",
                help="Numbers, or distributions of which the mean counts.",
            ),
            Port("target", "batch ...", help="The true numbers, of the same shape."),
        ),
        (Port("r2", "", help="The share explained, over all rows."),),
    ),
    shapes=_shapes,
    forward=_forward,
    code=(share_explained, *CODE),
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="share of variance explained",
    examples=(
        example(prediction=(1,), target=(1,)),
        example(prediction=(12, 8), target=(12, 8)),
        example(prediction=Type((3, 2), meaning="gaussian"), target=(3,)),
    ),
)
