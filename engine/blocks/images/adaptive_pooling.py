"""Pooling to a size that is given."""

from __future__ import annotations

from engine.language import (
    Axes,
    Block,
    Choice,
    Line,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
    shape_words,
)
from engine.language.reading import sizes
from engine.mathematics.pictures import AXES, picture, resized

FUNCTIONS = {"average": "adaptive_avg_pool2d", "max": "adaptive_max_pool2d"}


def _size(parameters: Parameters) -> tuple[int, int]:
    """Height and width; one number is both."""
    given = sizes(parameters, "size")
    return given[0], given[-1]


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    picture(inputs)
    return Map({"y": inputs["x"].averaged(resized(inputs, *_size(parameters)))})


def _forward(site: Site) -> str:
    function = FUNCTIONS[str(site.parameters["mode"])]
    return f"nn.functional.{function}({site.names['x']}, {_size(site.parameters)})"


def _summary(parameters: Parameters) -> Line:
    return "to {size}", {"size": shape_words(_size(parameters))}


ADAPTIVE_POOLING = Block(
    id="adaptive_pooling",
    title="Adaptive pooling",
    help="Pools a picture of any size to the size that is given, in squares as even as can be.",
    formula="y(i, j) = mean or max of x over rows floor(i H / h) to ceil((i + 1) H / h), "
    "columns alike",
    source="K. He et al., spatial pyramid pooling, arXiv 1406.4729",
    ports=Ports(
        (Port("x", AXES, help="A picture of any size, each channel by itself."),),
        (Port("y", "batch ... size", help="The picture in the size that is given."),),
    ),
    parameters=(
        Axes(
            "size",
            (4, 4),
            most_axes=2,
            high=512,
            title="Size",
            unit="pixels",
            help="Height and width of the result; one number is both.",
        ),
        Choice(
            "mode",
            "average",
            (
                Option("average", "Average", "The mean of each square"),
                Option("max", "Maximum", "The largest of each square"),
            ),
            title="Keep",
            help="What is kept of each square.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary=_summary,
    examples=(
        example(x=(16, 9, 7)),
        example({"size": (3, 5), "mode": "max"}, x=(12, 8)),
        example({"size": (6,)}, x=(3, 2, 2)),
    ),
)
