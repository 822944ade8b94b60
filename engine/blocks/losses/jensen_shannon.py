"""The Jensen-Shannon divergence between samples and a distribution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.language import Block, Port, Ports, Site, Type, example
from engine.mathematics.distributions import CODE
from engine.mathematics.samples import (
    CELL_CODE,
    DISTRIBUTION,
    GRID,
    SAMPLES,
    loss_on_cells,
    shares_on_cells,
)

if TYPE_CHECKING:
    from torch import Tensor


def distance_to_mixture(p: Tensor, q: Tensor) -> Tensor:
    """The mean KL divergence of p and q to their mixture. p, q: (cells,), shares."""
    mixture = ((p + q) / 2).clamp(min=1e-12).log()
    of_p = p * (p.clamp(min=1e-12).log() - mixture)
    of_q = q * (q.clamp(min=1e-12).log() - mixture)
    return (of_p + of_q).sum() / 2


def _forward(site: Site) -> str:
    return f"distance_to_mixture({', '.join(shares_on_cells(site))})"


JENSEN_SHANNON = Block(
    id="jensen_shannon",
    title="Jensen-Shannon",
    help="How far q and the distribution p of samples are from what lies midway; log 2 at most.",
    formula="JS = KL(p to m) / 2 + KL(q to m) / 2, with m = (p + q) / 2, on cells",
    source="deck: divergences; J. Lin, IEEE Transactions on Information Theory 37, 1991",
    role="loss",
    ports=Ports(
        (replace(SAMPLES, stops_gradient=True), DISTRIBUTION),
        (Port("loss", "", help="The divergence in nats, 0 to log 2."),),
    ),
    parameters=GRID,
    shapes=loss_on_cells,
    forward=_forward,
    code=(*CELL_CODE, distance_to_mixture, *CODE),
    is_joint=True,
    summary="{cells} cells",
    examples=(
        example(samples=(1,), q=Type((1, 2), meaning="gaussian", is_batched=False)),
        example({"cells": 20}, samples=(), q=Type((2,), meaning="laplace", is_batched=False)),
    ),
)
