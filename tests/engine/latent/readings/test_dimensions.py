from __future__ import annotations

import numpy as np
import pytest

from engine.latent.readings.dimensions import dimensions
from engine.questions.dimensions import ReadDimensions
from engine.questions.question import Unanswerable
from tests.engine.drawn import diverging, moons_autoencoder
from tests.engine.latent.conditional import space_of


def test_every_dimension_of_a_small_code_is_described_in_its_order() -> None:
    space = space_of(moons_autoencoder(dimensions=5))

    found = dimensions(space, ReadDimensions(32))

    codes = space.codes()
    assert found.total == 5
    assert found.which.tolist() == [0, 1, 2, 3, 4]
    assert np.allclose(found.low, codes.min(axis=0))
    assert np.allclose(found.high, codes.max(axis=0))
    assert (found.counts.sum(axis=1) == len(codes)).all()


def test_of_many_dimensions_those_that_vary_most_and_the_named_ones_are_described() -> None:
    space = space_of(moons_autoencoder(dimensions=40))
    deviations = space.codes().std(axis=0)
    least = int(np.argmin(deviations))

    found = dimensions(space, ReadDimensions(3, (least,)))

    assert found.total == 40
    assert sorted(found.which.tolist()) == sorted([*np.argsort(-deviations)[:3].tolist(), least])


def test_a_dimension_that_there_is_not_is_refused() -> None:
    space = space_of(moons_autoencoder(dimensions=2))

    with pytest.raises(Unanswerable, match="Expected a dimension from 1 to 2, received 3"):
        dimensions(space, ReadDimensions(32, (2,)))


def test_codes_that_are_no_numbers_are_said_to_be_none() -> None:
    space = space_of(diverging(), steps=60)

    with pytest.raises(Unanswerable, match="The codes are no numbers"):
        dimensions(space, ReadDimensions(32))
