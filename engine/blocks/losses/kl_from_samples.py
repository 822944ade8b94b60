"""The KL divergence between samples and a distribution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.language import (
    Block,
    Choice,
    Condition,
    Line,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    example,
)
from engine.mathematics.distributions import CODE
from engine.mathematics.samples import (
    CELL_CODE,
    DISTRIBUTION,
    GRID,
    SAMPLES,
    loss_on_cells,
    one_distribution,
    shares_on_cells,
)

if TYPE_CHECKING:
    from torch import Tensor

BACKWARD = Condition("direction", ("q_to_p",))


def divergence_on_cells(of: Tensor, other: Tensor) -> Tensor:
    """Sum of s log(s / s') over the shares s of cells and the others s', of which none counts as 0.

    of, other: (cells,).
    """
    return (of * (of.clamp(min=1e-12).log() - other.clamp(min=1e-6).log())).sum()


def _forward(site: Site) -> str:
    if site.parameters["direction"] == "p_to_q":
        q = one_distribution(site.inputs)
        samples = f"{site.names['samples']}.detach()"
        return f"-{q.source('log_likelihood', site.names['q'], samples)}.mean()"
    of_p, of_q = shares_on_cells(site)
    return f"divergence_on_cells({of_q}, {of_p})"


def _summary(parameters: Parameters) -> Line:
    return "KL(p to q)" if parameters["direction"] == "p_to_q" else "KL(q to p)", {}


KL_FROM_SAMPLES = Block(
    id="kl_from_samples",
    title="KL from samples",
    help="How far a distribution q is from the one p that samples were drawn from, in nats.",
    formula="KL(p to q) = -E_p log q + constant, which is dropped; KL(q to p) = E_q log q / p",
    source="deck: divergences; KL(p to q) up to a constant is the negative log-likelihood",
    role="loss",
    ports=Ports(
        (replace(SAMPLES, stops_gradient=True), DISTRIBUTION),
        (Port("loss", "", help="The divergence; from p to q less a constant, the entropy of p."),),
    ),
    parameters=(
        Choice(
            "direction",
            "p_to_q",
            (
                Option(
                    "p_to_q",
                    "From p to q",
                    "E_p log p / q: q must be wherever p is. The entropy of p is dropped.",
                ),
                Option(
                    "q_to_p",
                    "From q to p",
                    "E_q log q / p: q must not be where p is not; p is the share in each cell.",
                ),
            ),
            title="Direction",
            help="Which of the two the mean is taken over.",
        ),
        *(replace(knob, only_if=BACKWARD) for knob in GRID),
    ),
    shapes=loss_on_cells,
    forward=_forward,
    code=(*CELL_CODE, divergence_on_cells, *CODE),
    is_joint=True,
    summary=_summary,
    examples=(
        example(samples=(1,), q=Type((1, 2), meaning="gaussian", is_batched=False)),
        example(
            {"direction": "q_to_p"},
            samples=(),
            q=Type((2,), meaning="laplace", is_batched=False),
        ),
    ),
)
