from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from engine.latent.readings import clusters
from engine.latent.readings.clusters import by_density, by_means

DRAW = np.random.default_rng(0)
SIZES = (40, 90, 60)
KINDS = np.repeat([0, 1, 2], SIZES)
CODES = (np.array([[0, 0, 0], [9, 0, 0], [0, 9, 9]])[KINDS] + DRAW.normal(size=(190, 3))).astype(
    np.float32
)


@pytest.mark.parametrize("way", [lambda codes: by_means(codes, 3), by_density])
def test_far_groups_are_found_and_the_largest_is_the_first(way: object) -> None:
    assert callable(way)
    found = way(CODES)

    assert adjusted_rand_score(KINDS[found >= 0], found[found >= 0]) == 1
    assert (found >= 0).mean() > 0.9
    assert found[KINDS == 1].max() == 0
    assert np.bincount(found[found >= 0]).tolist() == sorted(
        np.bincount(found[found >= 0]).tolist(), reverse=True
    )


def test_what_lies_between_dense_groups_is_in_none() -> None:
    codes = np.concatenate([CODES, np.array([[4.5, 30.0, -20.0]], np.float32)])

    assert by_density(codes)[-1] == -1


def test_there_are_no_more_clusters_than_different_codes() -> None:
    codes = np.array([[0, 0], [0, 0], [1, 1]], np.float32)

    assert by_means(codes, 8).tolist() == [0, 0, 1]


def test_few_codes_have_no_dense_cluster() -> None:
    assert by_density(CODES[:4]).tolist() == [-1] * 4


def test_of_many_codes_those_not_looked_at_go_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clusters, "MOST_FOR_DENSITY", 95)
    monkeypatch.setattr(clusters, "MOST_FOR_MEANS", 95)

    for found in (by_density(CODES), by_means(CODES, 3)):
        assert len(found) == len(CODES)
        assert adjusted_rand_score(KINDS[found >= 0], found[found >= 0]) == 1
