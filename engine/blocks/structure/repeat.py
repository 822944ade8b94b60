"""A Part many times: in a chain, or side by side."""

from __future__ import annotations

from engine.language import (
    Block,
    Choice,
    Integer,
    Line,
    Option,
    Parameters,
    Text,
    example,
)


def _summary(parameters: Parameters) -> Line:
    times = "{part} × {times}" if parameters["part"] else "no Part chosen × {times}"
    if parameters["mode"] == "side_by_side":
        return f"{times} side by side", parameters
    return times, parameters


def _title(parameters: Parameters) -> str:
    return "Ensemble" if parameters["mode"] == "side_by_side" else "Stack"


REPEAT = Block(
    id="repeat",
    title="Repeat",
    help="Places a Part many times, in a chain or side by side; each copy has its own weights.",
    formula="y = part_n(... part_2(part_1(x))), or y = (part_1(x), part_2(x), ... part_n(x))",
    source="deck: deep stacks, arXiv 1512.03385; an ensemble as Bayesian inference, 1612.01474",
    role="part",
    parameters=(
        Text("part", title="Part", help="The name of the Part that is repeated."),
        Integer("times", 4, high=200, title="Times", unit="copies", help="How often it is placed."),
        Choice(
            "mode",
            "chain",
            (
                Option("chain", "Chain", "Each copy takes what the one before it gives."),
                Option(
                    "side_by_side",
                    "Side by side",
                    "All take the same; what they give lies on a new first axis, as an ensemble.",
                ),
            ),
            title="Mode",
            help="How the copies are joined.",
        ),
    ),
    summary=_summary,
    default_title=_title,
    examples=(
        example({"part": "Layer"}),
        example({"part": "Layer", "times": 20}),
        example({"part": "Layer", "times": 5, "mode": "side_by_side"}),
    ),
)
