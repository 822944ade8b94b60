from __future__ import annotations

import numpy as np
import pytest

from engine.latent.readings.walking import walked
from engine.questions.question import Unanswerable
from engine.questions.spots import At, Code, OfRow
from engine.questions.walking import Walk
from tests.engine.drawn import moons_autoencoder
from tests.engine.latent.conditional import space_of, told_a_class


def test_a_straight_way_is_decoded_step_by_step() -> None:
    space = space_of(moons_autoencoder(dimensions=3))

    found = walked(space, Walk((OfRow(3), OfRow(90)), 4))

    ends = space.codes(np.array([3, 90]))
    way = ends[0] + np.linspace(0, 1, 5)[:, None] * (ends[1] - ends[0])
    assert np.allclose(found.codes, way, atol=1e-5)
    assert np.allclose(found.values, space.decode(found.codes), atol=1e-6)
    assert np.allclose(found.points, space.shown().to_plane(found.codes), atol=1e-6)


def test_a_way_on_the_sphere_keeps_its_distance_from_the_origin() -> None:
    space = space_of(moons_autoencoder(dimensions=3))
    corners = [Code(np.array(code, np.float32)) for code in ([2, 0, 0], [0, 2, 0], [0, 0, 2])]

    found = walked(space, Walk(tuple(corners), 6, is_straight=False))

    assert len(found.values) == 13
    assert np.allclose(np.linalg.norm(found.codes, axis=1), 2, atol=1e-5)


def test_a_decoder_is_told_the_same_class_all_the_way() -> None:
    space = space_of(told_a_class())
    rows = [int(np.flatnonzero(space.labels == label)[0]) for label in (1, 0)]

    found = walked(space, Walk(tuple(OfRow(row) for row in rows), 3))
    from_point = walked(space, Walk((Code(found.codes[0]), OfRow(rows[1])), 3))

    assert np.allclose(found.values, space.decode(found.codes, np.full(4, rows[0])))
    nearest = space.nearest(found.codes[:1])
    assert np.allclose(from_point.values, space.decode(found.codes, np.repeat(nearest, 4)))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Walk((), 3), "A path needs at least one point"),
        (Walk((At(0, 0), At(1, 1)), 0), "one step from each to the next"),
        (Walk((At(0, 0), At(1, 1)), 400), "at most 400 codes, received 401; take fewer steps"),
    ],
)
def test_a_way_that_is_none_or_too_long_is_refused(asked: Walk, words: str) -> None:
    with pytest.raises(Unanswerable, match=words):
        walked(space_of(moons_autoencoder()), asked)


@pytest.mark.parametrize("is_straight", [True, False])
def test_a_code_of_one_number_can_be_walked_too(is_straight: bool) -> None:
    space = space_of(moons_autoencoder(dimensions=1))

    found = walked(space, Walk((At(0.5, 0.3), OfRow(4)), 4, is_straight))

    assert found.codes.shape == (5, 1)
    assert np.isfinite(found.values).all()
