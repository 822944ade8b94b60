from __future__ import annotations

import numpy as np
import pytest

from engine.document.files import read_document
from engine.document.values import Document
from engine.drawing import Drawing
from engine.examples import example_paths
from engine.latent.readings.sample_losses import MOST_ONE_BY_ONE, sample_errors, sample_losses
from engine.latent.space import Space, latent_ports
from tests.engine.drawn import moons_autoencoder, node_of, run_of


def space_of(document: Document) -> Space:
    run = run_of(document)
    return Space(run, latent_ports(run.program)[0])


def recurrent() -> Document:
    """A network that torch cannot work out side by side for several samples."""
    drawing = Drawing("Recurrent", epochs=1)
    adding = drawing.place("dataset", data="adding", rows=500)
    after = drawing.place("lstm", adding["sequence"], units=3)
    code = drawing.place("latent", after, dimensions=2, title="Code")
    again = drawing.place("linear", code, shape=(1,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, adding["target"]))
    return drawing.document


def test_the_mean_of_the_losses_is_the_loss_of_all() -> None:
    document = moons_autoencoder()
    space = space_of(document)
    validation = np.arange(200)[space.splits["validation"]]

    losses = sample_losses(space, validation)

    told = space.run.evaluate("validation")[node_of(document, "Loss")]
    assert losses.mean() == pytest.approx(told, rel=1e-5)
    assert len(set(losses.tolist())) == len(validation)


def test_a_mean_squared_loss_is_the_error_of_each_sample() -> None:
    space = space_of(moons_autoencoder())
    rows = np.array([3, 150, 9])

    errors = sample_errors(space, rows)

    assert errors is not None
    assert errors == pytest.approx(sample_losses(space, rows), rel=1e-5)
    every = sample_errors(space)
    assert every is not None
    assert every[rows] == pytest.approx(errors, rel=1e-5)


def test_the_loss_of_a_variational_network_is_told_sample_by_sample() -> None:
    space = space_of(read_document(example_paths()["digits-vae"]))

    losses = sample_losses(space, np.arange(50))

    assert np.isfinite(losses).all()
    assert losses[7] == pytest.approx(sample_losses(space, np.array([7]))[0], rel=1e-5)


def test_a_loss_that_looks_at_several_samples_at_once_is_of_none_of_them() -> None:
    space = space_of(read_document(example_paths()["digits-wae"]))

    assert np.isnan(sample_losses(space, np.arange(5))).all()


def test_what_cannot_be_worked_out_side_by_side_is_worked_out_one_by_one() -> None:
    space = space_of(recurrent())

    losses = sample_losses(space, np.arange(MOST_ONE_BY_ONE + 1))

    assert np.isfinite(losses[:-1]).all()
    assert np.isnan(losses[-1])


def test_without_anything_of_the_shape_of_a_sample_there_is_no_error() -> None:
    space = space_of(recurrent())

    assert sample_errors(space, np.arange(3)) is None


def test_no_samples_have_no_losses() -> None:
    assert sample_losses(space_of(moons_autoencoder()), np.empty(0, np.int64)).shape == (0,)


def test_the_losses_do_not_touch_the_random_numbers_of_the_run() -> None:
    document = read_document(example_paths()["digits-vae"])
    space, other = space_of(document), space_of(document)

    sample_losses(space, np.arange(20))

    first, second = space.run.step(), other.run.step()
    assert first is not None
    assert second is not None
    assert first.values == second.values
