"""Values side by side."""

from __future__ import annotations

from itertools import islice
from string import ascii_lowercase

from engine.language import (
    Block,
    Integer,
    Map,
    Parameters,
    Port,
    Ports,
    Site,
    Type,
    Types,
    example,
)
from engine.language.inference import Axes
from engine.language.reading import whole

MOST_INPUTS = 64


def _letters(parameters: Parameters) -> tuple[str, ...]:
    """The names of the inputs: a to z, then a2 to z2, ..."""
    rounds = ("", *map(str, range(2, 2 + MOST_INPUTS // len(ascii_lowercase))))
    names = (f"{letter}{number}" for number in rounds for letter in ascii_lowercase)
    return tuple(islice(names, whole(parameters, "inputs")))


def _ports(parameters: Parameters) -> Ports:
    letters = _letters(parameters)
    return Ports(
        tuple(
            Port(letter, f"batch ... last_of_{letter}", help=f"Value {place}, in this order.")
            for place, letter in enumerate(letters, start=1)
        ),
        (Port("y", "batch ... last_of_all", help="All of them along the last axis."),),
    )


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    axes = Axes()
    for port in _ports(parameters).inputs:
        axes.bind(port, inputs[port.name].shape)
    before = inputs["a"].shape[:-1]
    last = sum(found.shape[-1] for found in inputs.values())
    return Map({"y": Type((*before, last))})


def _forward(site: Site) -> str:
    return f"torch.cat([{', '.join(site.names.values())}], dim=-1)"


CONCATENATE = Block(
    id="concatenate",
    title="Concatenate",
    synonyms=("cat", "join", "merge", "stack"),
    help="Puts values side by side along the last axis, such as a condition beside a code.",
    formula="y = (a, b, ...)",
    source="deck: conditional autoencoders and GANs; arXiv 1411.1784",
    ports=_ports,
    parameters=(
        Integer(
            "inputs",
            2,
            low=2,
            high=MOST_INPUTS,
            title="Inputs",
            unit="values",
            help="How many values are joined.",
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    joins=True,
    summary="{inputs} values",
    examples=(
        example(a=(784,), b=(10,)),
        example({"inputs": 3}, a=(12, 8), b=(12, 1), c=(12, 3)),
    ),
)
