"""A formula that a person types."""

from __future__ import annotations

from engine.language import Block, Formula, Line, Parameters, Port, Ports, Site, example
from engine.language.expression import read_expression


def _ports(parameters: Parameters) -> Ports:
    names = read_expression(str(parameters["expression"])).names
    return Ports(
        tuple(Port(name, "batch ...", help=f"The value {name} of the formula.") for name in names),
        (Port("y", "batch ...", help="What the formula makes of them, number by number."),),
    )


def _forward(site: Site) -> str:
    return read_expression(str(site.parameters["expression"])).of(site.names)


def _summary(parameters: Parameters) -> Line:
    return "{expression}", parameters


FORMULA = Block(
    id="formula",
    title="Formula",
    help="Computes what you type from up to four values of one shape, number by number.",
    formula="y = the formula of a, b, c and d",
    source="deck: losses and layers that no other block is, written as they stand there",
    ports=_ports,
    parameters=(
        Formula(
            "expression",
            "a * b",
            title="Formula",
            help="Numbers, pi, e, the values a to d, + - * / ^ and brackets; abs, cos, exp, log, "
            "max, min, relu, sigmoid, sign, sin, sqrt, tan, tanh.",
        ),
    ),
    forward=_forward,
    summary=_summary,
    examples=(
        example(a=(64,), b=(64,)),
        example({"expression": "exp(-a^2 / 2) + max(a, b)"}, a=(12, 8), b=(12, 8)),
        example({"expression": "sin(2 * pi * a)"}, a=()),
        example({"expression": "min(a, 1) - b / (1 + c^2) * d"}, a=(3,), b=(3,), c=(3,), d=(3,)),
    ),
)
