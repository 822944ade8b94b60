"""Row 9: digits by convolution and by dense layers, on a field where they move and where not."""

from __future__ import annotations

from engine.deck.figure import Figure, at_least, on_test
from engine.deck.runs import Runs

CONVOLUTION, DENSE = "field-digits-convolution", "field-digits-dense"
CENTRED = "Digits.data=digits"
"""The change that gives the same network the digits themselves, 8 × 8 pixels and all in place."""

by_convolution, by_dense_layers = (on_test(each, "Accuracy") for each in (CONVOLUTION, DENSE))


def lead_of_convolution(runs: Runs) -> float:
    """How much more is read right by convolution, with the same training rows."""
    return by_convolution(runs) - by_dense_layers(runs)


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
        on_test(CONVOLUTION, "Accuracy", CENTRED),
        None,
        on_test(DENSE, "Accuracy", CENTRED),
        "dense layers",
    ),
)
