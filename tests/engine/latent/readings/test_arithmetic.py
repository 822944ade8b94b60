from __future__ import annotations

import numpy as np
import pytest

from engine.latent.readings.arithmetic import means
from engine.questions.arithmetic import CompareMeans, Everything, Group, OfClass, OfRows
from engine.questions.question import Unanswerable
from tests.engine.drawn import diverging, moons_autoencoder
from tests.engine.latent.conditional import space_of, told_a_class


def test_the_means_of_two_groups_are_decoded_and_a_way_leads_between_them() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    codes, labels, rows = space.codes(), space.labels, np.array([3, 8, 40])

    found = means(space, CompareMeans(OfClass(1), OfRows(rows)))

    wanted = np.stack([codes[labels == 1].mean(axis=0), codes[rows].mean(axis=0)])
    assert np.allclose(found.means.codes, wanted, atol=1e-5)
    assert np.allclose(found.means.values, space.decode(wanted), atol=1e-5)
    assert np.allclose(found.way, wanted[1] - wanted[0], atol=1e-5)
    assert found.counts == (int((labels == 1).sum()), 3)


def test_everything_is_a_group() -> None:
    space = space_of(moons_autoencoder(dimensions=3))

    found = means(space, CompareMeans(Everything(), OfClass(0)))

    assert np.allclose(found.means.codes[0], space.codes().mean(axis=0), atol=1e-5)
    assert found.counts[0] == 200


def test_a_decoder_is_told_the_class_of_each_group() -> None:
    space = space_of(told_a_class())

    found = means(space, CompareMeans(OfClass(0), OfClass(1)))

    each = np.array([int(np.flatnonzero(space.labels == label)[0]) for label in (0, 1)])
    assert np.allclose(found.means.values, space.decode(found.means.codes, each), atol=1e-6)


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
        means(space, CompareMeans(Everything(), group))


def test_codes_that_are_no_numbers_have_no_mean() -> None:
    space = space_of(diverging(), steps=60)

    with pytest.raises(Unanswerable, match="The codes are no numbers"):
        means(space, CompareMeans(OfClass(0), OfClass(1)))
