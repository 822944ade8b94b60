"""The L1 penalty."""

from __future__ import annotations

from engine.language import Block, Port, Ports, Type, example

L1_PENALTY = Block(
    id="l1_penalty",
    title="L1 penalty",
    synonyms=("lasso", "sparsity"),
    help="The mean size of a value; adding it to a loss makes many of its numbers 0.",
    formula="loss = mean of |x|",
    source="deck: sparse autoencoder, + lambda abs(z); R. Tibshirani, 1996",
    role="loss",
    ports=Ports(
        (Port("x", "batch? ...", help="What is to be small, such as a code."),),
        (Port("loss", "", help="The mean over all numbers."),),
    ),
    forward="{x}.abs().mean()",
    summary="mean of |x|",
    examples=(
        example(x=(64,)),
        example(x=(12, 8)),
        example(x=Type((3,), is_batched=False)),
    ),
)
