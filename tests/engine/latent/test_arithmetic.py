from __future__ import annotations

import numpy as np
import pytest

from engine.latent.arithmetic import sums
from engine.latent.space import Unanswerable
from engine.questions.arithmetic import AddDifference, Everything, Group, OfClass, OfRows
from engine.questions.spots import Code, OfRow
from tests.engine.drawn import diverging, moons_autoencoder
from tests.engine.latent.conditional import space_of, told_a_class


def test_the_difference_of_two_classes_is_added_to_a_sample() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    codes, labels = space.codes(), space.labels
    way = codes[labels == 1].mean(axis=0) - codes[labels == 0].mean(axis=0)

    found = sums(space, AddDifference(OfRow(5), OfClass(0), OfClass(1), (-1.0, 0.0, 0.5)))

    assert np.allclose(found.sums.codes, codes[5] + np.outer([-1, 0, 0.5], way), atol=1e-4)
    assert np.allclose(found.sums.values, space.decode(found.sums.codes), atol=1e-5)
    assert found.length == pytest.approx(np.linalg.norm(way), abs=1e-4)
    assert found.counts == (int((labels == 0).sum()), int((labels == 1).sum()))


def test_the_means_of_both_groups_are_decoded_too() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    rows = np.array([3, 8, 40])

    found = sums(space, AddDifference(OfRow(0), Everything(), OfRows(rows), (1.0,)))

    means = np.stack([space.codes().mean(axis=0), space.codes(rows).mean(axis=0)])
    assert np.allclose(found.means.codes, means, atol=1e-5)
    assert np.allclose(found.means.values, space.decode(means), atol=1e-5)


def test_a_decoder_is_told_the_class_of_the_start_and_of_each_group() -> None:
    space = space_of(told_a_class())
    row = int(np.flatnonzero(space.labels == 1)[3])

    found = sums(space, AddDifference(OfRow(row), OfClass(0), OfClass(1), (0.0, 2.0)))

    assert found.row == row
    assert np.allclose(found.sums.values, space.decode(found.sums.codes, np.array([row, row])))
    each = np.array([int(np.flatnonzero(space.labels == label)[0]) for label in (0, 1)])
    assert np.allclose(found.means.values, space.decode(found.means.codes, each), atol=1e-6)


def test_where_the_start_is_no_sample_the_nearest_one_says_the_class() -> None:
    space = space_of(told_a_class())
    code = Code(np.array([0.5, -0.5, 0.1], np.float32))

    found = sums(space, AddDifference(code, OfClass(0), OfClass(1), (1.0,)))

    assert found.row == space.nearest(code.values[None])[0]


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (OfRows(np.empty(0, np.int64)), "One of the two groups is empty"),
        (OfClass(9), "One of the two groups is empty"),
        (OfRows(np.array([900])), "Expected samples from 0 to 199, received 900"),
    ],
)
def test_a_group_without_samples_is_refused(group: Group, words: str) -> None:
    space = space_of(moons_autoencoder())

    with pytest.raises(Unanswerable, match=words):
        sums(space, AddDifference(OfRow(0), Everything(), group, (1.0,)))


def test_codes_that_are_no_numbers_have_no_mean() -> None:
    space = space_of(diverging(), steps=60)
    start = Code(np.zeros(2, np.float32))

    with pytest.raises(Unanswerable, match="The codes are no numbers"):
        sums(space, AddDifference(start, OfClass(0), OfClass(1), (1.0,)))
