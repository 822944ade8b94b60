"""The block that reads one number out of each predicted distribution."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Condition,
    Line,
    Map,
    Misfit,
    Option,
    Parameters,
    Port,
    Ports,
    Real,
    Site,
    Type,
    Types,
    example,
    number_words,
)
from engine.language.types import MEANING_WORDS
from engine.mathematics.distributions import CODE, Distribution
from engine.mathematics.pairing import predicted_distribution

QUANTILE = Condition("read", ("quantile",))


def _checked(inputs: Types) -> Distribution:
    q = inputs["q"]
    found = predicted_distribution("q", q)
    if found.mean is None:
        cause = "classes have neither a mean nor an order"
        raise Misfit("q", "a distribution of numbers", MEANING_WORDS[q.meaning], cause)
    return found


def _shapes(inputs: Types, parameters: Parameters) -> Types:
    return Map({"y": Type(_checked(inputs).predicted(inputs["q"]))})


def _forward(site: Site) -> str:
    read = str(site.parameters["read"])
    level = [str(site.parameters["level"])] if read == "quantile" else []
    return f"{_checked(site.inputs).source(read, site.names['q'], *level)}.detach()"


def _summary(parameters: Parameters) -> Line:
    if parameters["read"] == "quantile":
        return "quantile {level}", {"level": number_words(float(str(parameters["level"])))}
    return "mean" if parameters["read"] == "mean" else "deviation", {}


READ_OUT = Block(
    id="read_out",
    title="Read out",
    help="Reads a mean, a deviation or a quantile out of distributions; no gradient flows back.",
    formula="y = E q, the square root of Var q, or the y with Q(y) = c",
    source="deck: maximum likelihood, predicted density band over the data",
    ports=Ports(
        (
            Port(
                "q",
                "batch ...",
                help="Distributions of numbers, such as a Gaussian head predicts.",
            ),
        ),
        (Port("y", "batch ...", help="One number of each distribution."),),
    ),
    parameters=(
        Choice(
            "read",
            "mean",
            (
                Option("mean", "Mean", "What comes on average."),
                Option("deviation", "Deviation", "The standard deviation about the mean."),
                Option("quantile", "Quantile", "What a chosen share lies below."),
            ),
            title="Read",
            help="Which number is read out.",
        ),
        Real(
            "level",
            0.95,
            low=0.001,
            high=0.999,
            title="Level",
            help="The share c that lies below the quantile: 0.05 and 0.95 bound a 90 % interval.",
            only_if=QUANTILE,
        ),
    ),
    shapes=_shapes,
    forward=_forward,
    code=CODE,
    stops_gradient=True,
    summary=_summary,
    examples=(
        example(q=Type((1, 2), meaning="gaussian")),
        example({"read": "quantile"}, q=Type((12, 8, 2), meaning="laplace")),
        example({"read": "deviation"}, q=Type((3,), meaning="rate")),
        example(q=Type((), meaning="unit")),
    ),
)
