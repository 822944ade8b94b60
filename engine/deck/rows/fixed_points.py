"""Row 27: what a k-sparse autoencoder of digits comes to rest at when it begins with noise.

Each figure alone can be had for nothing: noise is novel, and what changes little is soon at rest.
So the same points must be at rest, many, and novel beside digits that were not trained on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import Figure, at_least, on_test
from engine.deck.runs import Runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXAMPLE = "digits-that-are-not"


def starts_at_rest(runs: Runs) -> float:
    """The share of the starts themselves that one application moves by almost nothing."""
    return _instead(runs, "At rest", _starts(runs))


def starts_novel(runs: Runs) -> float:
    """How novel the starts themselves are."""
    return _instead(runs, "Novel", _starts(runs))


def digits_novel(runs: Runs) -> float:
    """How novel the training digits are, as many as there are test digits."""
    trained = runs.trained(EXAMPLE)
    wanted = len(trained.column("Digits.images"))
    return _instead(runs, "Novel", trained.column("Digits.images", "training")[:wanted])


def _instead(runs: Runs, measure: str, made: NDArray[Any]) -> float:
    """A measure on the test rows, had these been made."""
    return float(runs.trained(EXAMPLE).answer(measure, "Made", made))


def _starts(runs: Runs) -> NDArray[Any]:
    """As many starts as there are test digits."""
    shape = runs.trained(EXAMPLE).column("Digits.images").shape
    return np.random.default_rng(runs.seed).uniform(-1, 1, shape)


FIGURES = (
    Figure(
        27,
        "digits that are not: at rest within 300 iterations of 500 starts",
        on_test(EXAMPLE, "At rest"),
        at_least(0.95),
        starts_at_rest,
        "starts",
    ),
    Figure(
        27,
        "digits that are not: distinct ones of 500",
        on_test(EXAMPLE, "Distinct"),
        at_least(20),
    ),
    Figure(
        27,
        "digits that are not: far from all digits and doubted by a classifier",
        on_test(EXAMPLE, "Novel"),
        at_least(0.15),
        digits_novel,
        "training digits",
    ),
    Figure(27, "the same of the noise that they begin with", starts_novel),
)
