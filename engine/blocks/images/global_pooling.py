"""One number for each channel of a picture."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Map,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
)
from engine.mathematics.pictures import AXES, picture, with_channels

METHODS = {"average": "mean", "max": "amax"}


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    channels, _, _ = picture(inputs)
    return Map({"y": inputs["x"].averaged((channels,))})


def _forward(site: Site) -> str:
    return f"{with_channels(site)}.{METHODS[str(site.parameters['mode'])]}((2, 3))"


GLOBAL_POOLING = Block(
    id="global_pooling",
    title="Global pooling",
    help="Keeps one number of each channel: its mean or its largest, wherever in the picture.",
    formula="y_c = mean or max over i, j of x_c(i, j)",
    source="M. Lin, Q. Chen and S. Yan, arXiv 1312.4400",
    ports=Ports(
        (Port("x", AXES, help="A picture; one of two axes has one channel."),),
        (Port("y", "batch channels", help="One number for each channel."),),
    ),
    parameters=(
        Choice(
            "mode",
            "average",
            (
                Option("average", "Average", "The mean over the picture: how much there was of it"),
                Option("max", "Maximum", "The largest of the picture: whether it was found at all"),
            ),
            title="Keep",
            help="What is kept of each channel.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    summary="{mode} of each channel",
    examples=(
        example(x=(16, 4, 4)),
        example({"mode": "max"}, x=(12, 8)),
    ),
)
