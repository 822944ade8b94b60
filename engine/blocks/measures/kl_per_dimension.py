"""The KL divergence of each dimension of a code."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Type, Types, example
from engine.mathematics.priors import CODE, CODES, PRIOR, check_codes


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_codes(inputs["q"])
    return Map({"kl": Type(inputs["q"].shape[:-1])})


KL_PER_DIMENSION = Block(
    id="kl_per_dimension",
    title="KL per dimension",
    help="How much each dimension of a code tells of its sample, in nats: near 0 where nothing.",
    formula="kl_j = KL(N(m_j, s_j^2) to N(m0, s0^2))",
    source="deck: shaping the latent space, KL per dimension; arXiv 1312.6114",
    ports=Ports(
        (CODES,),
        (Port("kl", "batch ...", help="The divergence of each dimension from the prior."),),
    ),
    parameters=PRIOR,
    shapes=_shapes,
    forward="divergence_to_prior({q}, mean={mean}, deviation={deviation})",
    code=CODE,
    summary="from N({mean:g}, {deviation:g}²)",
    examples=(
        example(q=Type((2, 2), meaning="gaussian")),
        example({"mean": 1.0, "deviation": 0.5}, q=Type((12, 8, 2), meaning="gaussian")),
    ),
)
