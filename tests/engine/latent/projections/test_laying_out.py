import numpy as np
import pytest

from engine.latent.later import GivenUp
from engine.latent.projections.embedding import Embedding
from engine.latent.projections.laying_out import (
    LEAST,
    MOST,
    MOST_DIMENSIONS,
    LayingOut,
    OnPlaces,
    first_places,
)
from engine.latent.projections.projection import projection_of
from engine.observations.records import Floats
from engine.questions.question import Unanswerable

RANDOM = np.random.default_rng(0)


def codes(count: int = 60, dimensions: int = 5) -> Floats:
    return np.asarray(RANDOM.standard_normal((count, dimensions)), np.float32)


def main_plane(given: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
    """A method that is quick: the main plane, or what was there before."""
    places = first_places(given) * 1e4 if start is None else start
    on_places(0.5, places)
    return np.asarray(places, np.float32)


def unseen(given: Floats) -> Floats:
    return np.full((len(given), 2), np.nan, np.float32)


def nobody(_: object) -> None:
    return


def test_every_sample_has_a_place() -> None:
    given = codes()

    laid = LayingOut(given, unseen(given), "Main plane").run(main_plane, nobody, nobody)

    assert laid.places.points.shape == (60, 2)
    assert np.isfinite(laid.places.points).all()
    assert np.array_equal(laid.codes.points, given)


def test_a_layout_is_turned_towards_what_was_seen_before() -> None:
    given = codes()
    plane = projection_of(given)
    seen = plane.to_plane(given) @ np.array([[0.0, 1.0], [-1.0, 0.0]], np.float32)

    laid = LayingOut(given, seen, "Main plane").run(main_plane, nobody, nobody)

    found = laid.places.points
    assert (found * seen).sum() == pytest.approx(
        np.linalg.norm(found) * np.linalg.norm(seen), rel=1e-2
    )


def test_codes_that_are_no_numbers_have_no_place() -> None:
    given = codes()
    given[7, 2] = np.inf

    laid = LayingOut(given, unseen(given), "Main plane").run(main_plane, nobody, nobody)

    assert np.flatnonzero(np.isnan(laid.places.points).any(axis=1)).tolist() == [7]


def test_of_very_many_samples_some_are_laid_out_and_the_others_come_beside_them() -> None:
    given = codes(MOST + 500) * np.array([4, 2, 0.2, 0.2, 0.2], np.float32)
    counts = []

    def counting(these: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
        counts.append(len(these))
        return main_plane(these, start, on_places)

    laid = LayingOut(given, unseen(given), "Main plane").run(counting, nobody, nobody)

    assert counts == [MOST]
    wanted = projection_of(given).to_plane(given)
    turned = LayingOut(given, wanted, "Main plane").run(counting, nobody, nobody).places.points
    assert np.isfinite(laid.places.points).all()
    for across in range(2):
        assert np.corrcoef(turned[:, across], wanted[:, across])[0, 1] > 0.98


def test_ten_thousand_dimensions_are_made_few_first() -> None:
    seen: list[tuple[int, ...]] = []

    def noting(these: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
        seen.append(these.shape)
        return main_plane(these, start, on_places)

    given = codes(100, 10_000)
    LayingOut(given, unseen(given), "Main plane").run(noting, nobody, nobody)

    assert seen == [(100, MOST_DIMENSIONS)]


def test_what_there_is_so_far_is_shown() -> None:
    given, shown = codes(), list[Embedding]()

    LayingOut(given, unseen(given), "Main plane").run(main_plane, nobody, shown.append)

    assert len(shown) == 1


def test_an_earlier_layout_is_gone_on_from_unless_it_has_gaps() -> None:
    given, starts = codes(), list[bool]()

    def noting(these: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
        starts.append(start is not None)
        return main_plane(these, start, on_places)

    before = np.asarray(RANDOM.standard_normal((60, 2)), np.float32)
    laying = LayingOut(given, before, "Main plane")
    laying.run(noting, nobody, nobody, before)
    before[3] = np.nan
    laying.run(noting, nobody, nobody, before)

    assert starts == [True, False]


def test_a_layout_that_is_given_up_ends() -> None:
    def give_up(_: float) -> None:
        raise GivenUp

    given = codes()

    with pytest.raises(GivenUp):
        LayingOut(given, unseen(given), "Main plane").run(main_plane, give_up, nobody)


def test_fewer_samples_than_a_method_needs_are_said() -> None:
    given = codes(LEAST)
    given[0] = np.nan

    with pytest.raises(Unanswerable, match=r"needs at least 5 samples .* here it finds 4"):
        LayingOut(given, unseen(given), "t-SNE")


def test_codes_that_are_all_the_same_are_said() -> None:
    given = np.full((20, 3), 0.3, np.float32)

    with pytest.raises(Unanswerable, match="All codes are the same"):
        LayingOut(given, unseen(given), "t-SNE")


def test_a_layout_is_as_wide_as_what_was_seen_before() -> None:
    given = codes()
    seen = np.asarray(RANDOM.standard_normal((60, 2)) * 40 + 7, np.float32)

    laying = LayingOut(given, seen, "Main plane")
    found = laying.run(main_plane, nobody, nobody).places.points

    assert found.var(axis=0).sum() == pytest.approx(seen.var(axis=0).sum(), rel=1e-3)
    assert found.mean(axis=0) == pytest.approx(seen.mean(axis=0), abs=1e-3)
    assert laying.scale > 10


def test_going_on_keeps_the_scale_and_begins_where_the_method_ended() -> None:
    given = codes()
    starts: list[Floats | None] = []

    def noting(these: Floats, start: Floats | None, on_places: OnPlaces) -> Floats:
        starts.append(start)
        return main_plane(these, start, on_places)

    first = LayingOut(given, np.asarray(given[:, :2] * 9), "Main plane")
    places = first.run(noting, nobody, nobody).places.points

    again = LayingOut(given, places, "Main plane", first.scale)
    after = again.run(noting, nobody, nobody, places).places.points

    assert after == pytest.approx(places, abs=1e-3)
    begun = starts[1]
    assert begun is not None
    assert begun * first.scale == pytest.approx(places - places.mean(axis=0), abs=1e-3)
