"""The activation function on its own."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Line,
    Map,
    Misfit,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.activations import OPTIONS, activation, before_finish, finish_of, meaning_of


def _ports(parameters: Parameters) -> Ports:
    meaning = meaning_of(parameters)
    return Ports(
        (Port("x", "batch ...", help="Any numbers."),),
        (Port("y", "batch ...", help="The function of the numbers.", meaning=meaning),),
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    found, chosen = inputs["x"], activation(parameters["activation"])
    if chosen.id == "softmax" and not found.shape:
        raise Misfit("x", "at least one axis", found.words(), "they share a probability of 1")
    if chosen.id == "softmax" and found.meaning == "probabilities":
        cause = "a softmax of probabilities makes them nearly equal"
        raise Misfit("x", MEANING_WORDS["any"], MEANING_WORDS["probabilities"], cause)
    return Map({"y": Type(found.shape, meaning=chosen.meaning)})


def _forward(site: Site) -> str:
    return before_finish(site.parameters, site.names["x"])


def _summary(parameters: Parameters) -> Line:
    return "{formula}", {"formula": activation(parameters["activation"]).formula}


def _title(parameters: Parameters) -> str:
    return activation(parameters["activation"]).title


ACTIVATION = Block(
    id="activation",
    title="Activation",
    synonyms=("nonlinearity", "non-linearity"),
    help="Applies one function to each number, so that a stack of layers can bend.",
    formula="y = f(x)",
    source="deck: neurons, from the threshold to the sigmoid",
    ports=_ports,
    parameters=(Choice("activation", "relu", OPTIONS, title="Function", help="The function f."),),
    shapes=_shapes,
    forward=_forward,
    finish=finish_of,
    summary=_summary,
    default_title=_title,
    examples=(
        example(x=(64,)),
        example({"activation": "tanh"}, x=(12, 8)),
        example({"activation": "softplus"}, x=(1,)),
    ),
)
