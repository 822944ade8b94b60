from __future__ import annotations

import hashlib
from hashlib import sha256

import numpy as np
import pytest
import torch

from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.language import Map
from engine.latent.readings.rows_of_data import column, data_name, sample_end, table
from engine.latent.readings.sample_losses import sample_losses
from engine.latent.space import Space
from engine.questions.question import Unanswerable
from engine.questions.samples import DataName, WhichData
from engine.training.run import SPLITS
from tests.engine.drawn import (
    digits_autoencoder,
    moons_autoencoder,
    node_of,
    placed_points,
    run_of,
)


def space_of(document: Document, title: str = "Code") -> Space:
    return Space(run_of(document), End(node_of(document, title), "z"))


def name_of(space: Space) -> DataName:
    found = data_name(space, WhichData()).compute(lambda _: None)
    assert isinstance(found, DataName)
    return found


def from_noise() -> Document:
    drawing = Drawing("Noisy", batch_size=16, epochs=1, turns_per_epoch=2)
    noise = drawing.place("noise", shape=(4,), title="Noise")
    code = drawing.place("latent", noise, title="Code")
    again = drawing.place("linear", code, shape=(4,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, noise))
    return drawing.document


def test_rows_count_through_training_validation_and_test() -> None:
    space = space_of(moons_autoencoder())
    (splits,) = space.run.rows.values()
    every = torch.cat([splits[split][0] for split in SPLITS])

    found = column(space, sample_end(space), np.array([0, 199, 3]))

    assert torch.equal(found, every[[0, 199, 3]])


def test_the_noise_of_a_sample_is_the_same_whichever_are_asked_for() -> None:
    drawing, moons = placed_points()
    noise = drawing.place("noise", shape=(3,), title="Noise")
    both = drawing.place("concatenate", moons["points"], noise, inputs=2)
    code = drawing.place("latent", both, dimensions=2, title="Code")
    again = drawing.place("linear", code, shape=(2,), title="Again")
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    space = space_of(drawing.document)
    source = End(node_of(drawing.document, "Noise"), "z")
    every, few = np.arange(200), np.array([2, 4])

    found = column(space, source, few)

    assert torch.equal(found, column(space, source, every)[few])
    assert found.numpy() == pytest.approx(space.inputs(few)[source])
    assert sample_losses(space, few) == pytest.approx(sample_losses(space, every)[few], rel=1e-4)


def test_the_table_holds_the_columns_with_a_number_or_a_few() -> None:
    space = space_of(moons_autoencoder())

    names, values = table(space, np.array([5, 1]))

    assert names == ("points 1", "points 2", "label")
    points = column(space, sample_end(space), np.array([5, 1])).numpy()
    assert values[:, :2] == pytest.approx(points)
    assert values[:, 2].tolist() == space.labels[[5, 1]].tolist()


def test_pictures_are_no_part_of_the_table() -> None:
    names, values = table(space_of(digits_autoencoder()), np.arange(4))

    assert names == ("label",)
    assert values.shape == (4, 1)


def test_the_same_data_have_the_same_name_in_another_run() -> None:
    first, again, other = (
        name_of(space_of(document))
        for document in (moons_autoencoder(), moons_autoencoder(3), moons_autoencoder(rows=100))
    )

    assert first == again
    assert first.digest != other.digest
    assert first.rows == 200
    splits = {"training": (0, 140), "validation": (140, 160), "test": (160, 200)}
    assert first.splits == Map(splits)


def test_the_name_is_worked_out_beside_the_training(monkeypatch: pytest.MonkeyPatch) -> None:
    space = space_of(moons_autoencoder())
    source = column(space, sample_end(space), np.arange(200)).numpy()
    with monkeypatch.context() as patched:
        patched.delattr(hashlib, "sha256")
        later = data_name(space, WhichData())

    found = later.compute(lambda _: None)

    assert isinstance(found, DataName)
    assert found.digest == sha256(source.tobytes()).hexdigest()


def test_a_space_of_noise_has_no_data() -> None:
    with pytest.raises(Unanswerable, match="noise alone"):
        data_name(space_of(from_noise()), WhichData())
