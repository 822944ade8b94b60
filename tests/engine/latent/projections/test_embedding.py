import numpy as np
import pytest

from engine.latent.projections.embedding import embedding_of

RANDOM = np.random.default_rng(0)
CODES = RANDOM.standard_normal((100, 6)).astype(np.float32)
PLACES = RANDOM.standard_normal((100, 2)).astype(np.float32)


def test_a_sample_is_where_it_was_laid_out_and_its_place_is_its_code() -> None:
    embedding = embedding_of(CODES, PLACES)

    assert embedding.to_plane(CODES[:5]) == pytest.approx(PLACES[:5], abs=1e-3)
    assert embedding.to_space(PLACES[5:9]) == pytest.approx(CODES[5:9], abs=1e-3)


def test_a_new_point_comes_among_the_samples_that_are_like_it() -> None:
    codes = np.concatenate([CODES, CODES + 50])
    places = np.concatenate([PLACES, PLACES + np.array([30, 0], np.float32)])

    (there,) = embedding_of(codes, places).to_plane(CODES[:1] * 0.9 + 50)

    assert 25 < there[0] < 35


def test_a_space_that_moves_on_keeps_the_places_and_gives_the_codes_of_now() -> None:
    moved = embedding_of(CODES, PLACES).moved_to(CODES * 2)

    assert moved.to_space(PLACES[7:8]) == pytest.approx(CODES[7:8] * 2, abs=1e-2)
    assert np.array_equal(moved.places.points, PLACES)
