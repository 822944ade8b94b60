from __future__ import annotations

import numpy as np
import pytest

from engine.document.files import read_document
from engine.examples import example_paths
from engine.latent.projections.embedding import embedding_of
from engine.latent.projections.lens import Laid
from engine.latent.projections.projection import Projection, axes_projection
from engine.latent.readings.ellipses import ellipses, prior_ellipse, spread_ellipses
from engine.latent.readings.gaussians import gaussians
from engine.questions.ellipses import ShowPrior, ShowSpreads
from engine.questions.projecting import Tsne
from engine.questions.question import Unanswerable
from tests.engine.drawn import moons_autoencoder
from tests.engine.latent.readings.test_sample_losses import space_of

DRAW = np.random.default_rng(0)


def a_plane(dimensions: int) -> Projection:
    axes = np.linalg.qr(DRAW.normal(size=(dimensions, 2)))[0].T
    centre = DRAW.normal(size=dimensions)
    return Projection(centre.astype(np.float32), axes.astype(np.float32))


def test_an_ellipse_has_the_mean_and_covariance_of_what_is_drawn_from_its_gaussian() -> None:
    plane, mean = a_plane(5), DRAW.normal(size=5).astype(np.float32)
    deviation = np.array([0.2, 3.0, 1.0, 0.5, 2.0], np.float32)
    drawn = plane.to_plane((mean + DRAW.normal(size=(200_000, 5)) * deviation).astype(np.float32))

    found = ellipses(plane, mean[None], deviation[None])

    (axes,) = found.axes
    assert found.centres[0] == pytest.approx(drawn.mean(axis=0), abs=0.03)
    assert axes.T @ axes == pytest.approx(np.cov(drawn.T), rel=0.02, abs=0.02)
    assert float(axes[0] @ axes[1]) == pytest.approx(0, abs=1e-5)


def test_the_prior_is_a_circle_about_the_origin_on_any_plane() -> None:
    plane = a_plane(7)
    zero, one = np.zeros((1, 7), np.float32), np.ones((1, 7), np.float32)

    found = ellipses(plane, zero, one)

    assert found.centres == pytest.approx(plane.to_plane(zero))
    assert np.linalg.norm(found.axes[0], axis=1) == pytest.approx([1, 1], rel=1e-5)


def test_the_prior_of_one_dimension_is_a_line() -> None:
    found = ellipses(axes_projection(1), np.zeros((1, 1), np.float32), np.ones((1, 1), np.float32))

    assert sorted(np.linalg.norm(found.axes[0], axis=1).tolist()) == pytest.approx([0, 1])


def test_a_space_tells_of_its_prior_on_the_plane_that_is_shown() -> None:
    space = space_of(moons_autoencoder(3))

    found = prior_ellipse(space, ShowPrior())

    assert found.centres == pytest.approx(space.shown().to_plane(np.zeros((1, 3), np.float32)))
    assert np.linalg.norm(found.axes[0], axis=1) == pytest.approx([1, 1], rel=1e-5)


def test_a_sample_is_as_spread_as_the_gaussian_that_it_is_encoded_as() -> None:
    space = space_of(read_document(example_paths()["digits-vae"]))
    rows = np.array([3, 700, 1500])
    found = gaussians(space, rows)
    plane = space.shown()
    assert isinstance(plane, Projection)

    shown = spread_ellipses(space, ShowSpreads((3, 700, 1500)))

    assert shown.centres == pytest.approx(space.points[rows], abs=1e-4)
    for own, (mean, deviation) in zip(shown.axes, found.transpose(0, 2, 1), strict=True):
        assert len(mean) == 10
        covariance = plane.axes @ np.diag(deviation**2) @ plane.axes.T
        assert own.T @ own == pytest.approx(covariance, rel=1e-4, abs=1e-6)


def test_codes_that_are_no_draws_have_no_spread() -> None:
    with pytest.raises(Unanswerable, match="not drawn from Gaussians"):
        spread_ellipses(space_of(moons_autoencoder()), ShowSpreads((0,)))


def test_a_space_that_is_bent_shows_no_gaussians() -> None:
    space = space_of(moons_autoencoder(3))
    codes = space.codes()
    space.lens.lay(Laid(Tsne(), embedding_of(codes, codes[:, :2]), 0, is_whole=True))
    space.look()

    with pytest.raises(Unanswerable, match="bend the space"):
        prior_ellipse(space, ShowPrior())
