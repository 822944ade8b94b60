"""Row 29: a conditional GAN of digits, judged by what it makes for each class of the test rows.

A picture of the right class is not enough: one that is always the same has it too. So the pictures
made must also lie where the real ones do (recall), and differ within a class as the real ones do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import Figure, at_least
from engine.deck.judging import improved_recall, read_right
from engine.deck.runs import Runs
from engine.language.reading import sizes

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXAMPLE = "digits-conditional-gan"
JUDGE = "field-digits-dense", "Digits.data=digits"
"""The network whose features tell how near two pictures are."""


def read_as_wanted(runs: Runs) -> float:
    """The share of the pictures made that a classifier of real digits reads as the class wanted."""
    return _read_right(runs, _made(runs))


def real_ones_read_right(runs: Runs) -> float:
    """The same of the real test digits."""
    return _read_right(runs, runs.trained(EXAMPLE).column("Digits.images"))


def recall_of_made(runs: Runs) -> float:
    """The improved recall of the pictures made, as many as there are test digits."""
    return _recall(runs, _made(runs))


def recall_of_training(runs: Runs) -> float:
    """The same of as many training digits, which none can be hoped to do better than."""
    trained = runs.trained(EXAMPLE)
    wanted = len(trained.column("Digits.images"))
    return _recall(runs, trained.column("Digits.images", "training")[:wanted])


def relative_spread(runs: Runs) -> float:
    """How far pictures lie from the mean of their class, next to how far the real ones do."""
    trained = runs.trained(EXAMPLE)
    return trained.test("Spread made") / trained.test("Spread real")


def _made(runs: Runs) -> NDArray[Any]:
    """A picture for the class of each test digit, of noise of its own."""
    trained = runs.trained(EXAMPLE)
    (width,) = sizes(trained.node("Noise").parameters, "shape")
    random = np.random.default_rng(runs.seed)
    noise = random.standard_normal((len(trained.column("Digits.label")), width))
    return trained.answer("G", "Noise", noise)


def _read_right(runs: Runs, pictures: NDArray[Any]) -> float:
    """The share of pictures, in the order of the test digits, that are read as those are."""
    trained = runs.trained(EXAMPLE)
    seen, label = (trained.column(f"Digits.{name}", "training") for name in ("images", "label"))
    return read_right(seen, label, pictures, trained.column("Digits.label"))


def _recall(runs: Runs, made: NDArray[Any]) -> float:
    true = runs.trained(EXAMPLE).column("Digits.images")
    return improved_recall(_features(runs, true), _features(runs, made))


def _features(runs: Runs, pictures: NDArray[Any]) -> NDArray[Any]:
    return runs.trained(*JUDGE).answer("Hidden 2", "Digits.images", pictures)


FIGURES = (
    Figure(
        29,
        "conditional GAN of digits: read as the class wanted",
        read_as_wanted,
        at_least(0.90),
        real_ones_read_right,
        "real digits",
    ),
    Figure(
        29,
        "conditional GAN of digits: improved recall",
        recall_of_made,
        at_least(0.40),
        recall_of_training,
        "training digits",
    ),
    Figure(
        29,
        "conditional GAN of digits: spread within a class, of the real one's",
        relative_spread,
        at_least(0.6),
    ),
)
