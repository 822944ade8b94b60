"""The convolution of each channel by itself."""

from __future__ import annotations

from engine.language import (
    Block,
    Integer,
    Line,
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
from engine.mathematics.activations import (
    ACTIVATION,
    before_finish,
    finish_of,
    meaning_of,
)
from engine.mathematics.affine import BIAS
from engine.mathematics.pictures import (
    AXES,
    DILATION,
    KERNEL,
    MARGIN,
    PADDING,
    STRIDE,
    bias_argument,
    picture,
    window,
    with_channels,
)


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", AXES, help="A picture; one of two axes has one channel."),),
        (
            Port(
                "y",
                "batch results rows columns",
                help="What the filters of each channel find, place by place.",
                meaning=meaning,
            ),
        ),
    )


def _results(inputs: Types, parameters: Parameters) -> int:
    channels, _, _ = picture(inputs)
    return channels * whole(parameters, "filters")


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    rows, columns = window(parameters).over(inputs)
    meaning = meaning_of(parameters)
    return Map({"y": Type((_results(inputs, parameters), rows, columns), meaning=meaning)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    kernel = whole(parameters, "kernel")
    return _results(inputs, parameters) * (kernel**2 + bool(parameters["bias"]))


def _module(site: Site) -> str:
    channels, _, _ = picture(site.inputs)
    results = _results(site.inputs, site.parameters)
    arguments = f"{window(site.parameters).arguments()}, groups={channels}"
    return f"nn.Conv2d({channels}, {results}, {arguments}{bias_argument(site.parameters)})"


def _forward(site: Site) -> str:
    padded = window(site.parameters).padded(with_channels(site))
    return before_finish(site.parameters, f"{site.itself}({padded})")


def _summary(parameters: Parameters) -> Line:
    return "{filters} a channel, {kernel} × {kernel}", parameters


DEPTHWISE_CONVOLUTION = Block(
    id="depthwise_convolution",
    title="Depthwise convolution",
    help="Slides filters over each channel by itself; a 1 × 1 convolution behind it mixes them.",
    formula="y_k(i, j) = f(sum over u, v of W_kuv x_k(s i + d u, s j + d v) + b_k), "
    "stride s, dilation d",
    source="F. Chollet, Xception, arXiv 1610.02357; the bias is added",
    ports=_ports,
    parameters=(
        Integer(
            "filters",
            1,
            high=64,
            title="Filters",
            unit="a channel",
            help="How many filters each channel has.",
        ),
        KERNEL,
        STRIDE,
        PADDING,
        MARGIN,
        DILATION,
        ACTIVATION,
        BIAS,
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    finish=finish_of,
    summary=_summary,
    examples=(
        example(x=(8, 8)),
        example({"filters": 2, "kernel": 4, "bias": False}, x=(3, 12, 9)),
        example({"padding": "set", "margin": 2, "stride": 2, "activation": "tanh"}, x=(6, 5, 4)),
    ),
)
