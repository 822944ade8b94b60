"""A value times a number that is given."""

from __future__ import annotations

from engine.language import (
    Block,
    Map,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    example,
)
from engine.language.reading import real


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    return Map({"y": Type(found.shape, is_batched=found.is_batched)})


def _forward(site: Site) -> str:
    factor, x = real(site.parameters, "factor"), site.names["x"]
    return f"-{x}" if factor == -1 else f"{factor} * {x}"


SCALE = Block(
    id="scale",
    title="Scale",
    help="Multiplies every number by a factor that is given, such as the weight of a loss.",
    formula="y = a x",
    source="deck: weighted losses, beta KL and lambda MMD",
    ports=Ports(
        (Port("x", "batch? ...", help="A value, or a loss."),),
        (Port("y", "batch? ...", help="The value times the factor."),),
    ),
    parameters=(
        Real(
            "factor",
            1.0,
            low=-1e6,
            title="Factor",
            help="The number a; it is not learned.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{factor} x",
    examples=(
        example({"factor": 0.5}, x=(64,)),
        example({"factor": -2.0}, x=(12, 8)),
        example(x=Type(is_batched=False)),
    ),
)
