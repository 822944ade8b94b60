"""Row 30: digits of 4 × 4 pixels made 8 × 8 by a conditional GAN, beside interpolation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.deck.figure import Figure, Value, at_least, at_most
from engine.deck.runs import Runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXAMPLE = "digits-image-to-image"


def error(title: str) -> Value:
    """The mean absolute error of a pixel on the test digits."""
    return lambda runs: runs.trained(EXAMPLE).test(title)


def read_right(title: str) -> Value:
    """The share of the large test pictures of a node that a classifier of real digits reads right.

    The classifier, a support vector machine, saw the real training digits alone.
    """

    def value(runs: Runs) -> float:
        from sklearn.svm import SVC

        trained = runs.trained(EXAMPLE)
        seen, labels = (
            trained.column(f"Digits.{name}", "training") for name in ("images", "label")
        )
        judge = SVC().fit(_rows(seen), labels)
        made = trained.output(title)
        return float(judge.score(_rows(made), trained.column("Digits.label")))

    return value


def _rows(pictures: NDArray[Any]) -> NDArray[Any]:
    return pictures.reshape(len(pictures), -1)


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
        read_right("G"),
        at_least(0.88),
        read_right("Bilinear"),
        "bilinear",
    ),
)
