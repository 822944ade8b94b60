"""Row 9: digits by convolution and by dense layers, on a field where they move and where not."""

from __future__ import annotations

from engine.deck.figure import Figure, at_least
from engine.deck.runs import Runs

CONVOLUTION, DENSE = "field-digits-convolution", "field-digits-dense"
CENTRED = "Digits.data=digits"
"""The change that gives the same network the digits themselves, 8 × 8 pixels and all in place."""


def by_convolution(runs: Runs) -> float:
    """The share of the test digits on the field that are read right by convolution."""
    return runs.trained(CONVOLUTION).test("Accuracy")


def by_dense_layers(runs: Runs) -> float:
    """The same by dense layers."""
    return runs.trained(DENSE).test("Accuracy")


def lead_of_convolution(runs: Runs) -> float:
    """How much more is read right by convolution, with the same training rows."""
    return by_convolution(runs) - by_dense_layers(runs)


def in_place_by_convolution(runs: Runs) -> float:
    """The share of the test digits of 8 × 8 pixels that are read right by convolution."""
    return runs.trained(CONVOLUTION, CENTRED).test("Accuracy")


def in_place_by_dense_layers(runs: Runs) -> float:
    """The same by dense layers."""
    return runs.trained(DENSE, CENTRED).test("Accuracy")


FIGURES = (
    Figure(
        9,
        "digits anywhere on 12 × 12, by convolution: test accuracy",
        by_convolution,
        at_least(0.85),
        by_dense_layers,
        "dense layers",
    ),
    Figure(
        9,
        "digits anywhere on 12 × 12: convolution less dense layers",
        lead_of_convolution,
        at_least(0.06),
    ),
    Figure(
        9,
        "digits in place on 8 × 8, by convolution: test accuracy (nearly a tie)",
        in_place_by_convolution,
        None,
        in_place_by_dense_layers,
        "dense layers",
    ),
)
