"""The convolution of a picture."""

from __future__ import annotations

from engine.language import (
    Block,
    Line,
    Map,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    Value,
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
    CHANNELS,
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

MIXING: dict[str, Value] = {"kernel": 1, "activation": "identity"}
"""What makes of it a weighed sum of the channels, pixel by pixel."""


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", AXES, help="A picture; one of two axes has one channel."),),
        (
            Port(
                "y",
                "batch channels rows columns",
                help="What each filter finds, place by place.",
                meaning=meaning,
            ),
        ),
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    shape = (whole(parameters, "channels"), *window(parameters).over(inputs))
    return Map({"y": Type(shape, meaning=meaning_of(parameters))})


def _weights(inputs: Types, parameters: Parameters) -> int:
    channels, _, _ = picture(inputs)
    kernel = whole(parameters, "kernel")
    return whole(parameters, "channels") * (channels * kernel**2 + bool(parameters["bias"]))


def _module(site: Site) -> str:
    channels, _, _ = picture(site.inputs)
    arguments = f"{window(site.parameters).arguments()}{bias_argument(site.parameters)}"
    return f"nn.Conv2d({channels}, {site.parameters['channels']}, {arguments})"


def _forward(site: Site) -> str:
    padded = window(site.parameters).padded(with_channels(site))
    return before_finish(site.parameters, f"{site.itself}({padded})")


def _summary(parameters: Parameters) -> Line:
    return "{channels} of {kernel} × {kernel}", parameters


def _title(parameters: Parameters) -> str:
    return "1 × 1 convolution" if parameters["kernel"] == 1 else "Convolution"


CONVOLUTION = Block(
    id="convolution",
    title="Convolution",
    synonyms=("conv", "conv2d", "cnn", "kernel"),
    help="Slides small filters over a picture: the same weights look at every place.",
    formula="y_c(i, j) = f(sum over k, u, v of W_ckuv x_k(s i + d u, s j + d v) + b_c), "
    "stride s, dilation d",
    source="deck: image encoder, relu(W * x - b); here b is added; Y. LeCun et al., 1989",
    ports=_ports,
    parameters=(CHANNELS, KERNEL, STRIDE, PADDING, MARGIN, DILATION, ACTIVATION, BIAS),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    finish=finish_of,
    as_bridge=Map(MIXING),
    summary=_summary,
    default_title=_title,
    examples=(
        example(x=(8, 8)),
        example({"channels": 4, "kernel": 5, "stride": 2, "padding": "none"}, x=(3, 12, 9)),
        example({"channels": 2, "kernel": 2, "activation": "tanh", "bias": False}, x=(3, 5, 4)),
        example({"kernel": 1, "activation": "identity"}, x=(16, 4, 4)),
    ),
)
