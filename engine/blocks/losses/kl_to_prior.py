"""The KL divergence to a prior."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Real, Type, Types, example
from engine.language.inference import Misfit
from engine.mathematics.distributions import gaussian_divergence
from engine.mathematics.pairing import predicted_distribution

if TYPE_CHECKING:
    from torch import Tensor


def divergence_to_prior(q: Tensor, mean: float, deviation: float) -> Tensor:
    """KL divergence from q to N(mean, deviation^2), added up over all numbers of a sample.

    q: (batch, ..., 2), mean and deviation. Gives (batch,).
    """
    prior = q.new_tensor([mean, deviation])
    return gaussian_divergence(q, prior).flatten(1).sum(1)


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    q = inputs["q"]
    if q.meaning != "gaussian":
        cause = "the closed form is that of Gaussians"
        raise Misfit("q", "Gaussians", q.words(), cause)
    predicted_distribution("q", q)
    if len(q.shape) == 1:
        raise Misfit("q", "an axis of numbers before the last", q.words(), "it has too few axes")
    return Map({"loss": Type(is_batched=False)})


KL_TO_PRIOR = Block(
    id="kl_to_prior",
    title="KL to a prior",
    help="How far predicted Gaussians are from one fixed Gaussian, which draws a code towards it.",
    formula="loss = mean over the samples of the sum of KL(N(m, s^2) to N(m0, s0^2))",
    source="deck: shaping the latent space, variational autoencoder; arXiv 1312.6114",
    role="loss",
    ports=Ports(
        (
            Port(
                "q",
                "batch ...",
                help="The Gaussians, such as a Gaussian head predicts for a code.",
                meaning="gaussian",
            ),
        ),
        (Port("loss", "", help="The mean over the samples of the batch."),),
    ),
    parameters=(
        Real("mean", 0.0, low=-1e6, title="Mean", help="The mean m0 of the prior."),
        Real(
            "deviation",
            1.0,
            low=1e-3,
            title="Deviation",
            help="The standard deviation s0 of the prior.",
            is_logarithmic=True,
        ),
    ),
    shapes=_shapes,
    forward="divergence_to_prior({q}, {mean}, {deviation}).mean()",
    code=(gaussian_divergence, divergence_to_prior),
    summary="to N({mean:g}, {deviation:g}²)",
    examples=(
        example(q=Type((1, 2), meaning="gaussian")),
        example({"mean": 1.0, "deviation": 0.5}, q=Type((8, 2), meaning="gaussian")),
    ),
)
