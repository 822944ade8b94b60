"""The KL divergence between two predicted distributions."""

from __future__ import annotations

from engine.language import (
    Block,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.distributions import CODE
from engine.mathematics.pairing import predicted_distribution


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    p, q = inputs["p"], inputs["q"]
    predicted_distribution("p", p)
    if q.meaning != p.meaning:
        cause = "the two must be distributions of one kind"
        raise Misfit("q", MEANING_WORDS[p.meaning], MEANING_WORDS[q.meaning], cause)
    if (q.shape, q.is_batched) != (p.shape, p.is_batched):
        raise Misfit("q", p.words(), q.words(), "it must agree with p")
    return Map({"loss": Type(is_batched=False)})


def _forward(site: Site) -> str:
    found = predicted_distribution("p", site.inputs["p"])
    return f"{found.source('divergence', site.names['p'], site.names['q'])}.mean()"


KL_DIVERGENCE = Block(
    id="kl_divergence",
    title="KL divergence",
    help="How far a distribution q is from a distribution p, both predicted and of one kind.",
    formula="loss = mean of KL(p to q) = E_p log p / q; with the wires swapped KL(q to p)",
    source="deck: divergences; S. Kullback and R. Leibler, 1951",
    role="loss",
    ports=Ports(
        (
            Port("p", "batch? ...", help="The distribution that the mean is taken over."),
            Port("q", "batch? ...", help="The distribution compared with it, of the same kind."),
        ),
        (Port("loss", "", help="The mean over all distributions."),),
    ),
    shapes=_shapes,
    forward=_forward,
    code=CODE,
    summary="KL(p to q)",
    examples=(
        example(p=Type((1, 2), meaning="gaussian"), q=Type((1, 2), meaning="gaussian")),
        example(p=Type((3, 2), meaning="laplace"), q=Type((3, 2), meaning="laplace")),
        example(p=Type((4,), meaning="probabilities"), q=Type((4,), meaning="probabilities")),
        example(p=Type((8, 8), meaning="unit"), q=Type((8, 8), meaning="unit")),
        example(
            p=Type((2,), meaning="rate", is_batched=False),
            q=Type((2,), meaning="rate", is_batched=False),
        ),
    ),
)
