"""The sum of two values."""

from __future__ import annotations

from engine.language import (
    Block,
    Port,
    Ports,
    Type,
    example,
)
from engine.mathematics.alike import alike

SUM = Block(
    id="sum",
    title="Sum",
    synonyms=("add", "plus"),
    help="Adds two values of one shape, or two losses; a skip wire makes it a residual block.",
    formula="y = a + b",
    source="deck: residual block, y = x + sigma(W x - b); arXiv 1512.03385",
    ports=Ports(
        (
            Port("a", "batch? ...", help="One value."),
            Port("b", "batch? ...", help="The other value, of the same shape."),
        ),
        (Port("y", "batch? ...", help="Their sum, number by number."),),
    ),
    shapes=alike,
    forward="{a} + {b}",
    summary="a + b",
    default_title="Total",
    examples=(
        example(a=(64,), b=(64,)),
        example(a=(12, 8), b=(12, 8)),
        example(a=(), b=()),
        example(a=Type(is_batched=False), b=Type(is_batched=False)),
    ),
)
