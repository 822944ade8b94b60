"""The Laplace head."""

from __future__ import annotations

from engine.language import Block, example
from engine.mathematics.links import place_and_width
from engine.mathematics.pair_heads import MAP, PairHead, forward

HEAD = PairHead("Laplace", "laplace", "place and scale")

LAPLACE = Block(
    id="laplace",
    title="Laplace",
    help="Predicts a Laplace distribution of each number, by its place and its scale.",
    formula="q(y) = exp(-|y - m| / s) / 2s, with (m, a) = W h + b and s = log(1 + exp a) or exp a",
    source="deck: maximum likelihood, q(y given x, theta)",
    ports=HEAD.ports,
    parameters=HEAD.parameters,
    weights=MAP.weights,
    module=MAP.module,
    forward=forward,
    code=(place_and_width,),
    summary=HEAD.summary,
    examples=(
        example(h=(784,)),
        example({"shape": (12, 8), "link": "exp"}, h=(64,)),
        example({"bias": False}, h=(1,)),
    ),
)
