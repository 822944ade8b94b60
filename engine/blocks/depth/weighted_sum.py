"""The weighted sum."""

from __future__ import annotations

from string import ascii_lowercase

from engine.language import (
    Block,
    Condition,
    Integer,
    Line,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    example,
    number_words,
)
from engine.language.reading import whole
from engine.mathematics.alike import alike

FEWEST, MOST = 2, 8
LETTERS = ascii_lowercase[:MOST]


def _letters(parameters: Parameters) -> str:
    return LETTERS[: whole(parameters, "inputs")]


def _weight(parameters: Parameters, letter: str) -> float:
    return float(str(parameters[f"weight_{letter}"]))


def _ports(parameters: Parameters) -> Ports:
    return Ports(
        tuple(
            Port(letter, "batch? ...", help=f"Value {place}: a loss, or numbers of one shape.")
            for place, letter in enumerate(_letters(parameters), start=1)
        ),
        (Port("y", "batch? ...", help="Their sum, each times its weight."),),
    )


def _forward(site: Site) -> str:
    terms = [
        site.names[letter]
        if _weight(site.parameters, letter) == 1
        else f"{_weight(site.parameters, letter)} * {site.names[letter]}"
        for letter in _letters(site.parameters)
    ]
    return " + ".join(terms).replace("+ -", "- ")


def _summary(parameters: Parameters) -> Line:
    weights = {letter: _weight(parameters, letter) for letter in _letters(parameters)}
    terms = [
        letter if weight == 1 else f"{number_words(weight)} {letter}"
        for letter, weight in weights.items()
    ]
    return "{sum}", {"sum": " + ".join(terms)}


def _weight_knob(letter: str, place: int) -> Real:
    counts = tuple(range(place, MOST + 1))
    return Real(
        f"weight_{letter}",
        1.0,
        low=-1e6,
        title=f"Weight of {letter}",
        help=f"What value {place} is multiplied by.",
        only_if=Condition("inputs", counts) if place > FEWEST else None,
    )


WEIGHTED_SUM = Block(
    id="weighted_sum",
    title="Weighted sum",
    help="Adds losses, or values of one shape, each times a number that is chosen.",
    formula="y = w_a a + w_b b + ...",
    source="deck: variational autoencoder, reconstruction + beta KL; arXiv 1312.6114",
    ports=_ports,
    parameters=(
        Integer(
            "inputs",
            2,
            low=FEWEST,
            high=MOST,
            title="Inputs",
            unit="values",
            help="How many values are added.",
        ),
        *(_weight_knob(letter, place) for place, letter in enumerate(LETTERS, start=1)),
    ),
    shapes=alike,
    forward=_forward,
    summary=_summary,
    default_title="Total",
    examples=(
        example(a=(64,), b=(64,)),
        example({"weight_b": 0.5}, a=Type(is_batched=False), b=Type(is_batched=False)),
        example({"inputs": 3, "weight_a": 2.0, "weight_c": -0.5}, a=(12, 8), b=(12, 8), c=(12, 8)),
    ),
)
