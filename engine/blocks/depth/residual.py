"""The residual layer."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Line,
    Option,
    Parameters,
    Port,
    Ports,
    Site,
    Types,
    example,
)
from engine.mathematics.activations import OPTIONS, activated, activation
from engine.mathematics.affine import BIAS


def _layers(parameters: Parameters) -> int:
    return 1 if parameters["layers"] == "one" else 2


def _weights(inputs: Types, parameters: Parameters) -> int:
    features = inputs["x"].shape[-1]
    return _layers(parameters) * features * (features + bool(parameters["bias"]))


def _module(site: Site) -> str:
    features = site.inputs["x"].shape[-1]
    bias = "" if site.parameters["bias"] else ", bias=False"
    layer = f"nn.Linear({features}, {features}{bias})"
    return layer if _layers(site.parameters) == 1 else f"nn.ModuleList([{layer}, {layer}])"


def _forward(site: Site) -> str:
    x, itself, chosen = site.names["x"], site.itself, site.parameters["activation"]
    if _layers(site.parameters) == 1:
        return f"{x} + {activated(chosen, f'{itself}({x})')}"
    return f"{x} + {itself}[1]({activated(chosen, f'{itself}[0]({x})')})"


def _summary(parameters: Parameters) -> Line:
    places = {"activation": activation(parameters["activation"]).title}
    if _layers(parameters) == 1:
        return "x + {activation} of one layer", places
    return "x + two layers, {activation} between", places


RESIDUAL = Block(
    id="residual",
    title="Residual",
    synonyms=("skip connection", "resnet"),
    help="Adds to its input what layers make of it, so that a deep stack can pass it on unchanged.",
    formula="y = x + f(W x + b); with two layers y = x + W2 f(W1 x + b1) + b2",
    source="deck: residual block, y = x + sigma(W x - b); here b is added; arXiv 1512.03385",
    ports=Ports(
        (Port("x", "batch ... features", help="The features; the last axis is weighed."),),
        (Port("y", "batch ... features", help="As many features: the input and what was added."),),
    ),
    parameters=(
        Choice(
            "layers",
            "one",
            (
                Option("one", "One", "y = x + f(W x + b), as in the deck"),
                Option("two", "Two", "y = x + W2 f(W1 x + b1) + b2: what is added has any sign"),
            ),
            title="Layers",
            help="How many layers the input is passed by.",
        ),
        Choice(
            "activation",
            "relu",
            OPTIONS,
            title="Activation",
            help="The function f behind the weighted sum; nothing comes after the sum with x.",
        ),
        BIAS,
    ),
    weights=_weights,
    module=_module,
    forward=_forward,
    summary=_summary,
    examples=(
        example(x=(32,)),
        example({"layers": "two", "activation": "sigmoid"}, x=(12, 8)),
        example({"activation": "tanh", "bias": False}, x=(1,)),
    ),
)
