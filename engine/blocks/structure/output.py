"""Where a value leaves a Part."""

from __future__ import annotations

from engine.language import Block, Port, Ports, Type, example

OUTPUT = Block(
    id="output",
    title="Output",
    help="A value that a Part gives; its title is the name of the Part's output.",
    formula="what the placed Part gives = value",
    source="deck: an encoder and a decoder as functions, z = e(x) and x' = d(z)",
    role="boundary",
    ports=Ports((Port("value", "batch ...", kind="any", help="What the placed Part gives."),)),
    summary="out of the Part",
    default_title="y",
    examples=(
        example(value=(784,)),
        example(value=(12, 8)),
        example(value=Type(kind="category", classes=10)),
    ),
)
