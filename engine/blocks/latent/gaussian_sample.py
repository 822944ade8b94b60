"""The Gaussian sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import Block, Map, Parameters, Port, Ports, Type, Types, example
from engine.mathematics.distributions import gaussian_mean, gaussian_sample
from engine.mathematics.pairing import predicted_distribution

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn  # noqa: TC004 - the text imports it; here the class is only read


def _gaussian_sample() -> type[nn.Module]:
    class GaussianSample(nn.Module):
        """In training, draws from Gaussians so that gradients reach them; else gives their mean."""

        def __init__(self, random: torch.Generator) -> None:
            super().__init__()
            self.random = random

        def forward(self, q: Tensor) -> Tensor:
            """q: (batch, ..., 2), mean and deviation. Gives (batch, ...)."""
            return gaussian_sample(q, self.random) if self.training else gaussian_mean(q)

    return GaussianSample


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    q = inputs["q"]
    return Map({"z": Type(predicted_distribution("q", q).predicted(q))})


GAUSSIAN_SAMPLE = Block(
    id="gaussian_sample",
    title="Gaussian sample",
    synonyms=("reparametrisation", "reparameterization", "vae"),
    help="Draws a code from each predicted Gaussian in training, and gives its mean when used.",
    formula="z = m + s e, with e from N(0, I); z = m when used",
    source="deck: variational autoencoder, encoder -> mu, log-variance -> z; arXiv 1312.6114",
    ports=Ports(
        (
            Port(
                "q",
                "batch ...",
                help="The Gaussians, such as a Gaussian head predicts; they get gradients.",
                meaning="gaussian",
            ),
        ),
        (Port("z", "batch ...", help="The code: a number for each Gaussian."),),
    ),
    shapes=_shapes,
    module="GaussianSample({random})",
    forward="{self}({q})",
    code=(gaussian_mean, gaussian_sample, _gaussian_sample),
    draws=True,
    differs_in_training=True,
    summary="z = m + s e",
    examples=(
        example(q=Type((2, 2), meaning="gaussian")),
        example(q=Type((12, 8, 2), meaning="gaussian")),
        example(q=Type((2,), meaning="gaussian")),
    ),
)
