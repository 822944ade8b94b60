"""Row 30: digits of 4 × 4 pixels made 8 × 8 by a conditional GAN, beside interpolation."""

from __future__ import annotations

from engine.deck.figure import Figure, Value, at_least, at_most
from engine.deck.judging import read_right
from engine.deck.runs import Runs

EXAMPLE = "digits-image-to-image"
ALONE = "Fooled and near.weight_a=0.0"
"""The change by which the generator no longer minds the discriminator, but the error alone."""


def error(title: str, *changes: str) -> Value:
    """The mean absolute error of a pixel on the test digits."""
    return lambda runs: runs.trained(EXAMPLE, *changes).test(title)


def read(title: str, *changes: str) -> Value:
    """The share of the large test pictures of a node that a classifier of real digits reads right.

    It has learned from the training digits alone.
    """

    def value(runs: Runs) -> float:
        trained = runs.trained(EXAMPLE, *changes)
        seen, label = (trained.column(f"Digits.{name}", "training") for name in ("images", "label"))
        return read_right(seen, label, trained.output(title), trained.column("Digits.label"))

    return value


FIGURES = (
    Figure(
        30,
        "digits from 4 × 4 to 8 × 8 pixels: mean absolute error",
        error("Error"),
        at_most(0.085),
        error("Bilinear error"),
        "bilinear",
    ),
    Figure(
        30,
        "digits from 4 × 4 to 8 × 8 pixels: read right by a classifier",
        read("G"),
        at_least(0.88),
        read("Bilinear"),
        "bilinear",
    ),
    Figure(
        30,
        "digits from 4 × 4 to 8 × 8 pixels, no adversary: mean absolute error",
        error("Error", ALONE),
    ),
    Figure(
        30,
        "digits from 4 × 4 to 8 × 8 pixels, no adversary: read right",
        read("G", ALONE),
    ),
)
