"""A margin around a picture."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Integer,
    Map,
    Misfit,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.reading import whole
from engine.mathematics.pictures import AXES, MOST_MARGIN, picture, resized

MODES = {"zero": "", "reflect": ', mode="reflect"', "replicate": ', mode="replicate"'}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    _, height, width = picture(inputs)
    margin, found = whole(parameters, "margin"), inputs["x"]
    if parameters["mode"] == "reflect" and margin >= min(height, width):
        raise Misfit(
            "x",
            f"more than {margin} pixels in both directions",
            found.words(),
            f"a margin of {margin} mirrors {margin} pixels and leaves out the outermost one",
        )
    padded = found.with_shape(resized(inputs, height + 2 * margin, width + 2 * margin))
    has_new_zeros = parameters["mode"] == "zero" and found.meaning == "positive"
    return Map({"y": Type(padded.shape) if has_new_zeros else padded})


def _forward(site: Site) -> str:
    margins = ", ".join([str(site.parameters["margin"])] * 4)
    mode = MODES[str(site.parameters["mode"])]
    return f"nn.functional.pad({site.names['x']}, ({margins}){mode})"


PAD = Block(
    id="pad",
    title="Pad",
    help="Puts a margin around a picture: zeros, its mirror image, or its outermost pixels.",
    formula="y(i, j) = x(i - m, j - m), and beyond it 0, the mirrored or the nearest pixel; "
    "margin m",
    source="V. Dumoulin and F. Visin, arXiv 1603.07285",
    ports=Ports(
        (Port("x", AXES, help="A picture, each channel by itself."),),
        (Port("y", "batch ... rows columns", help="The picture with its margin."),),
    ),
    parameters=(
        Integer(
            "margin",
            1,
            low=0,
            high=MOST_MARGIN,
            title="Margin",
            unit="pixels",
            help="How many pixels are put on each of the four sides.",
        ),
        Choice(
            "mode",
            "zero",
            (
                Option("zero", "Zero", "Zeros, which also mark where the picture ends"),
                Option("reflect", "Reflect", "The mirror image, without the outermost pixel"),
                Option("replicate", "Replicate", "The outermost pixel again and again"),
            ),
            title="Fill",
            help="What the margin is filled with.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{margin} around, {mode}",
    examples=(
        example(x=(8, 8)),
        example({"margin": 2, "mode": "reflect"}, x=(3, 12, 9)),
        example({"margin": 2, "mode": "replicate"}, x=(1, 1, 1)),
    ),
)
