from __future__ import annotations

import numpy as np
import pytest

from engine.document.files import read_document
from engine.examples import example_paths
from engine.latent.later import Later
from engine.latent.readings import colours as module
from engine.latent.readings.colours import colour_ways, colours
from engine.latent.readings.rarity import kernel_width
from engine.latent.readings.sample_losses import sample_errors, sample_losses
from engine.latent.space import Space
from engine.questions.colours import ColourBy, Colours, Way, WhichColours
from engine.questions.question import Unanswerable
from tests.engine.drawn import diverging, moons_autoencoder, run_of, told_by
from tests.engine.latent.readings.test_rows_of_data import from_noise
from tests.engine.latent.readings.test_sample_losses import recurrent, space_of


def coloured(space: Space, way: Way, column: str = "", clusters: int = 0) -> Colours:
    found = colours(space, ColourBy(way, column, clusters))
    value = found.compute(lambda _: None) if isinstance(found, Later) else found
    assert isinstance(value, Colours)
    assert value.asked == ColourBy(way, column, clusters)
    return value


@pytest.fixture(scope="module")
def space() -> Space:
    return space_of(moons_autoencoder())


def test_the_ways_to_colour_are_the_columns_of_the_data_and_what_the_network_makes_of_them(
    space: Space,
) -> None:
    ways = colour_ways(space, WhichColours())

    assert ways.label == "label"
    assert ways.columns == ("points 1", "points 2")
    assert ways.has_loss
    assert ways.has_error
    assert ways.splits["validation"] == (140, 160)


def test_a_column_of_categories_has_kinds(space: Space) -> None:
    found = coloured(space, "column", "label")

    assert found.kinds == 2
    assert found.values.tolist() == space.labels.tolist()


def test_a_column_of_a_few_numbers_is_taken_number_by_number(space: Space) -> None:
    first, second = (coloured(space, "column", f"points {place}") for place in (1, 2))

    assert first.kinds == 0
    assert len(first.values) == 200
    assert np.hypot(first.values, second.values).max() > 1
    assert first.values.tolist() != second.values.tolist()


def test_a_column_that_is_not_there_is_refused_with_its_name(space: Space) -> None:
    with pytest.raises(Unanswerable, match="no column height"):
        coloured(space, "column", "height")


def test_loss_and_error_are_those_of_each_sample(space: Space) -> None:
    every = np.arange(200)

    assert coloured(space, "loss").values == pytest.approx(sample_losses(space, every))
    assert coloured(space, "error").values == pytest.approx(sample_errors(space))
    assert coloured(space, "error").known == 0


def test_of_very_many_samples_some_are_looked_at_and_their_number_is_told(
    space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LOOKED_AT", 50)

    found = coloured(space, "loss")

    assert found.known == 50
    assert np.isfinite(found.values).sum() == 50
    assert np.isfinite(found.values[[0, -1]]).all()


def test_a_dense_place_has_a_high_density(space: Space) -> None:
    codes = space.codes()
    near = np.linalg.norm(codes[:, None] - codes[None], axis=2) < 2 * kernel_width(codes)

    found = coloured(space, "density").values

    assert np.corrcoef(found, np.log(near.sum(axis=1)))[0, 1] > 0.7


def test_there_are_as_many_clusters_as_classes_unless_another_number_is_asked_for(
    space: Space,
) -> None:
    assert coloured(space, "k-means").kinds == 2
    assert coloured(space, "k-means", clusters=5).kinds == 5


def test_what_belongs_to_no_cluster_has_no_value(space: Space) -> None:
    found = coloured(space, "HDBSCAN")

    kinds = found.values[np.isfinite(found.values)]
    assert sorted(set(kinds.tolist())) == list(range(found.kinds))


def test_where_nothing_comes_back_there_is_no_error_to_colour_by() -> None:
    space = space_of(recurrent())

    assert not colour_ways(space, WhichColours()).has_error
    with pytest.raises(Unanswerable, match="no error"):
        coloured(space, "error")


def test_noise_has_clusters_but_no_data_to_be_coloured_by() -> None:
    space = space_of(from_noise())
    ways = colour_ways(space, WhichColours())

    assert ways.columns == ()
    assert (ways.has_loss, ways.has_error, ways.has_density) == (False, False, False)
    assert coloured(space, "k-means", clusters=3).kinds == 3


@pytest.fixture(scope="module")
def broken() -> Space:
    """A space whose network has run away."""
    run = run_of(diverging())
    told_by(run, 400)
    return Space(run, space_of(diverging()).end)


def test_codes_that_are_no_numbers_have_no_clusters(broken: Space) -> None:
    with pytest.raises(Unanswerable, match="no numbers"):
        coloured(broken, "k-means")


@pytest.mark.parametrize("way", ["loss", "error"])
def test_where_no_value_is_finite_that_is_said(broken: Space, way: Way) -> None:
    with pytest.raises(Unanswerable, match="finite value"):
        coloured(broken, way)


def test_a_loss_that_looks_at_several_samples_at_once_gives_none_to_each() -> None:
    space = space_of(read_document(example_paths()["digits-wae"]))

    assert not colour_ways(space, WhichColours()).has_loss
    with pytest.raises(Unanswerable, match="single samples"):
        coloured(space, "loss")
