"""The Wasserstein-1 distance between samples and a distribution, or other samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Integer,
    Port,
    Ports,
    Site,
    Type,
    count,
    example,
)
from engine.mathematics.distributions import CODE
from engine.mathematics.samples import (
    SAMPLES,
    SAMPLES_OR_DISTRIBUTION,
    even_levels,
    loss_of_samples,
    samples_of_q,
)

if TYPE_CHECKING:
    import torch  # noqa: TC004 - the text imports it; here the functions are only read
    from torch import Tensor


def distance_in_order(one: Tensor, other: Tensor) -> Tensor:
    """Mean distance of numbers of one rank, the exact Wasserstein-1 distance. Both: (rows, ...)."""
    return (one.flatten().sort().values - other.flatten().sort().values).abs().mean()


def sliced_distance(one: Tensor, other: Tensor, directions: int) -> Tensor:
    """Mean Wasserstein-1 distance along fixed random directions. one, other: (rows, ...)."""
    one, other = one.flatten(1), other.flatten(1)
    random = torch.Generator().manual_seed(0)
    along = torch.randn(one.shape[1], directions, generator=random).to(one)
    along = along / along.square().sum(0).sqrt()
    return ((one @ along).sort(0).values - (other @ along).sort(0).values).abs().mean()


def _forward(site: Site) -> str:
    samples, q = site.names["samples"], samples_of_q(site)
    if count(site.inputs["samples"].shape) > 1:
        return f"sliced_distance({samples}, {q}, directions={site.parameters['directions']})"
    return f"distance_in_order({samples}, {q})"


WASSERSTEIN = Block(
    id="wasserstein",
    title="Wasserstein-1",
    help="How far the mass of p must be moved to become q; exact for single numbers, else sliced.",
    formula="W = integral of |F(x) - G(x)| dx = mean of |x_(i) - y_(i)|, both sorted",
    source="deck: divergences; sliced: N. Bonneel et al., 2015",
    role="loss",
    ports=Ports(
        (
            SAMPLES,
            SAMPLES_OR_DISTRIBUTION,
        ),
        (Port("loss", "", help="The distance, in the units of the samples."),),
    ),
    parameters=(
        Integer(
            "directions",
            64,
            high=4096,
            title="Directions",
            unit="directions",
            help="Along how many fixed directions samples of more than one number are compared.",
        ),
    ),
    shapes=loss_of_samples,
    forward=_forward,
    code=(even_levels, distance_in_order, sliced_distance, *CODE),
    is_joint=True,
    summary="mean of |x - y|, sorted",
    examples=(
        example(samples=(1,), q=Type((1, 2), meaning="gaussian", is_batched=False)),
        example(samples=(), q=()),
        example({"directions": 16}, samples=(8, 8), q=(8, 8)),
        example(samples=(), q=Type((2,), meaning="laplace", is_batched=False)),
    ),
)
