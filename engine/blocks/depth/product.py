"""The product of two values."""

from __future__ import annotations

from engine.language import (
    Block,
    Port,
    Ports,
    Type,
    example,
)
from engine.mathematics.alike import alike

PRODUCT = Block(
    id="product",
    title="Product",
    synonyms=("multiply", "times", "hadamard"),
    help="Multiplies two values of one shape, number by number: the one lets the other pass.",
    formula="y = a b, number by number",
    source="gates: R. Srivastava, K. Greff and J. Schmidhuber, arXiv 1505.00387",
    ports=Ports(
        (
            Port("a", "batch? ...", help="One value."),
            Port("b", "batch? ...", help="The other value, of the same shape."),
        ),
        (Port("y", "batch? ...", help="Their product, number by number."),),
    ),
    shapes=alike,
    forward="{a} * {b}",
    summary="a × b",
    examples=(
        example(a=(64,), b=(64,)),
        example(a=(12, 8), b=(12, 8)),
        example(a=(), b=()),
        example(a=Type(is_batched=False), b=Type(is_batched=False)),
    ),
)
