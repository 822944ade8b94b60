"""Row 25: what trained autoencoders are good for: anomalies, retrieval, paths and few bits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.deck.figure import Figure, Value, at_least
from engine.deck.runs import Runs, Trained
from engine.training.run import Split

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

ANOMALY, PLAIN, QUANTISED = "digits-anomaly", "digits-autoencoder", "digits-quantised"
DIGITS = range(10)
DIMENSIONS = 8
POINTS = 4
"""How many points of the codebook a code of the quantised autoencoder names."""
STAGE_BITS = 8
"""The bits that one stage of k-means on what the stages before it left is worth."""


def anomalies_found(runs: Runs) -> float:
    """The area under the curve on the test images, mean over which digit is the normal one."""
    return float(np.mean([_one(runs, digit).test("Anomalies found") for digit in DIGITS]))


def by_components(runs: Runs) -> float:
    """The same by the error of as many principal components of the normal training images."""
    return float(np.mean([_found_by_components(_one(runs, digit)) for digit in DIGITS]))


def _one(runs: Runs, digit: int) -> Trained:
    return runs.trained(ANOMALY, f"Digits.normal={digit}")


def _found_by_components(trained: Trained) -> float:
    from sklearn.decomposition import PCA
    from sklearn.metrics import roc_auc_score

    rows = _images(trained, "training")[trained.column("Digits.is_normal", "training") == 1]
    test, components = _images(trained), PCA(DIMENSIONS).fit(rows)
    made = components.inverse_transform(components.transform(test))
    return float(roc_auc_score(trained.column("Digits.is_anomaly"), ((made - test) ** 2).mean(1)))


def _images(trained: Trained, split: Split = "test") -> Rows:
    images = trained.column("Digits.images", split)
    return images.reshape(len(images), -1)


def _plain(runs: Runs) -> Trained:
    return runs.trained(PLAIN, f"Code.dimensions={DIMENSIONS}")


def retrieved(runs: Runs) -> float:
    """The share of test images whose nearest training image, by the code, shows the same digit."""
    trained = _plain(runs)
    return _same_digit(trained, trained.output("Code", "training"), trained.output("Code"))


def retrieved_by_components(runs: Runs) -> float:
    """The same by as many principal components."""
    from sklearn.decomposition import PCA

    trained = _plain(runs)
    rows, test = _images(trained, "training"), _images(trained)
    components = PCA(DIMENSIONS).fit(rows)
    return _same_digit(trained, components.transform(rows), components.transform(test))


def _same_digit(trained: Trained, rows: Rows, test: Rows) -> float:
    label = trained.column("Digits.label", "training")
    found = label[_distances(test, rows).argmin(axis=1)]
    return float((found == trained.column("Digits.label")).mean())


def halfway(runs: Runs) -> float:
    """How far the image decoded halfway between two test images is from the nearest real one."""
    trained = _plain(runs)
    made = trained.answer("Pixels", "Code", _middles(trained.output("Code")))
    return _from_real(trained, made.reshape(len(made), -1))


def halfway_in_pixels(runs: Runs) -> float:
    """The same of the mean of the two images."""
    trained = _plain(runs)
    return _from_real(trained, _middles(_images(trained)))


def _middles(rows: Rows) -> Rows:
    """The points halfway between the rows of the first half and those of the second."""
    half = len(rows) // 2
    found: Rows = (rows[:half] + rows[half : 2 * half]) / 2
    return found


def _from_real(trained: Trained, made: Rows) -> float:
    """The mean squared distance to the nearest training image, for each pixel."""
    real = _images(trained, "training")
    return float(_distances(made, real).min(axis=1).mean() / real.shape[1])


def _distances(rows: Rows, others: Rows) -> Rows:
    """The squared distance of each row to each of the others: (rows, others)."""
    from scipy.spatial.distance import cdist

    found: Rows = cdist(rows, others, "sqeuclidean")
    return found


def error_at(bits: int) -> Value:
    """The mean squared error on the test images with codes of so many bits."""
    codes = 2 ** (bits // POINTS)
    return lambda runs: runs.trained(QUANTISED, f"Codebook.codes={codes}").test("Error")


def of_means(bits: int) -> Value:
    """The same of k-means, stage after stage: each quantises what those before it left over."""

    def error(runs: Runs) -> float:
        trained = _plain(runs)
        rows, test = _images(trained, "training"), _images(trained)
        return _left_by_means(rows.tobytes(), test.tobytes(), bits // STAGE_BITS)

    return error


@cache
def _left_by_means(rows: bytes, test: bytes, stages: int) -> float:
    from sklearn.cluster import KMeans

    left, left_of_test = (np.frombuffer(each, np.float32).reshape(-1, 64) for each in (rows, test))
    for _ in range(stages):
        means = KMeans(2**STAGE_BITS, n_init=1, random_state=0).fit(left)
        left, left_of_test = (
            each - means.cluster_centers_[means.predict(each)] for each in (left, left_of_test)
        )
    return float((left_of_test**2).mean())


FIGURES = (
    Figure(
        25,
        "one digit as normal, 8 dimensions: ROC AUC of the error, mean over digits",
        anomalies_found,
        at_least(0.985),
        by_components,
        "PCA",
    ),
    Figure(
        25,
        "nearest training image by a code of 8: share of the same digit",
        retrieved,
        None,
        retrieved_by_components,
        "PCA",
    ),
    Figure(
        25,
        "halfway between two digits: squared distance to the nearest real one",
        halfway,
        None,
        halfway_in_pixels,
        "mean image",
    ),
    *(
        Figure(
            25,
            f"codes of {bits} bits: test error",
            error_at(bits),
            None,
            of_means(bits),
            "k-means",
        )
        for bits in (8, 16, 24)
    ),
)
