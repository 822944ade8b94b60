"""Measuring the codes of a space."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from sklearn.metrics import silhouette_score

from engine.document.files import read_document
from engine.document.values import Document
from engine.examples import example_paths
from engine.latent.later import GivenUp, Later
from engine.latent.readings.gaussians import gaussian_port, gaussians
from engine.latent.readings.measuring import measured, measured_rows
from engine.latent.readings.moments import Past
from engine.latent.space import Space, latent_ports
from engine.questions.measures import MeasureCodes, Measured
from engine.questions.question import Unanswerable
from tests.engine.drawn import (
    digits_autoencoder,
    moons_autoencoder,
    placed_points,
    run_of,
    told_by,
)
from tests.engine.latent.test_filming import Scene

TOLD = ("error", "agreement", "silhouette", "trustworthiness", "continuity", "divergence")


def space_of(document: Document, steps: int = 2) -> Space:
    run = run_of(document)
    told_by(run, steps)
    (end, *_) = latent_ports(run.program)
    return Space(run, end)


def measured_now(space: Space) -> Measured:
    later = measured(space, MeasureCodes())
    assert isinstance(later, Later)
    found = later.compute(lambda _: None)
    assert isinstance(found, Measured)
    return found


@pytest.fixture(scope="module")
def digits() -> Space:
    return space_of(digits_autoencoder())


def test_what_is_measured_are_the_samples_that_are_not_trained_on(digits: Space) -> None:
    found = measured_now(digits)

    assert (found.rows, found.is_held_out, found.step) == (630, True, 2)
    assert not found.missing
    assert set(TOLD) < set(found.values)


def test_its_values_are_those_of_scikit_learn(digits: Space) -> None:
    rows, _ = measured_rows(digits)
    codes, labels = digits.codes()[rows], digits.labels[rows]
    (pictures,) = digits.inputs(rows).values()
    flat = pictures.reshape(len(rows), -1)
    (fitted,) = digits.inputs(np.arange(1167)).values()
    pca = PCA(2).fit(fitted.reshape(len(fitted), -1))

    found = measured_now(digits).values

    assert found["silhouette"] == pytest.approx(silhouette_score(codes, labels), abs=1e-5)
    theirs = trustworthiness(flat, codes, n_neighbors=10)
    assert found["trustworthiness"] == pytest.approx(theirs, abs=1e-3)
    again = digits.decode(codes, rows)
    assert found["error"] == pytest.approx(float(np.square(again - pictures).mean()), rel=1e-5)
    linear = np.square(pca.inverse_transform(pca.transform(flat)) - flat).mean()
    assert found["linear error"] == pytest.approx(float(linear), rel=1e-3)


def test_codes_that_are_drawn_are_measured_by_their_own_gaussians() -> None:
    space = space_of(read_document(example_paths()["digits-vae"]))
    rows = np.arange(5)

    found, each = measured_now(space), gaussians(space, rows)

    assert gaussian_port(space) is not None
    assert found.is_gaussian
    assert found.divergences.shape == (space.dimensions,)
    assert found.values["divergence"] == pytest.approx(found.divergences.sum())
    assert np.allclose(each[..., 0], space.values(rows), atol=1e-6)
    assert (each[..., 1] > 0).all()


def test_codes_that_are_not_drawn_are_measured_as_they_are_spread(digits: Space) -> None:
    assert gaussian_port(digits) is None
    assert len(gaussians(digits, np.arange(5))) == 0
    assert not measured_now(digits).is_gaussian


def test_a_moment_of_the_film_is_measured_with_the_weights_of_then() -> None:
    scene = Scene()
    before = measured_now(Space(scene.run, scene.space.end))

    then = measured_now(Past().at(scene.space, 1))

    assert (then.step, before.step) == (1, 2)
    assert then.values["error"] != before.values["error"]


def test_very_long_codes_are_measured_on_fewer_samples() -> None:
    rows, _ = measured_rows(space_of(moons_autoencoder(dimensions=4_096, rows=4000), steps=0))

    assert len(rows) == 366


def test_few_samples_are_all_measured() -> None:
    found = measured_now(space_of(moons_autoencoder(rows=60)))

    assert (found.rows, found.is_held_out) == (60, False)


def test_without_labels_or_a_decoder_the_rest_is_measured() -> None:
    drawing, moons = placed_points()
    noise = drawing.place("noise", shape=(2,), title="Noise")
    code = drawing.place("latent", noise, title="Code")
    drawing.place("optimizer", drawing.place("mean_squared_error", code, moons["points"]))

    found = measured_now(space_of(drawing.document))

    assert "no labels" in found.missing["agreement"]
    assert "no labels" in found.missing["entropy"]
    assert "gives back" in found.missing["error"]
    assert "divergence" in found.values


def test_codes_that_are_no_numbers_are_a_sentence() -> None:
    space = space_of(moons_autoencoder())
    with torch.no_grad():
        for weight in space.run.network.parameters():
            weight.fill_(torch.nan)

    with pytest.raises(Unanswerable, match="no numbers any more"):
        measured(space, MeasureCodes())


def test_who_gives_up_is_not_told_of_the_rest(digits: Space) -> None:
    later = measured(digits, MeasureCodes())

    def give_up(part: float) -> None:
        if part > 0:
            raise GivenUp

    with pytest.raises(GivenUp):
        later.compute(give_up)


def test_a_code_of_one_number_is_measured() -> None:
    found = measured_now(space_of(moons_autoencoder(dimensions=1)))

    assert not found.missing
