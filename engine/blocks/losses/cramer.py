"""The Cramer distance between samples and a distribution, or other samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.language import (
    Block,
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


def squared_gap(one: Tensor, other: Tensor) -> Tensor:
    """Integral of the squared difference of two empirical distribution functions. Both: (rows,)."""
    places, order = torch.cat([one.flatten(), other.flatten()]).sort()
    steps = torch.cat([torch.ones(one.numel()), -torch.ones(other.numel())]).to(places)
    gap = steps[order].cumsum(0) / one.numel()
    return (gap[:-1].square() * places.diff()).sum()


def energy_distance(one: Tensor, other: Tensor) -> Tensor:
    """E|x - y| - E|x - x'| / 2 - E|y - y'| / 2. one, other: (rows, ...); x' any row, x as well."""
    one, other = one.flatten(1), other.flatten(1)
    between, of_one, of_other = (
        (a.unsqueeze(1) - b.unsqueeze(0)).square().sum(-1).clamp(min=1e-12).sqrt().mean()
        for a, b in ((one, other), (one, one), (other, other))
    )
    return between - (of_one + of_other) / 2


def _forward(site: Site) -> str:
    samples, q = site.names["samples"], samples_of_q(site)
    is_vector = count(site.inputs["samples"].shape) > 1
    return f"{'energy_distance' if is_vector else 'squared_gap'}({samples}, {q})"


CRAMER = Block(
    id="cramer",
    title="Cramer distance",
    help="The squared gap between the distribution functions of p and q; the energy of vectors.",
    formula="C = integral of (F(x) - G(x))^2 dx = E|x - y| - E|x - x'| / 2 - E|y - y'| / 2",
    source="deck: divergences, int (F - G)^2; M. G. Bellemare et al., arXiv 1705.10743",
    role="loss",
    ports=Ports(
        (
            SAMPLES,
            SAMPLES_OR_DISTRIBUTION,
        ),
        (Port("loss", "", help="The distance, in the units of the samples."),),
    ),
    shapes=loss_of_samples,
    forward=_forward,
    code=(even_levels, squared_gap, energy_distance, *CODE),
    is_joint=True,
    summary="integral of (F - G)²",
    examples=(
        example(samples=(1,), q=Type((1, 2), meaning="gaussian", is_batched=False)),
        example(samples=(), q=()),
        example(samples=(8, 8), q=(8, 8)),
        example(samples=(), q=Type((2,), meaning="laplace", is_batched=False)),
    ),
)
