"""The convolution over time."""

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
from engine.mathematics.activations import ACTIVATION, activated, meaning_of
from engine.mathematics.affine import BIAS
from engine.mathematics.sequences import SEQUENCE, check_span, features_first, steps_and_features


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    answers = "What each filter answers, place by place."
    return Ports((SEQUENCE,), (Port("y", "batch places filters", help=answers, meaning=meaning),))


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    steps, _ = steps_and_features(inputs["x"])
    span = whole(parameters, "dilation") * (whole(parameters, "kernel") - 1) + 1
    padded = steps + 2 * whole(parameters, "padding")
    check_span(span, padded, "the kernel")
    places = (padded - span) // whole(parameters, "stride") + 1
    meaning = meaning_of(parameters)
    return Map({"y": Type((places, whole(parameters, "filters")), meaning=meaning)})


def _weights(inputs: Types, parameters: Parameters) -> int:
    _, features = steps_and_features(inputs["x"])
    each = features * whole(parameters, "kernel") + bool(parameters["bias"])
    return whole(parameters, "filters") * each


def _module(site: Site) -> str:
    _, features = steps_and_features(site.inputs["x"])
    usual = {"stride": 1, "padding": 0, "dilation": 1, "bias": True}
    changed = [
        f", {name}={site.parameters[name]}"
        for name, value in usual.items()
        if site.parameters[name] != value
    ]
    filters, kernel = site.parameters["filters"], site.parameters["kernel"]
    return f"nn.Conv1d({features}, {filters}, {kernel}{''.join(changed)})"


def _forward(site: Site) -> str:
    answers = f"{site.itself}({features_first(site)}).transpose(1, 2)"
    return activated(site.parameters["activation"], answers)


def _summary(parameters: Parameters) -> Line:
    return "{filters} filters of {kernel}", parameters


CONVOLUTION_1D = Block(
    id="convolution_1d",
    title="1-D convolution",
    help="Slides filters along time; each answers wherever its pattern is heard.",
    formula="y_(t,k) = f(sum over i, c of W_(k,c,i) x_(s t + d i - p, c) + b_k), with stride s, "
    "dilation d and padding p",
    source="deck: raw audio, 1-D convolution on the waveform; arXiv 1609.03499",
    ports=_ports,
    parameters=(
        Integer(
            "filters",
            16,
            high=4096,
            title="Filters",
            unit="filters",
            help="How many filters there are, so how many features a place has.",
        ),
        Integer(
            "kernel",
            3,
            high=256,
            title="Kernel",
            unit="steps",
            help="How many steps a filter weighs.",
        ),
        ACTIVATION,
        Integer(
            "stride",
            1,
            high=64,
            title="Stride",
            unit="steps",
            help="How far the filters move from one place to the next.",
        ),
        Integer(
            "padding",
            0,
            low=0,
            high=256,
            title="Padding",
            unit="steps",
            help="How many zeros are put before the sequence and behind it.",
        ),
        Integer(
            "dilation",
            1,
            high=64,
            title="Dilation",
            unit="steps",
            help="How far apart the steps are that a filter weighs.",
        ),
        BIAS,
    ),
    shapes=_shapes,
    weights=_weights,
    module=_module,
    forward=_forward,
    summary=_summary,
    default_title="Convolution",
    examples=(
        example(x=(256, 2)),
        example({"filters": 4, "kernel": 9, "stride": 4, "bias": False}, x=(1024,)),
        example({"padding": 2, "dilation": 2, "activation": "sigmoid"}, x=(600, 3)),
    ),
)
