"""Every sample several times."""

from __future__ import annotations

from dataclasses import replace

from engine.language import (
    Block,
    Integer,
    Map,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.reading import whole


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    return Map({"y": replace(found, shape=(whole(parameters, "copies"), *found.shape))})


def _forward(site: Site) -> str:
    kept = ", ".join(
        ["-1", str(site.parameters["copies"]), *("-1" for _ in site.inputs["x"].shape)]
    )
    return f"{site.names['x']}.unsqueeze(1).expand({kept})"


COPIES = Block(
    id="copies",
    title="Copies",
    help="Gives every sample several times, such as once for each member of an ensemble.",
    formula="y = (x, x, ... x) on a new first axis",
    source="deck: Bayesian inference, the mean of q(y given x, theta) over draws of theta",
    ports=Ports(
        (Port("x", "batch ...", kind="any", help="Any value."),),
        (Port("y", "batch copies ...", kind="any", help="It several times, on a new first axis."),),
    ),
    parameters=(
        Integer(
            "copies",
            10,
            high=10_000,
            title="Copies",
            unit="copies",
            help="How often; what draws random numbers behind it draws anew for each copy.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="× {copies}",
    examples=(
        example(x=(2,)),
        example({"copies": 3}, x=(12, 8)),
        example({"copies": 5}, x=Type(kind="category", classes=10)),
    ),
)
