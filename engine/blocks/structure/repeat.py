"""A chain of Parts."""

from __future__ import annotations

from engine.language import Block, Integer, Line, Parameters, Text, example


def _summary(parameters: Parameters) -> Line:
    return "{part} × {times}" if parameters["part"] else "no Part chosen × {times}", parameters


REPEAT = Block(
    id="repeat",
    title="Repeat",
    help="Places a Part many times in a chain; each link has weights of its own.",
    formula="y = part_n(... part_2(part_1(x)))",
    source="deck: deep plain and residual stacks; arXiv 1512.03385",
    role="part",
    parameters=(
        Text("part", title="Part", help="The name of the Part that is repeated."),
        Integer("times", 4, high=200, title="Times", unit="links", help="How long the chain is."),
    ),
    summary=_summary,
    default_title="Stack",
    examples=(example({"part": "Layer"}), example({"part": "Layer", "times": 20})),
)
