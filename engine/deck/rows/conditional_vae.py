"""Row 24: digits made for a class, by a conditional variational autoencoder.

The mean image of each class is read rightly too, so how much the images of a class differ counts
as well. The judge is a support vector machine that has learned from all real rows but those for
test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import Figure, at_least
from engine.deck.judging import read_right
from engine.deck.runs import Runs, Trained
from engine.training.run import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXAMPLE = "digits-conditional-vae"


def agreement(runs: Runs) -> float:
    """The share of made digits that the judge reads as the class they were made for."""
    trained = runs.trained(EXAMPLE)
    label, code = trained.column("Digits.label"), trained.output("Sample")
    drawn = np.random.default_rng(runs.seed).standard_normal(code.shape)
    return _read(trained, trained.answer("Made digits", "Code from the prior", drawn), label)


def agreement_of_means(runs: Runs) -> float:
    """The same share of the mean images of the classes."""
    trained = runs.trained(EXAMPLE)
    images, label = (trained.column(f"Digits.{name}", "training") for name in ("images", "label"))
    classes = np.unique(label)
    means = np.stack([images[label == each].mean(axis=0) for each in classes])
    return _read(trained, means, classes)


def agreement_of_real(runs: Runs) -> float:
    """The same share of real test images."""
    trained = runs.trained(EXAMPLE)
    return _read(trained, trained.column("Digits.images"), trained.column("Digits.label"))


def _read(trained: Trained, images: NDArray[Any], label: NDArray[Any]) -> float:
    """The share of images in which the judge reads their label."""
    return read_right(_real(trained, "images"), _real(trained, "label"), images, label)


def _real(trained: Trained, name: str) -> NDArray[Any]:
    """A column of all rows that are not for test."""
    kept: tuple[Split, ...] = ("training", "validation")
    return np.concatenate([trained.column(f"Digits.{name}", split) for split in kept])


def spread(runs: Runs) -> float:
    """The deviation within a class of made digits, over that of real ones."""
    trained = runs.trained(EXAMPLE)
    return trained.test("Spread of made digits") / trained.test("Spread of real digits")


FIGURES = (
    Figure(
        24,
        "conditional VAE: a judge agrees with the condition",
        agreement,
        at_least(0.95),
        agreement_of_means,
        "class means",
    ),
    Figure(24, "conditional VAE: the judge on real test digits", agreement_of_real),
    Figure(
        24,
        "conditional VAE: spread within a class over that of real digits",
        spread,
        at_least(0.4),
    ),
)
