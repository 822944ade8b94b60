"""Measures of codes against scikit-learn's, and against closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.feature_selection import mutual_info_classif
from sklearn.manifold import trustworthiness as their_trustworthiness
from sklearn.metrics import silhouette_score
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

from engine.latent.readings.code_measures import (
    Missing,
    apart,
    discrepancy,
    divergences,
    entropy,
    error,
    gaussians_of,
    information,
    kept_neighbours,
    label_agreement,
    linear_error,
    silhouette,
)

Floats = NDArray[np.float64]
ONE_CLASS = np.zeros(40, np.int64)
CODES = np.random.default_rng(1).normal(size=(40, 3))


@pytest.fixture(scope="module")
def digits() -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Pictures, codes of three numbers each, and labels."""
    pictures, labels = load_digits(return_X_y=True)
    pictures, labels = pictures[:400] / 16, labels[:400].astype(np.int64)
    return pictures.reshape(-1, 8, 8), PCA(3).fit_transform(pictures), labels


Digits = tuple[Floats, Floats, NDArray[np.int64]]


def test_agreement_is_that_of_the_neighbours_that_scikit_learn_finds(digits: Digits) -> None:
    _, codes, labels = digits
    near = NearestNeighbors(n_neighbors=10).fit(codes).kneighbors(return_distance=False)

    expected = (labels[near] == labels[:, None]).mean()

    assert label_agreement(codes, labels) == pytest.approx(expected, abs=1e-12)


def test_silhouette_is_that_of_scikit_learn_even_where_a_class_is_left_out(digits: Digits) -> None:
    _, codes, labels = digits
    kept = labels != 4

    found = silhouette(codes[kept], labels[kept])

    assert found == pytest.approx(silhouette_score(codes[kept], labels[kept]), abs=1e-12)


@pytest.mark.parametrize("neighbours", [1, 10])
def test_trustworthiness_and_continuity_are_those_of_scikit_learn(
    digits: Digits, neighbours: int
) -> None:
    pictures, codes, _ = digits
    pictures = pictures + np.random.default_rng(4).normal(size=pictures.shape) * 1e-6  # no two
    flat = pictures.reshape(len(pictures), -1)  # samples are equally far from a third

    before, after = apart(pictures), apart(codes)
    found = kept_neighbours(before, after, neighbours), kept_neighbours(after, before, neighbours)

    assert found == pytest.approx(
        (
            their_trustworthiness(flat, codes, n_neighbors=neighbours),
            their_trustworthiness(codes, flat, n_neighbors=neighbours),
        ),
        abs=1e-9,
    )
    assert found[0] < 0.99


def test_samples_that_are_equally_far_may_be_ranked_in_another_order(digits: Digits) -> None:
    pictures, codes, _ = digits

    theirs = their_trustworthiness(pictures.reshape(len(pictures), -1), codes, n_neighbors=10)

    assert kept_neighbours(apart(pictures), apart(codes)) == pytest.approx(theirs, abs=1e-4)


def test_a_mapping_that_keeps_all_distances_is_trustworthy_and_continuous() -> None:
    turned = CODES @ np.linalg.qr(np.random.default_rng(2).normal(size=(3, 3)))[0]

    before, after = apart(CODES), apart(turned)

    assert kept_neighbours(before, after) == kept_neighbours(after, before) == 1


def test_information_of_one_number_is_that_of_scikit_learn(digits: Digits) -> None:
    _, codes, labels = digits

    found = [information(codes[:, [column]], labels) for column in range(3)]

    theirs = mutual_info_classif(codes, labels, discrete_features=False, random_state=0)
    assert found == pytest.approx(theirs.tolist(), abs=1e-6)


def test_information_of_codes_that_tell_the_label_is_nearly_its_entropy() -> None:
    labels = np.repeat(np.arange(4), 50)
    codes = np.eye(4)[labels] * 9 + np.random.default_rng(0).normal(size=(200, 4))

    assert entropy(labels) == pytest.approx(np.log(4))
    assert information(codes, labels) == pytest.approx(np.log(4), abs=0.05)
    assert information(codes, np.random.default_rng(0).permutation(labels)) < 0.15


def test_a_class_of_a_single_sample_tells_nothing_and_is_passed_over() -> None:
    labels = np.append(np.repeat([0, 1], 20), 7)
    codes = np.append(CODES, [[0.0, 0.0, 0.0]], axis=0)

    assert information(codes, labels) == information(CODES, labels[:-1])


def test_the_linear_error_is_that_of_a_pca_fitted_to_other_samples(digits: Digits) -> None:
    pictures, _, _ = digits
    fitted, values = pictures[:300], pictures[300:]
    theirs = PCA(5).fit(fitted.reshape(300, -1))
    again = theirs.inverse_transform(theirs.transform(values.reshape(100, -1)))

    found = linear_error(fitted, values, 5)

    assert found == pytest.approx(error(values, again.reshape(-1, 8, 8)), rel=1e-5)
    assert linear_error(fitted, values, 64) == pytest.approx(0, abs=1e-9)


def test_fewer_samples_than_numbers_have_the_same_components() -> None:
    values = np.random.default_rng(3).normal(size=(30, 200))
    theirs = PCA(4).fit(values[:20])
    again = theirs.inverse_transform(theirs.transform(values[20:]))

    found = linear_error(values[:20], values[20:], 4)

    assert found == pytest.approx(error(values[20:], again), rel=1e-5)


def test_divergences_are_those_of_the_closed_form() -> None:
    gaussians = np.array([[[0, 1], [2, 1], [0, 0.5]], [[0, 1], [0, 1], [0, 0.5]]], np.float32)

    assert divergences(gaussians) == pytest.approx([0, 1, -np.log(0.5) - 0.375])


def test_codes_spread_like_the_prior_diverge_from_it_in_no_dimension() -> None:
    codes = np.array([[1.0, 3.0, 5.0], [-1.0, 1.0, 5.0]])

    found = divergences(gaussians_of(codes))

    assert found[:2] == pytest.approx([0, 2])
    assert np.isfinite(found[2])


def test_discrepancy_is_near_0_for_the_prior_alone_and_rises_with_distance() -> None:
    draws = np.random.default_rng(5).standard_normal((500, 2)).astype(np.float32)

    assert discrepancy(draws) == discrepancy(draws)
    assert abs(discrepancy(draws)) < 0.01
    assert 0.1 < discrepancy(draws + 1) < discrepancy(draws + 2)


def test_one_class_or_none_is_a_sentence() -> None:
    for measure in (label_agreement, silhouette, information):
        with pytest.raises(Missing, match="All samples are of one class"):
            measure(CODES, ONE_CLASS)
        with pytest.raises(Missing, match="no labels"):
            measure(CODES, ONE_CLASS - 1)


def test_too_few_samples_for_their_neighbours_are_a_sentence() -> None:
    with pytest.raises(Missing, match="more than 20 samples, received 20"):
        kept_neighbours(apart(CODES[:20]), apart(CODES[:20]))


def test_classes_of_single_samples_are_a_sentence() -> None:
    with pytest.raises(Missing, match="No two samples"):
        information(CODES, np.arange(40))


def test_one_dimension_is_measured_like_more() -> None:
    labels = np.repeat([0, 1], 20)
    codes = labels[:, None] + CODES[:, :1] / 9

    vote = KNeighborsClassifier(10).fit(codes, labels).score(codes, labels)

    assert label_agreement(codes, labels) == vote == 1
    assert silhouette(codes, labels) == pytest.approx(silhouette_score(codes, labels))
