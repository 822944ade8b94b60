"""The type of a value on a wire: axes, kind and meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Shape = tuple[int, ...]
"""Sizes of the axes behind the batch axis, which is implicit."""

Kind = Literal["real", "whole", "category", "any"]
"""What the numbers are. A port may say "any" to take every kind; no value is of that kind."""

Meaning = Literal[
    "any", "unit", "positive", "counts", "probabilities", "logits", "gaussian", "laplace", "rate"
]
"""The range that the numbers lie in, or the distribution that they are the numbers of."""

MEANING_WORDS: dict[Meaning, str] = {
    "any": "any real number",
    "unit": "numbers from 0 to 1",
    "positive": "positive numbers",
    "counts": "counts: 0, 1, 2 ...",
    "probabilities": "probabilities that add up to 1",
    "logits": "logits",
    "gaussian": "Gaussians, each a mean and a deviation",
    "laplace": "Laplacians, each a place and a scale",
    "rate": "rates of Poisson distributions",
}

POINTWISE: tuple[Meaning, ...] = ("unit", "positive", "counts")
"""The meanings that speak of each number alone, wherever it stands."""


@dataclass(frozen=True)
class Type:
    """What flows on a wire.

    `shape` leaves out the batch axis; `is_batched` says whether there is one (a loss has none).
    `classes` counts the values of a category (0..classes - 1) and is 0 for other kinds.
    """

    shape: Shape = ()
    kind: Kind = "real"
    meaning: Meaning = "any"
    classes: int = 0
    is_batched: bool = True

    def words(self) -> str:
        """The type as a person reads it: '8 × 8', 'category of 10', 'one number'."""
        axes = shape_words(self.shape) if self.shape else "one number"
        if self.kind == "category":
            of = f"category of {self.classes}"
            return f"{axes}, {of}" if self.shape else of
        return axes if self.is_batched else f"{axes} for the whole batch"

    def with_shape(self, shape: Shape, *, keeps_last: bool = False) -> Type:
        """The same numbers, or some of them, in another shape.

        What the numbers of the last axis mean together, such as probabilities, goes with that axis.
        """
        is_kept = keeps_last or self.meaning in POINTWISE
        return replace(self, shape=shape, meaning=self.meaning if is_kept else "any")

    def averaged(self, shape: Shape) -> Type:
        """Means of the same numbers, or the largest of some, in another shape; no counts then."""
        found = self.with_shape(shape)
        return replace(found, meaning="any") if found.meaning == "counts" else found

    def label(self) -> str:
        """The few characters that stand beside a port: '8 × 8', '128', 'category 10', '1'."""
        if self.kind == "category" and not self.shape:
            return f"category {self.classes}"
        return shape_words(self.shape) or "scalar"


def shape_words(shape: Shape) -> str:
    """`(8, 8)` as '8 × 8'; the empty shape is the empty text."""
    return " × ".join(f"{size:,}" for size in shape)


def count(shape: Shape) -> int:
    """How many numbers a value of `shape` holds (1 for the empty shape)."""
    total = 1
    for size in shape:
        total *= size
    return total
