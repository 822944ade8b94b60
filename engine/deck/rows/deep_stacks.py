"""Rows 5, 6 and 7: twenty sigmoid layers, plain, residual and normalised.

The three documents differ in the Part that is repeated, and in nothing else. The normalised one
normalises what each layer answers: with the normalisation between the weights and the sigmoid the
gradient shrinks to about 0.4 of itself a layer, and after 12 epochs nothing is learned.
"""

from __future__ import annotations

import sys
from functools import partial

from engine.deck.figure import Figure, at_least, at_most, on_test
from engine.deck.runs import Runs
from engine.training.gradients import gradient_norms

PLAIN, RESIDUAL, NORMALISED = "deep-plain-stack", "deep-residual-stack", "deep-normalised-stack"


def of_regression(runs: Runs) -> float:
    """The accuracy of a logistic regression of the pixels."""
    from sklearn.linear_model import LogisticRegression

    trained = runs.trained(PLAIN)
    images, label = (
        [trained.column(f"Digits.{name}", split) for split in ("training", "test")]
        for name in ("images", "label")
    )
    rows, test = (each.reshape(len(each), -1) for each in images)
    return float(LogisticRegression(max_iter=1000).fit(rows, label[0]).score(test, label[1]))


def first_over_last(runs: Runs, example: str) -> float:
    """How long the gradient of the first layer is beside that of the last, after training.

    A length of exactly 0 counts as the smallest number there is, so that it has a logarithm.
    """
    trained = runs.trained(example)
    norms = gradient_norms(trained.run).norms[trained.node("Adam").id]
    stack = trained.node("Stack").id
    links = [max(norm, sys.float_info.min) for name, norm in norms.items() if _is_in(name, stack)]
    return links[0] / links[-1]


def _is_in(name: str, stack: str) -> bool:
    return name.startswith(f"{stack}.")


REGRESSION = "logistic regression"
FIGURES = (
    Figure(
        5,
        "20 plain sigmoid layers: test accuracy",
        on_test(PLAIN, "Accuracy"),
        at_most(0.15),
        of_regression,
        REGRESSION,
    ),
    Figure(
        5,
        "20 plain sigmoid layers: gradient of the first over the last",
        partial(first_over_last, example=PLAIN),
        at_most(1e-10),
    ),
    Figure(
        6,
        "20 residual sigmoid layers: test accuracy",
        on_test(RESIDUAL, "Accuracy"),
        at_least(0.90),
        of_regression,
        REGRESSION,
    ),
    Figure(
        6,
        "20 residual sigmoid layers: gradient of the first over the last",
        partial(first_over_last, example=RESIDUAL),
    ),
    Figure(
        7,
        "20 layer-normalised sigmoid layers: test accuracy",
        on_test(NORMALISED, "Accuracy"),
        at_least(0.60),
        of_regression,
        REGRESSION,
    ),
    Figure(
        7,
        "20 layer-normalised sigmoid layers: gradient of the first over the last",
        partial(first_over_last, example=NORMALISED),
    ),
)
