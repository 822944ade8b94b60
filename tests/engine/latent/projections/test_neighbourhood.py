import numpy as np
import pytest

from engine.latent.projections.neighbourhood import NEIGHBOURS, Neighbourhood

RANDOM = np.random.default_rng(0)


def samples(count: int = 200, dimensions: int = 3) -> np.ndarray:
    return RANDOM.standard_normal((count, dimensions)).astype(np.float32)


@pytest.mark.parametrize("dimensions", [2, 3, 40])
def test_at_a_sample_the_value_is_its_own(dimensions: int) -> None:
    points, values = samples(dimensions=dimensions), samples(dimensions=5)

    found = Neighbourhood(points).carried(points[:20], values)

    assert found == pytest.approx(values[:20], abs=1e-3)


def test_between_two_samples_the_value_is_between_theirs() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [50.0, 0.0]], np.float32)
    values = np.array([[0.0], [10.0], [1_000.0]], np.float32)

    found = Neighbourhood(points).carried(np.array([[0.5, 0.0]], np.float32), values)

    assert found[0, 0] == pytest.approx(5.0)


def test_the_value_does_not_jump_where_the_last_neighbour_changes() -> None:
    points, values = samples(60, 2), samples(60, 1)
    line = np.stack([np.linspace(-1, 1, 20_001), np.full(20_001, 0.1)], axis=1)

    found = Neighbourhood(points).carried(line.astype(np.float32), values)

    assert np.abs(np.diff(found[:, 0])).max() < 0.05


def test_only_the_nearest_count() -> None:
    points = np.arange(100, dtype=np.float32)[:, None]
    values = (points >= NEIGHBOURS).astype(np.float32)

    assert Neighbourhood(points).carried(np.array([[-1.0]], np.float32), values)[0, 0] == 0


def test_what_is_no_number_has_no_value_and_is_nobodys_neighbour() -> None:
    points, values = samples(30, 2), np.ones((30, 1), np.float32)
    points[4], values[4] = np.nan, 1_000

    found = Neighbourhood(points).carried(points[:6], values)

    assert np.isnan(found[4])
    assert np.delete(found, 4) == pytest.approx(np.ones(5))


@pytest.mark.parametrize("count", [1, 2, 30])
def test_samples_at_one_place_give_their_mean(count: int) -> None:
    values = np.arange(count, dtype=np.float32)[:, None]

    found = Neighbourhood(np.zeros((count, 2), np.float32)).carried(
        np.array([[0.0, 0.0], [1.0, 1.0]], np.float32), values
    )

    assert np.isfinite(found).all()
    assert found.min() >= 0
    assert found.max() <= count - 1
