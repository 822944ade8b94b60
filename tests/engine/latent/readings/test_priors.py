from __future__ import annotations

import numpy as np
import pytest

from engine.document.values import Document
from engine.drawing import Drawing
from engine.latent.readings.priors import drawn, fitted
from engine.questions.prior import DrawPrior
from engine.questions.question import Unanswerable
from tests.engine.drawn import diverging, moons_autoencoder
from tests.engine.latent.conditional import space_of, told_a_class


def generator(distribution: str) -> Document:
    """Noise that is watched, and a head that makes points of it."""
    drawing = Drawing("Generator", batch_size=16, epochs=1, turns_per_epoch=2)
    noise = drawing.place("noise", shape=(3,), distribution=distribution, title="Noise")
    code = drawing.place("latent", noise, title="Code", dimensions=3)
    made = drawing.place("linear", code, shape=(2,), title="Made")
    target = drawing.place("noise", shape=(2,), title="Target")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, target))
    return drawing.document


def test_codes_of_the_prior_are_normal_and_decoded() -> None:
    space = space_of(moons_autoencoder(dimensions=40))

    found = drawn(space, DrawPrior(64, 3)).drawn

    assert found.codes.shape == (64, 40)
    assert abs(found.codes.mean()) < 0.1
    assert found.codes.std() == pytest.approx(1, abs=0.05)
    assert np.allclose(found.values, space.decode(found.codes), atol=1e-6)


def test_equal_seeds_draw_equal_codes_and_others_others() -> None:
    space = space_of(moons_autoencoder())
    one, again, other = (drawn(space, DrawPrior(4, seed)).drawn.codes for seed in (1, 1, 2))

    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_fitted_gaussian_has_the_mean_and_the_covariance_of_the_codes() -> None:
    random = np.random.default_rng(5)
    codes = (random.normal(size=(400, 3)) @ random.normal(size=(3, 3)) + [5, 0, -5]).astype("f")

    found = fitted(codes, DrawPrior(20_000, 1, "fitted"))

    assert np.allclose(found.mean(axis=0), codes.mean(axis=0), atol=0.1)
    assert np.allclose(np.cov(found.T), np.cov(codes.T), rtol=0.1, atol=0.1)


def test_a_fitted_gaussian_stays_where_the_codes_are_in_more_dimensions_than_samples() -> None:
    codes = np.zeros((5, 300), np.float32)
    codes[:, 0] = np.arange(5)

    found = fitted(codes, DrawPrior(50, 1, "fitted"))

    assert found[:, 0].std() > 0.5
    assert np.allclose(found[:, 1:], 0)


def test_noise_that_is_uniform_is_drawn_uniform() -> None:
    document = generator("uniform")
    space = space_of(document, "Noise")

    found = drawn(space, DrawPrior(64, 0)).drawn.codes

    assert space.is_noise
    assert np.abs(found).max() <= 1
    assert found.std() == pytest.approx(3**-0.5, abs=0.05)


def test_where_the_decoder_is_told_a_class_every_code_is_decoded_for_each() -> None:
    space = space_of(told_a_class())

    found = drawn(space, DrawPrior(6, 1))

    assert found.classes.tolist() == [0, 1]
    assert space.labels[found.rows].tolist() == [0, 1]
    codes = found.drawn.codes
    assert np.array_equal(codes[:6], codes[6:])
    first = [int(np.flatnonzero(space.labels == label)[0]) for label in (0, 1)]
    assert np.allclose(found.drawn.values, space.decode(codes, np.repeat(first, 6)), atol=1e-6)
    assert not np.allclose(found.drawn.values[:6], found.drawn.values[6:], atol=1e-3)


def test_where_it_is_told_none_there_are_no_classes() -> None:
    assert not drawn(space_of(moons_autoencoder()), DrawPrior(6, 1)).classes.size


@pytest.mark.parametrize("count", [0, 65])
def test_too_few_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(Unanswerable, match=f"Expected 1 to 64 codes to draw, received {count}"):
        drawn(space_of(moons_autoencoder()), DrawPrior(count, 1))


def test_no_gaussian_fits_codes_that_are_no_numbers() -> None:
    with pytest.raises(Unanswerable, match="The codes are no numbers"):
        drawn(space_of(diverging(), steps=60), DrawPrior(4, 1, "fitted"))
