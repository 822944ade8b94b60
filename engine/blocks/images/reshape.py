"""The same numbers on other axes."""

from __future__ import annotations

from engine.language import (
    Axes,
    Block,
    Line,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    count,
    example,
    shape_words,
)
from engine.language.reading import sizes


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found, shape = inputs["x"], sizes(parameters, "shape")
    if count(found.shape) != count(shape):
        raise Misfit(
            "x",
            f"{count(shape):,} numbers for {shape_words(shape)}",
            found.words(),
            f"it holds {count(found.shape):,}, and other axes hold the same numbers",
        )
    return Map({"y": found.with_shape(shape, keeps_last=found.shape[-1:] == shape[-1:])})


def _forward(site: Site) -> str:
    shape = ", ".join(map(str, sizes(site.parameters, "shape")))
    return f"{site.names['x']}.reshape(-1, {shape})"


def _summary(parameters: Parameters) -> Line:
    return "to {shape}", {"shape": shape_words(sizes(parameters, "shape"))}


RESHAPE = Block(
    id="reshape",
    title="Reshape",
    help="Lays the same numbers out on other axes, such as a row as a picture.",
    formula="y = the numbers of x, row after row, on the axes that are given",
    source="deck: decoders of pictures, between the last dense layer and the first picture",
    ports=Ports(
        (Port("x", "batch ...", kind="any", help="A value with any axes."),),
        (Port("y", "batch shape", kind="any", help="The same numbers on the axes given."),),
    ),
    parameters=(
        Axes("shape", (8, 8), title="Shape", help="The sizes of the axes, without the batch."),
    ),
    shapes=_shapes,
    forward=_forward,
    summary=_summary,
    examples=(
        example(x=(64,)),
        example({"shape": (4, 2, 2)}, x=(4, 4)),
        example({"shape": (1,)}, x=()),
    ),
)
