"""Where a value enters a Part."""

from __future__ import annotations

from engine.language import Block, Port, Ports, example

INPUT = Block(
    id="input",
    title="Input",
    help="A value that a Part is given; its title is the name of the Part's input.",
    formula="value = what is wired to the placed Part",
    source="deck: an encoder and a decoder as functions, z = e(x) and x' = d(z)",
    role="boundary",
    ports=Ports(
        outputs=(Port("value", "batch ...", kind="any", help="What the placed Part is given."),)
    ),
    summary="into the Part",
    default_title="x",
    examples=(example(), example({})),
)
