"""The activation function on its own."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Line,
    Parameters,
    Port,
    Ports,
    Site,
    activated,
    activation,
    example,
)
from engine.language.activations import OPTIONS


def _ports(parameters: Parameters) -> Ports:
    meaning = activation(parameters["activation"]).meaning
    return Ports(
        (Port("x", "batch ...", help="Any numbers."),),
        (Port("y", "batch ...", help="The function of each number.", meaning=meaning),),
    )


def _forward(site: Site) -> str:
    return activated(site.parameters["activation"], site.names["x"])


def _summary(parameters: Parameters) -> Line:
    return "{formula}", {"formula": activation(parameters["activation"]).formula}


def _title(parameters: Parameters) -> str:
    return activation(parameters["activation"]).title


ACTIVATION = Block(
    id="activation",
    title="Activation",
    help="Applies one function to each number, so that a stack of layers can bend.",
    formula="y = f(x), number by number",
    source="deck: neurons, from the threshold to the sigmoid",
    ports=_ports,
    parameters=(Choice("activation", "relu", OPTIONS, title="Function", help="The function f."),),
    forward=_forward,
    summary=_summary,
    default_title=_title,
    examples=(
        example(x=(64,)),
        example({"activation": "tanh"}, x=(12, 8)),
        example({"activation": "softplus"}, x=()),
    ),
)
