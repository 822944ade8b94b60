"""One Gaussian in place of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Misfit, Parameters, Port, Ports, Type, Types, example
from engine.language.types import MEANING_WORDS, shape_words
from engine.mathematics.pairing import predicted_distribution

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the function is only read
    from torch import Tensor

LEAST_AXES = 2


def pooled(q: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The Gaussian with the mean and the variance of a mixture, and the two parts of its deviation.

    q: (batch, members, ..., 2), mean and deviation. (batch, ..., 2), (batch, ...) and (batch, ...)
    come out: the deviation of the means, and the root of the mean variance.
    """
    mean, deviation = q.unbind(-1)
    model = mean.var(dim=1, correction=0).clamp(min=1e-12).sqrt()
    data = deviation.square().mean(dim=1).sqrt()
    return torch.stack([mean.mean(dim=1), torch.hypot(model, data)], dim=-1), model, data


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["q"]
    if found.meaning != "gaussian":
        expected, received = MEANING_WORDS["gaussian"], MEANING_WORDS[found.meaning]
        raise Misfit("q", expected, received, "a Gaussian head must stand before it")
    predicted_distribution("q", found)
    if len(found.shape) < LEAST_AXES:
        expected, cause = "members × ... × 2", "the members lie on the first axis"
        raise Misfit("q", expected, shape_words(found.shape), cause)
    width = Type(found.shape[1:-1], meaning="positive")
    return Map({"y": Type(found.shape[1:], meaning="gaussian"), "model": width, "data": width})


PREDICTIVE_GAUSSIAN = Block(
    id="predictive_gaussian",
    title="Predictive Gaussian",
    help="Makes one Gaussian of those that many draws or members predict, and tells apart what the "
    "model does not know and what the data scatter.",
    formula="m = mean of m_k; s^2 = variance of m_k + mean of s_k^2, the model's and the data's",
    source="deck: Bayesian inference, E over theta of q(y given x, theta); arXiv 1612.01474",
    ports=Ports(
        (
            Port(
                "q",
                "batch members ...",
                help="A Gaussian of each member, such as an Ensemble or Copies give.",
                meaning="gaussian",
            ),
        ),
        (
            Port(
                "y",
                "batch ...",
                help="The Gaussian with the mean and the variance of all of them together.",
                meaning="gaussian",
            ),
            Port(
                "model",
                "batch ...",
                help="How far the members disagree: the deviation of their means.",
                meaning="positive",
            ),
            Port(
                "data",
                "batch ...",
                help="How far the data scatter, as the members say: the root of their mean "
                "variance.",
                meaning="positive",
            ),
        ),
    ),
    shapes=_shapes,
    forward="pooled({q})",
    code=(pooled,),
    summary="model and data apart",
    default_title="Predictive",
    examples=(
        example(q=Type((5, 1, 2), meaning="gaussian")),
        example(q=Type((1, 2), meaning="gaussian")),
        example(q=Type((3, 12, 8, 2), meaning="gaussian")),
    ),
)
