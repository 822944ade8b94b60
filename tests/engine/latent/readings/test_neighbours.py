from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from engine.document.files import read_document
from engine.examples import example_paths
from engine.latent.readings.neighbours import nearest, placed
from engine.latent.readings.sample_losses import sample_errors
from engine.questions.question import Unanswerable
from engine.questions.samples import FindNearest, PlaceValues
from engine.questions.spots import At, OfRow
from tests.engine.drawn import digits_autoencoder, moons_autoencoder
from tests.engine.latent.readings.test_sample_losses import recurrent, space_of


def test_the_neighbours_of_a_sample_are_those_of_scikit_learn() -> None:
    space = space_of(moons_autoencoder())
    codes = space.codes()
    far, near = NearestNeighbors(n_neighbors=6).fit(codes).kneighbors(codes[[50]])

    found = nearest(space, FindNearest(OfRow(50), 5))

    assert found.rows.tolist() == near[0, 1:].tolist()
    assert found.distances == pytest.approx(far[0, 1:], rel=1e-4)
    assert found.code == pytest.approx(codes[50])


def test_a_sample_comes_with_what_it_is_and_what_is_lost_of_it() -> None:
    space = space_of(digits_autoencoder())

    found = nearest(space, FindNearest(OfRow(9), 3))

    errors = sample_errors(space, np.array([9]))
    assert errors is not None
    assert found.error == pytest.approx(errors[0], rel=1e-4)
    assert found.values.shape == (1, 8, 8)
    assert found.inputs.shape == (3, 8, 8)


def test_a_point_of_the_plane_has_neighbours_and_is_no_sample() -> None:
    space = space_of(moons_autoencoder())
    x, y = space.cloud("r").points[7].tolist()

    found = nearest(space, FindNearest(At(x, y), 4))

    assert found.rows[0] == 7
    assert len(found.values) == 0
    assert math.isnan(found.error)


def test_values_of_a_row_lie_where_their_sample_lies() -> None:
    space = space_of(digits_autoencoder())
    own = nearest(space, FindNearest(OfRow(12)))

    found = placed(space, PlaceValues(own.values[0].reshape(-1)))

    assert found.rows[0] == 12
    assert found.point == pytest.approx(own.point, abs=1e-4)
    assert found.error == pytest.approx(own.error, rel=1e-3)


def test_a_large_picture_is_seen_with_as_many_pixels_as_the_data_have() -> None:
    space = space_of(digits_autoencoder())
    own = nearest(space, FindNearest(OfRow(12))).values[0]

    grey = placed(space, PlaceValues(np.kron(own, np.ones((5, 5), np.float32))))
    coloured = placed(space, PlaceValues(np.repeat(own[..., None], 3, axis=2)))

    assert grey.values[0] == pytest.approx(own, abs=1e-6)
    assert coloured.values[0] == pytest.approx(own, abs=1e-6)


@pytest.mark.parametrize("shape", [(3,), (8, 8)])
def test_what_does_not_fit_the_data_is_refused_with_both_shapes(shape: tuple[int, ...]) -> None:
    with pytest.raises(Unanswerable, match="Expected a sample of points, 2"):
        placed(space_of(moons_autoencoder()), PlaceValues(np.ones(shape, np.float32)))


def test_a_file_with_what_is_no_number_is_refused() -> None:
    with pytest.raises(Unanswerable, match="no number"):
        placed(space_of(moons_autoencoder()), PlaceValues(np.array([0, np.nan], np.float32)))


def test_where_nothing_comes_back_a_sample_still_has_neighbours() -> None:
    found = nearest(space_of(recurrent()), FindNearest(OfRow(0)))

    assert len(found.rows) == 12
    assert math.isnan(found.error)


def test_a_code_that_needs_a_condition_is_not_found_for_a_file() -> None:
    space = space_of(read_document(example_paths()["digits-conditional-vae"]))

    with pytest.raises(Unanswerable, match="also depends on label"):
        placed(space, PlaceValues(np.ones((8, 8), np.float32)))
