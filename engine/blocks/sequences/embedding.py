"""Categories as points that are learned."""

from __future__ import annotations

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
    return Map({"y": Type((*inputs["x"].shape, whole(parameters, "dimensions")))})


def _weights(inputs: Types, parameters: Parameters) -> int:
    return inputs["x"].classes * whole(parameters, "dimensions")


def _module(site: Site) -> str:
    return f"nn.Embedding({site.inputs['x'].classes}, {site.parameters['dimensions']})"


EMBEDDING = Block(
    id="embedding",
    title="Embedding",
    help="Gives each class a point of its own that is learned: a one-hot code without the zeros.",
    formula="y = row x of E, which is E^T e_x",
    source="deck: categorical input; Y. Bengio et al., JMLR 3, 2003",
    ports=Ports(
        (Port("x", "batch ...", kind="category", help="A category, or a sequence of them."),),
        (Port("y", "batch ... dimensions", help="The point of the class."),),
    ),
    parameters=(
        Integer(
            "dimensions",
            8,
            high=4096,
            title="Dimensions",
            unit="numbers",
            help="How many coordinates a point has.",
        ),
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward="{self}({x})",
    summary="Embedding {dimensions}",
    examples=(
        example(x=Type(kind="category", classes=10)),
        example({"dimensions": 2}, x=Type((12,), kind="category", classes=3)),
        example({"dimensions": 1}, x=Type((2, 4), kind="category", classes=2)),
    ),
)
