"""The dense layer."""

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
    example,
)
from engine.mathematics.activations import (
    ACTIVATION,
    activation,
    before_finish,
    finish_of,
    meaning_of,
)
from engine.mathematics.affine import BIAS, Affine

MAP = Affine("x", "units")


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", "batch ... features", help="The features; the last axis is weighed."),),
        (Port("y", "batch ... units", help="What the neurons answer.", meaning=meaning),),
    )


def _forward(site: Site) -> str:
    return before_finish(site.parameters, MAP.forward(site))


def _summary(parameters: Parameters) -> Line:
    chosen = activation(parameters["activation"])
    places = {"units": parameters["units"], "activation": chosen.title}
    return "Dense {units}" if chosen.id == "identity" else "Dense {units} · {activation}", places


DENSE = Block(
    id="dense",
    title="Dense",
    synonyms=("fully connected", "fc", "linear layer", "mlp", "perceptron"),
    help="A layer of neurons: each weighs every input, adds a bias and applies the activation.",
    formula="y = f(W x + b)",
    source="deck: dense block, y = sigma(W x - b); here the bias b is added, as in PyTorch",
    ports=_ports,
    parameters=(
        Integer(
            "units",
            64,
            high=65_536,
            title="Units",
            unit="neurons",
            help="How many neurons the layer has, so how many outputs.",
        ),
        ACTIVATION,
        BIAS,
    ),
    weights=MAP.weights,
    module=MAP.module,
    forward=_forward,
    finish=finish_of,
    as_bridge=Map({"activation": "identity"}),
    summary=_summary,
    examples=(
        example(x=(784,)),
        example({"units": 3, "activation": "gelu"}, x=(12, 8)),
        example({"units": 1, "activation": "sigmoid", "bias": False}, x=(1,)),
        example({"units": 3, "activation": "softmax"}, x=(4,)),
    ),
)
