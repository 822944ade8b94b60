"""The L2 penalty."""

from __future__ import annotations

from engine.language import Block, Port, Ports, Type, example

L2_PENALTY = Block(
    id="l2_penalty",
    title="L2 penalty",
    synonyms=("weight decay", "ridge"),
    help="The mean square of a value; adding it to a loss keeps its numbers small.",
    formula="loss = mean of x^2",
    source="A. E. Hoerl and R. W. Kennard, Technometrics 12, 1970",
    role="loss",
    ports=Ports(
        (Port("x", "batch? ...", help="What is to be small, such as a code."),),
        (Port("loss", "", help="The mean over all numbers."),),
    ),
    forward="{x}.square().mean()",
    summary="mean of x²",
    examples=(
        example(x=(64,)),
        example(x=(12, 8)),
        example(x=Type((3,), is_batched=False)),
    ),
)
