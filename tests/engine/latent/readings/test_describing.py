from __future__ import annotations

import numpy as np
import pytest

from engine.latent.readings.describing import MOST_INPUTS, described
from engine.latent.readings.sample_losses import sample_losses
from engine.questions.question import Unanswerable
from engine.questions.samples import DescribeSamples
from tests.engine.drawn import digits_autoencoder, moons_autoencoder
from tests.engine.latent.readings.test_sample_losses import recurrent, space_of


def test_samples_are_described_in_the_order_in_which_they_are_asked_for() -> None:
    space = space_of(digits_autoencoder())

    found = described(space, DescribeSamples((1_700, 3)))

    assert found.rows.tolist() == [1_700, 3]
    assert found.columns == ("label",)
    assert found.values[:, 0].tolist() == space.labels[[1_700, 3]].tolist()
    assert found.losses == pytest.approx(sample_losses(space, found.rows), rel=1e-5)
    assert np.isfinite(found.errors).all()
    assert found.inputs.shape == (2, 8, 8)
    assert found.meaning == "unit"


def test_of_many_samples_the_first_are_sent_as_they_are() -> None:
    found = described(space_of(digits_autoencoder()), DescribeSamples(tuple(range(500))))

    assert len(found.inputs) == MOST_INPUTS
    assert len(found.losses) == 500


def test_no_samples_are_described_by_nothing() -> None:
    found = described(space_of(moons_autoencoder()), DescribeSamples(()))

    assert found.values.shape == (0, 3)
    assert found.inputs.shape == (0, 2)


def test_where_nothing_comes_back_errors_are_no_numbers() -> None:
    found = described(space_of(recurrent()), DescribeSamples((0, 1)))

    assert np.isnan(found.errors).all()
    assert np.isfinite(found.losses).all()


def test_a_sample_that_is_not_there_is_named() -> None:
    with pytest.raises(Unanswerable, match="from 0 to 199, received 200, 999"):
        described(space_of(moons_autoencoder()), DescribeSamples((0, 200, 999)))
