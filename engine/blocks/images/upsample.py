"""A picture made larger without weights."""

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
from engine.mathematics.pictures import AXES, picture, resized, with_channels, without_channels


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    _, height, width = picture(inputs)
    factor = whole(parameters, "factor")
    return Map({"y": inputs["x"].averaged(resized(inputs, factor * height, factor * width))})


def _forward(site: Site) -> str:
    arguments = f'scale_factor={site.parameters["factor"]}, mode="{site.parameters["mode"]}"'
    larger = f"nn.functional.interpolate({with_channels(site)}, {arguments})"
    return without_channels(site, larger)


UPSAMPLE = Block(
    id="upsample",
    title="Upsample",
    synonyms=("upsampling", "unpool", "resize"),
    help="Makes a picture larger: each pixel is repeated, or the ones between are interpolated.",
    formula="y(i, j) = x at (i / k, j / k), the nearest pixel or between its four, factor k",
    source="A. Odena, V. Dumoulin and C. Olah, Deconvolution and checkerboard artifacts, 2016",
    ports=Ports(
        (Port("x", AXES, help="A picture, each channel by itself."),),
        (Port("y", "batch ... rows columns", help="The larger picture."),),
    ),
    parameters=(
        Integer(
            "factor",
            2,
            low=1,
            high=16,
            title="Factor",
            unit="times",
            help="How many times as high and as wide the picture becomes.",
        ),
        Choice(
            "mode",
            "nearest",
            (
                Option("nearest", "Nearest", "Each pixel is repeated: edges stay sharp"),
                Option("bilinear", "Bilinear", "Between four pixels, weighed by how near they are"),
            ),
            title="Interpolation",
            help="What stands between two pixels.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{factor} times, {mode}",
    examples=(
        example(x=(16, 4, 4)),
        example({"factor": 3, "mode": "bilinear"}, x=(12, 8)),
    ),
)
