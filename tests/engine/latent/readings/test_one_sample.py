from __future__ import annotations

import numpy as np
import pytest

from engine.latent.readings.describing import inputs_of
from engine.latent.readings.one_sample import sample_shown
from engine.questions.one_sample import ShowSample
from engine.questions.question import Unanswerable
from tests.engine.drawn import digits_autoencoder
from tests.engine.latent.readings.test_rows_of_data import from_noise
from tests.engine.latent.readings.test_sample_losses import space_of


def test_a_sample_of_every_split_is_found_as_it_is_encoded() -> None:
    space = space_of(digits_autoencoder())
    rows = [span.start for span in space.splits.values()] + [len(space.labels) - 1]

    for row in rows:
        found = sample_shown(space, ShowSample(row))

        assert found.row == row
        assert found.values.shape == (8, 8)
        assert np.array_equal(found.values, inputs_of(space, np.array([row]))[0])
        assert found.meaning == "unit"


def test_a_sample_that_there_is_not_is_refused_with_its_number() -> None:
    space = space_of(digits_autoencoder())

    with pytest.raises(Unanswerable, match="received 5,000"):
        sample_shown(space, ShowSample(5_000))


def test_behind_noise_there_are_no_samples() -> None:
    with pytest.raises(Unanswerable, match="noise alone"):
        sample_shown(space_of(from_noise()), ShowSample(0))
