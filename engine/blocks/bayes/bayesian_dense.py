"""The Bayesian dense layer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Integer,
    Line,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.activations import ACTIVATION, activated, activation, meaning_of

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the class is only read
    from torch import Tensor, nn  # noqa: TC004 - as above


def _bayesian_dense() -> type[nn.Module]:
    class BayesianDense(nn.Module):
        """A dense layer whose weights are Gaussian: each sample is given weights of its own draw.

        `rho` gives the deviations, log(1 + exp rho); the last column of both is the bias.
        """

        def __init__(
            self,
            features: int,
            units: int,
            prior: float,
            deviation: float,
            random: torch.Generator,
        ) -> None:
            super().__init__()
            self.prior, self.random = prior, random
            width = 1 / math.sqrt(features)
            self.mean = nn.Parameter(torch.empty(units, features + 1).uniform_(-width, width))
            rho = math.log(math.expm1(deviation))
            self.rho = nn.Parameter(torch.full((units, features + 1), rho))

        def forward(self, x: Tensor) -> Tensor:
            """x: (batch, ..., features); (batch, ..., units) comes out."""
            deviation = nn.functional.softplus(self.rho)
            mean = nn.functional.linear(x, self.mean[:, :-1], self.mean[:, -1])
            variance = deviation.square()
            spread = nn.functional.linear(x.square(), variance[:, :-1], variance[:, -1]).sqrt()
            drawn = torch.randn(mean.shape, generator=self.random).to(mean.device)
            return mean + spread * drawn

        def divergence(self) -> Tensor:
            """KL from the weights to the prior N(0, prior^2), summed over the weights."""
            deviation = nn.functional.softplus(self.rho)
            squares = (deviation.square() + self.mean.square()) / (2 * self.prior**2)
            return (squares - (deviation / self.prior).log() - 0.5).sum()

    return BayesianDense


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", "batch ... features", help="The features; the last axis is weighed."),),
        (
            Port(
                "y",
                "batch ... units",
                help="What the neurons answer, with weights drawn anew for each sample.",
                meaning=meaning,
            ),
            Port(
                "divergence",
                "",
                help="KL from the weights to the prior, in nats: divided by the number of training "
                "samples it belongs into the loss.",
            ),
        ),
    )


def _weights(inputs: Types, parameters: Parameters) -> int:
    return 2 * (inputs["x"].shape[-1] + 1) * whole(parameters, "units")


def _forward(site: Site) -> str:
    drawn = activated(site.parameters["activation"], f"{site.itself}({site.names['x']})")
    return f"{drawn}, {site.itself}.divergence()"


def _summary(parameters: Parameters) -> Line:
    chosen = activation(parameters["activation"])
    places = {"units": parameters["units"], "activation": chosen.title}
    plain = "Bayesian {units}"
    return plain if chosen.id == "identity" else f"{plain} · {{activation}}", places


BAYESIAN_DENSE = Block(
    id="bayesian_dense",
    title="Bayesian dense",
    help="A layer of neurons that knows a mean and a deviation of each weight, and draws weights "
    "anew for each sample, in training and in use.",
    formula="y = f(W x + b), each weight from N(mu, log(1 + exp rho)^2); "
    "KL = sum of log(s / sigma) + (sigma^2 + mu^2) / (2 s^2) - 1/2",
    source="deck: Bayesian inference; arXiv 1505.05424, drawn as in arXiv 1506.02557",
    ports=_ports,
    parameters=(
        Integer(
            "units",
            64,
            high=65_536,
            title="Units",
            unit="neurons",
            help="How many neurons the layer has, so how many outputs.",
        ),
        ACTIVATION,
        Real(
            "prior",
            1.0,
            low=1e-3,
            high=1e3,
            title="Deviation of the prior",
            help="The deviation s of every weight before any data is seen.",
            is_logarithmic=True,
        ),
        Real(
            "first",
            0.05,
            low=1e-3,
            high=10.0,
            title="First deviation",
            help="The deviation sigma of every weight that training begins with.",
            is_logarithmic=True,
        ),
    ),
    weights=_weights,
    module="BayesianDense({features}, {units}, {prior}, {first}, {random})",
    forward=_forward,
    code=(_bayesian_dense,),
    draws=True,
    summary=_summary,
    examples=(
        example(x=(784,)),
        example({"units": 3, "activation": "tanh"}, x=(12, 8)),
        example({"units": 1, "activation": "identity", "prior": 0.5}, x=(1,)),
    ),
)
