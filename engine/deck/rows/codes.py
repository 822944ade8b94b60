"""Row 23: three autoencoders whose code is shaped by noise or by a penalty.

Each penalty is held against the same document with its weight at 0. A network could make a code
smaller and its decoder larger by as much, so what does not change with such a scale stands beside
it: the share of zeros, and the Jacobian over the deviation of the code.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from engine.deck.figure import Figure, Value, at_most
from engine.deck.runs import Runs, Trained
from engine.training.run import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

DENOISING, SPARSE, CONTRACTIVE = (
    f"digits-{kind}" for kind in ("denoising", "sparse", "contractive")
)
WITHOUT = "Total.weight_b=0"
"""The change that takes a penalty away."""
MOST_COMPONENTS = 32


def cleaned_error(runs: Runs) -> float:
    """The mean squared error on the test images, noisy when they come in."""
    return runs.trained(DENOISING).test("Error after cleaning")


def noisy_error(runs: Runs) -> float:
    """The same error of the noisy images as they are."""
    noisy, clean = _pairs(runs.trained(DENOISING), "test")
    return _error(noisy, clean)


def of_components(runs: Runs) -> float:
    """The same error of principal components, of which the validation rows choose how many."""
    from sklearn.decomposition import PCA

    trained = runs.trained(DENOISING)
    (_, rows), chosen, test = (_pairs(trained, s) for s in ("training", "validation", "test"))

    def cleaned(count: int, noisy: NDArray[Any]) -> NDArray[Any]:
        components = PCA(count).fit(rows)
        made: NDArray[Any] = components.inverse_transform(components.transform(noisy))
        return made

    def of_chosen(count: int) -> float:
        return _error(cleaned(count, chosen[0]), chosen[1])

    best = min(range(1, MOST_COMPONENTS + 1), key=of_chosen)
    return _error(cleaned(best, test[0]), test[1])


def _pairs(trained: Trained, split: Split) -> tuple[NDArray[Any], NDArray[Any]]:
    """Noisy and clean images of a split, a row each."""
    noisy, clean = trained.output("Noisy digits", split), trained.column("Digits.images", split)
    return noisy.reshape(len(noisy), -1), clean.reshape(len(clean), -1)


def _error(made: NDArray[Any], clean: NDArray[Any]) -> float:
    return float(((made - clean) ** 2).mean())


def error(example: str, *changes: str) -> Value:
    """The mean squared error on the test images."""
    return lambda runs: runs.trained(example, *changes).test("Error")


def size_of_code(*changes: str) -> Value:
    """The mean absolute number of a code."""
    return lambda runs: runs.trained(SPARSE, *changes).test("Mean size of the code")


def zeros_in_code(*changes: str) -> Value:
    """The share of the numbers of a code that are 0."""
    return lambda runs: float((runs.trained(SPARSE, *changes).output("Code") == 0).mean())


def jacobian(*changes: str) -> Value:
    """The root of the mean squared norm of the Jacobian of the code by the image."""
    return lambda runs: math.sqrt(runs.trained(CONTRACTIVE, *changes).test("Code"))


def jacobian_over_deviation(*changes: str) -> Value:
    """The same over the deviation of the code, which a mere change of scale leaves as it is."""

    def ratio(runs: Runs) -> float:
        code = runs.trained(CONTRACTIVE, *changes).output("Code.y")
        return jacobian(*changes)(runs) / math.sqrt(code.var(axis=0).sum())

    return ratio


def with_over_without(value: Value, without: Value) -> Value:
    """How much of a value the penalty leaves."""
    return lambda runs: value(runs) / without(runs)


FIGURES = (
    Figure(
        23,
        "denoising, noise of 0.4: test error after cleaning",
        cleaned_error,
        at_most(0.034),
        of_components,
        "PCA",
    ),
    Figure(23, "denoising, noise of 0.4: test error before cleaning", noisy_error),
    Figure(
        23,
        "sparse: mean absolute code, with the penalty over without",
        with_over_without(size_of_code(), size_of_code(WITHOUT)),
        at_most(0.5),
    ),
    Figure(
        23,
        "sparse: share of zeros in the code",
        zeros_in_code(),
        None,
        zeros_in_code(WITHOUT),
        "without",
    ),
    Figure(23, "sparse: test error", error(SPARSE), None, error(SPARSE, WITHOUT), "without"),
    Figure(
        23,
        "contractive: norm of the Jacobian, with the penalty over without",
        with_over_without(jacobian(), jacobian(WITHOUT)),
        at_most(0.5),
    ),
    Figure(
        23,
        "contractive: norm of the Jacobian over the deviation of the code",
        jacobian_over_deviation(),
        None,
        jacobian_over_deviation(WITHOUT),
        "without",
    ),
    Figure(
        23,
        "contractive: test error",
        error(CONTRACTIVE),
        None,
        error(CONTRACTIVE, WITHOUT),
        "without",
    ),
)
