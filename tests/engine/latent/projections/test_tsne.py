import numpy as np
import pytest
from sklearn.manifold import trustworthiness

from engine.latent.later import GivenUp
from engine.latent.projections.tsne import tsne
from engine.observations.records import Floats

RANDOM = np.random.default_rng(0)


def groups(count: int = 3, each: int = 50, dimensions: int = 8) -> Floats:
    """Samples in groups that lie far from each other, one group after the other."""
    centres = RANDOM.standard_normal((count, dimensions))
    codes = (
        np.repeat(centres, each, axis=0) + RANDOM.standard_normal((count * each, dimensions)) / 9
    )
    codes -= codes.mean(axis=0)
    return np.asarray(codes / np.abs(codes).max(), np.float32)


def nobody(_: float, __: Floats | None) -> None:
    return


def test_neighbours_stay_neighbours_and_groups_come_apart() -> None:
    codes = groups()

    places = tsne(codes, None, nobody)

    assert trustworthiness(codes, places, n_neighbors=10) > 0.9
    middles = places.reshape(3, 50, 2).mean(axis=1)
    within = np.linalg.norm(places.reshape(3, 50, 2) - middles[:, None], axis=2).max()
    gaps = np.linalg.norm(middles[:, None] - middles[None], axis=2)[np.triu_indices(3, 1)]
    assert gaps.min() > within


def test_going_on_from_an_earlier_layout_hardly_moves_it() -> None:
    codes = groups()
    before = tsne(codes, None, nobody)
    moved = codes + np.asarray(RANDOM.standard_normal(codes.shape) / 500, np.float32)

    after = tsne(moved, before, nobody)

    spread = np.linalg.norm(before - before.mean(axis=0), axis=1).mean()
    assert np.linalg.norm(after - before, axis=1).mean() < 0.2 * spread


def test_the_part_that_is_done_rises_to_the_end() -> None:
    parts: list[float] = []

    tsne(groups(each=10), None, lambda part, _: parts.append(part))

    assert parts[0] == 0
    assert parts == sorted(parts)
    assert parts[-1] == pytest.approx(1)


def test_a_layout_can_be_given_up_while_it_goes_on() -> None:
    told: list[float] = []

    def give_up(part: float, _: Floats | None) -> None:
        told.append(part)
        if part > 0.1:
            raise GivenUp

    with pytest.raises(GivenUp):
        tsne(groups(each=10), None, give_up)
    assert told[-1] < 0.2


@pytest.mark.parametrize("codes", [groups(1, 5), groups(2, 10, 1), np.repeat(groups(2, 3), 9, 0)])
def test_few_samples_one_dimension_and_copies_are_laid_out(codes: Floats) -> None:
    assert np.isfinite(tsne(codes, None, nobody)).all()
