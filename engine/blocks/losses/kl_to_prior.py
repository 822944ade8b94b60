"""The KL divergence to a prior."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Type, Types, example
from engine.mathematics.priors import CODE, CODES, PRIOR, check_codes


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    check_codes(inputs["q"])
    return Map({"loss": Type(is_batched=False)})


KL_TO_PRIOR = Block(
    id="kl_to_prior",
    title="KL to a prior",
    synonyms=("kld", "variational", "vae"),
    help="How far predicted Gaussians are from one fixed Gaussian, which draws a code towards it.",
    formula="loss = mean over the samples of the sum of KL(N(m, s^2) to N(m0, s0^2))",
    source="deck: shaping the latent space, variational autoencoder; arXiv 1312.6114",
    role="loss",
    ports=Ports(
        (CODES,),
        (Port("loss", "", help="The mean over the samples of the batch."),),
    ),
    parameters=PRIOR,
    shapes=_shapes,
    forward="divergence_to_prior({q}, mean={mean}, deviation={deviation}).flatten(1).sum(1).mean()",
    code=CODE,
    summary="to N({mean:g}, {deviation:g}²)",
    examples=(
        example(q=Type((1, 2), meaning="gaussian")),
        example({"mean": 1.0, "deviation": 0.5}, q=Type((8, 2), meaning="gaussian")),
    ),
)
