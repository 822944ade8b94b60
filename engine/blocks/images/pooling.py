"""Pooling: fewer pixels, each of what lay around it."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Integer,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.pictures import AXES, Window, resized

FUNCTIONS = {"max": "max_pool2d", "average": "avg_pool2d"}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    window = Window(whole(parameters, "size"), whole(parameters, "stride"))
    return Map({"y": inputs["x"].averaged(resized(inputs, *window.over(inputs)))})


def _forward(site: Site) -> str:
    size, stride = site.parameters["size"], site.parameters["stride"]
    apart = "" if size == stride else f", stride={stride}"
    function = FUNCTIONS[str(site.parameters["mode"])]
    return f"nn.functional.{function}({site.names['x']}, {size}{apart})"


POOLING = Block(
    id="pooling",
    title="Pooling",
    synonyms=("max pool", "maxpool", "avgpool", "downsample"),
    help="Keeps of every small square of pixels the largest, or the mean; the picture shrinks.",
    formula="y(i, j) = max or mean over u, v of x(s i + u, s j + v), stride s",
    source="deck: image encoder, pool(relu(W * x - b)); Y. LeCun et al., 1989",
    ports=Ports(
        (Port("x", AXES, help="A picture, each channel by itself."),),
        (Port("y", "batch ... rows columns", help="The smaller picture."),),
    ),
    parameters=(
        Choice(
            "mode",
            "max",
            (
                Option("max", "Maximum", "The largest of the square: whether it was found there"),
                Option("average", "Average", "The mean of the square: how much there was of it"),
            ),
            title="Keep",
            help="What is kept of each square.",
        ),
        Integer("size", 2, high=32, title="Size", unit="pixels", help="The side of the squares."),
        Integer(
            "stride",
            2,
            high=32,
            title="Stride",
            unit="pixels",
            help="How far apart the squares are; as far as they are wide, they do not overlap.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{mode} of {size} × {size}",
    examples=(
        example(x=(16, 8, 8)),
        example({"mode": "average", "size": 3}, x=(9, 12)),
        example({"size": 1, "stride": 3}, x=(64, 64)),
    ),
)
