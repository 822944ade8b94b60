"""How many dimensions of a code say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Line,
    Map,
    Parameters,
    Port,
    Ports,
    Real,
    Type,
    Types,
    example,
    number_words,
)
from engine.language.reading import real
from engine.mathematics.priors import CODE, CODES, PRIOR, check_codes

if TYPE_CHECKING:
    from torch import Tensor


def count_active(divergence: Tensor, least: float) -> Tensor:
    """How many numbers have a mean divergence of at least `least`. divergence: (rows, ...)."""
    return (divergence.detach().mean(0) >= least).to(divergence.dtype).sum()


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_codes(inputs["q"])
    return Map({"active": Type(meaning="counts", is_batched=False)})


def _verdict(inputs: Types, parameters: Parameters, value: float) -> Line:
    if value > 0:
        return "", {}
    least = number_words(real(parameters, "least"))
    return "The code has collapsed: no dimension tells {least} nats of its sample.", {
        "least": least
    }


ACTIVE_DIMENSIONS = Block(
    id="active_dimensions",
    title="Active dimensions",
    help="How many dimensions of a code differ from the prior; with none, the code has collapsed.",
    formula="number of dimensions j with mean over the samples of KL(N(m_j, s_j^2) to N(m0, s0^2)) "
    ">= c",
    source="deck: shaping the latent space, KL per dimension; Y. Burda et al., arXiv 1509.00519",
    role="measure",
    ports=Ports(
        (CODES,),
        (Port("active", "", help="How many are active, over all rows.", meaning="counts"),),
    ),
    parameters=(
        Real(
            "least",
            0.01,
            low=1e-6,
            high=100,
            title="Least",
            unit="nats",
            help="The mean divergence c from which on a dimension is active.",
            is_logarithmic=True,
        ),
        *PRIOR,
    ),
    shapes=_shapes,
    forward="count_active(divergence_to_prior({q}, mean={mean}, deviation={deviation}), "
    "least={least})",
    code=(*CODE, count_active),
    verdict=_verdict,
    stops_gradient=True,
    is_joint=True,
    is_better_high=True,
    summary="KL from {least:g} nats on",
    examples=(
        example(q=Type((2, 2), meaning="gaussian")),
        example({"least": 0.1, "deviation": 0.5}, q=Type((12, 8, 2), meaning="gaussian")),
    ),
)
