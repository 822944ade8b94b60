"""The latent space."""

from __future__ import annotations

from engine.language import Block, Integer, Port, Ports, example
from engine.mathematics.affine import BIAS, Affine

MAP = Affine("h", "dimensions")

LATENT = Block(
    id="latent",
    title="Latent",
    synonyms=("bottleneck", "code", "embedding"),
    help="Squeezes each sample into a point with few coordinates; the points are what you watch.",
    formula="z = W h + b",
    source="deck: autoencoder, z = e(x)",
    ports=Ports(
        (Port("h", "batch features", help="The features that the encoder found."),),
        (Port("z", "batch dimensions", help="The point in latent space."),),
    ),
    parameters=(
        Integer(
            "dimensions",
            2,
            high=4096,
            title="Dimensions",
            unit="numbers",
            help="How many coordinates a point has; two can be seen as they are.",
        ),
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=MAP.forward,
    summary="Latent {dimensions}",
    examples=(
        example(h=(64,)),
        example({"dimensions": 1, "bias": False}, h=(784,)),
        example({"dimensions": 16}, h=(1,)),
    ),
)
