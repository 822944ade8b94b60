"""The transposed convolution, which makes a picture larger."""

from __future__ import annotations

from dataclasses import replace

from engine.language import (
    Block,
    Choice,
    Line,
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
    shape_words,
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
    KERNEL,
    MARGIN,
    STRIDE,
    bias_argument,
    picture,
    with_channels,
)

PADDING = Choice(
    "padding",
    "same",
    (
        Option("same", "Same", "The picture grows by the stride: 4 × 4 becomes 8 × 8 at stride 2"),
        Option("none", "None", "Nothing is cut off: it grows by the stride and the kernel"),
        Option("set", "As set", "As much is cut off on each side as the margin says"),
    ),
    title="Padding",
    help="What is cut off from the sides of the result.",
)


def _cut(parameters: Parameters) -> tuple[int, int]:
    """How much is cut off on each side, and how much less on the lower and right one."""
    kernel, stride = whole(parameters, "kernel"), whole(parameters, "stride")
    if parameters["padding"] != "same":
        return whole(parameters, "margin") if parameters["padding"] == "set" else 0, 0
    cut = max(kernel - stride + 1, 0) // 2
    return cut, 2 * cut - (kernel - stride)


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", AXES, help="A picture; one of two axes has one channel."),),
        (
            Port(
                "y",
                "batch channels rows columns",
                help="The larger picture that the filters are stamped into.",
                meaning=meaning,
            ),
        ),
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    _, *sizes = picture(inputs)
    kernel, stride = whole(parameters, "kernel"), whole(parameters, "stride")
    cut, extra = _cut(parameters)
    if extra >= stride:
        cause = "a filter of even size has no middle, so the picture cannot keep its size"
        raise Misfit("x", f"an odd kernel at stride {stride}", f"a kernel of {kernel}", cause)
    rows, columns = ((size - 1) * stride - 2 * cut + kernel + extra for size in sizes)
    if min(rows, columns) < 1:
        full = shape_words((rows + 2 * cut, columns + 2 * cut))
        cause = f"a margin of {cut} is cut off on each side of {full} pixels, so nothing is left"
        raise Misfit("x", "a larger picture", inputs["x"].words(), cause)
    meaning = meaning_of(parameters)
    return Map({"y": Type((whole(parameters, "channels"), rows, columns), meaning=meaning)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    channels, _, _ = picture(inputs)
    kernel = whole(parameters, "kernel")
    return whole(parameters, "channels") * (channels * kernel**2 + bool(parameters["bias"]))


def _module(site: Site) -> str:
    channels, _, _ = picture(site.inputs)
    cut, extra = _cut(site.parameters)
    words = (("stride", site.parameters["stride"], 1), ("padding", cut, 0))
    given = (*words, ("output_padding", extra, 0))
    named = "".join(f", {name}={value}" for name, value, usual in given if value != usual)
    sizes = f"{channels}, {site.parameters['channels']}, {site.parameters['kernel']}"
    return f"nn.ConvTranspose2d({sizes}{named}{bias_argument(site.parameters)})"


def _forward(site: Site) -> str:
    return before_finish(site.parameters, f"{site.itself}({with_channels(site)})")


def _summary(parameters: Parameters) -> Line:
    return "{channels} of {kernel} × {kernel}, stride {stride}", parameters


TRANSPOSED_CONVOLUTION = Block(
    id="transposed_convolution",
    title="Transposed convolution",
    synonyms=("deconvolution", "convtranspose"),
    help="Stamps a filter into a larger picture at every place, as a decoder of pictures needs.",
    formula="y_c(s i + u, s j + v) collects W_kcuv x_k(i, j), stride s; f(y + b_c) comes out",
    source="V. Dumoulin and F. Visin, arXiv 1603.07285; the bias is added",
    ports=_ports,
    parameters=(
        CHANNELS,
        KERNEL,
        replace(STRIDE, default=2, help="How far apart the filter is stamped; the growth."),
        PADDING,
        replace(MARGIN, help="How many pixels are cut off on each of the four sides."),
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
        example(x=(4, 4)),
        example({"channels": 1, "kernel": 4, "activation": "sigmoid"}, x=(3, 5, 4)),
        example({"channels": 2, "kernel": 3, "padding": "none", "bias": False}, x=(2, 3, 6)),
        example({"channels": 2, "kernel": 5, "padding": "set", "stride": 3}, x=(64, 64)),
    ),
)
