"""A placed Part."""

from __future__ import annotations

from engine.language import Block, Line, Parameters, Text, example


def _summary(parameters: Parameters) -> Line:
    return "{part}" if parameters["part"] else "no Part chosen", parameters


PART = Block(
    id="part",
    title="Part",
    help="Places a Part: a network with a name that can be used many times.",
    formula="y = part(x)",
    source="deck: CycleGAN, whose two translators are each used twice; arXiv 1703.10593",
    role="part",
    parameters=(Text("part", title="Part", help="The name of the Part that is placed here."),),
    summary=_summary,
    default_title=lambda parameters: str(parameters["part"]) or "Part",
    examples=(example({"part": "Encoder"}), example()),
)
