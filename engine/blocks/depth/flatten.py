"""All axes as one."""

from __future__ import annotations

from engine.language import Block, Map, Parameters, Port, Ports, Site, Types, count, example


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found = inputs["x"]
    return Map({"y": found.with_shape((count(found.shape),), keeps_last=len(found.shape) == 1)})


def _forward(site: Site) -> str:
    name = site.names["x"]
    return f"{name}.flatten(1)" if site.inputs["x"].shape else f"{name}.unsqueeze(1)"


FLATTEN = Block(
    id="flatten",
    title="Flatten",
    help="Lays the numbers of each sample out in one row, such as an image for a dense layer.",
    formula="y = the numbers of x, row after row",
    source="deck: image encoder, between the last pooling and the head",
    ports=Ports(
        (Port("x", "batch ...", kind="any", help="A value with any axes."),),
        (Port("y", "batch count", kind="any", help="The same numbers on one axis."),),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="one axis",
    examples=(
        example(x=(8, 8)),
        example(x=(784,)),
        example(x=()),
        example(x=(3, 12, 8)),
    ),
)
