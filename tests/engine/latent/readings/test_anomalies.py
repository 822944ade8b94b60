from __future__ import annotations

import numpy as np
import pytest
from sklearn.neighbors import KernelDensity

from engine.latent.later import Later
from engine.latent.readings.anomalies import scores
from engine.latent.readings.rarity import kernel_width
from engine.latent.readings.sample_losses import sample_errors
from engine.latent.space import Space
from engine.questions.anomalies import Scores, ScoreSamples
from engine.questions.question import Unanswerable
from tests.engine.drawn import diverging, moons_autoencoder, run_of, told_by
from tests.engine.latent.readings.test_rows_of_data import from_noise
from tests.engine.latent.readings.test_sample_losses import recurrent, space_of


def by_density(space: Space) -> Scores:
    found = scores(space, ScoreSamples("density"))
    assert isinstance(found, Later)
    parts: list[float] = []
    value = found.compute(parts.append)
    assert parts[-1] == 1
    assert isinstance(value, Scores)
    return value


def test_the_score_by_error_is_what_is_lost_of_each_sample() -> None:
    space = space_of(moons_autoencoder())

    found = scores(space, ScoreSamples("error"))

    assert isinstance(found, Scores)
    assert found.values == pytest.approx(sample_errors(space))
    assert found.splits["test"] == (160, 200)


def test_the_score_by_density_is_that_of_scikit_learn_about_the_training_codes() -> None:
    space = space_of(moons_autoencoder())
    codes = space.codes().astype(float)
    width = kernel_width(space.codes()[:140])
    expected = KernelDensity(bandwidth=width).fit(codes[:140]).score_samples(codes[140:])

    found = by_density(space)

    assert found.values[140:] == pytest.approx(-expected, rel=1e-5)
    assert found.kernels == 140


def test_a_training_sample_does_not_make_its_own_place_dense() -> None:
    space = space_of(moons_autoencoder())
    codes = space.codes().astype(float)
    others = np.delete(codes[:140], 4, axis=0)
    width = kernel_width(space.codes()[:140])
    expected = KernelDensity(bandwidth=width).fit(others).score_samples(codes[[4]])

    assert by_density(space).values[4] == pytest.approx(-expected[0], rel=1e-5)


def test_where_nothing_comes_back_there_is_a_density_and_no_error() -> None:
    space = space_of(recurrent())

    with pytest.raises(Unanswerable, match="score by density"):
        scores(space, ScoreSamples("error"))
    assert np.isfinite(by_density(space).values).all()


def test_noise_has_no_anomalies() -> None:
    with pytest.raises(Unanswerable, match="noise alone"):
        scores(space_of(from_noise()), ScoreSamples("density"))


def test_codes_that_are_no_numbers_have_no_density() -> None:
    run = run_of(diverging())
    told_by(run, 400)
    space = Space(run, space_of(diverging()).end)

    with pytest.raises(Unanswerable, match="no numbers"):
        scores(space, ScoreSamples("density"))
