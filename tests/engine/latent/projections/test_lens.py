import numpy as np
import pytest
from sklearn.decomposition import PCA

from engine.latent.projections.embedding import embedding_of
from engine.latent.projections.lens import Laid, Lens
from engine.latent.projections.projection import Projection, projection_of
from engine.observations.records import Floats
from engine.questions.projecting import PRINCIPAL, Axes, Tsne

RANDOM = np.random.default_rng(0)
CODES = np.asarray(RANDOM.standard_normal((80, 4)) * [3, 2, 1, 0.1], np.float32)
PLACES = np.asarray(RANDOM.standard_normal((80, 2)), np.float32)


def laid(codes: Floats = CODES, *, is_whole: bool = True) -> Laid:
    return Laid(Tsne(), embedding_of(codes, PLACES), 7, is_whole)


def test_at_first_the_main_plane_is_shown_and_which_part_of_the_variance_it_is() -> None:
    seen = Lens().look(CODES, 5)

    wanted = PCA(2).fit(CODES).explained_variance_ratio_.sum()
    assert seen.view.explained == pytest.approx(wanted, rel=1e-4)
    assert (seen.view.how, seen.view.step, seen.view.is_exact) == (PRINCIPAL, 5, True)
    assert np.array_equal(seen.points, projection_of(CODES).to_plane(CODES))


def test_chosen_axes_say_their_part_of_the_variance() -> None:
    lens = Lens()
    lens.turn_to(Axes(2, 1))

    seen = lens.look(CODES, 5)

    spread = CODES.var(axis=0)
    assert np.array_equal(seen.points, CODES[:, [2, 1]])
    assert seen.view.explained == pytest.approx((spread[1] + spread[2]) / spread.sum(), rel=1e-4)


def test_a_point_on_chosen_axes_is_in_the_middle_of_the_others() -> None:
    lens, moved = Lens(), CODES + np.float32(5)
    lens.turn_to(Axes(2, 1))

    (code,) = lens.look(moved, 5).projection.to_space(np.array([[7.0, 8.0]], np.float32))

    middle = moved.mean(axis=0)
    assert code == pytest.approx([middle[0], 8, 7, middle[3]], rel=1e-5)


def test_axes_of_codes_that_are_no_numbers_go_through_nought() -> None:
    lens = Lens()
    lens.turn_to(Axes(1, 0))

    seen = lens.look(np.full((9, 3), np.nan, np.float32), 5)

    assert seen.projection.to_space((2.0, 3.0)).tolist() == [3, 2, 0]


def test_two_dimensions_are_seen_whole() -> None:
    assert Lens().look(CODES[:, :2], 5).view.explained == pytest.approx(1)


def test_dimensions_that_have_collapsed_are_named() -> None:
    seen = Lens().look(CODES, 5)

    assert seen.view.variances == pytest.approx(CODES.var(axis=0), rel=1e-4)
    assert seen.view.collapsed.tolist() == [3]


def test_codes_that_are_far_too_large_have_a_plane_and_no_share() -> None:
    seen = Lens().look(CODES * np.float32(1e25), 5)

    assert np.isfinite(seen.points).all()
    assert seen.view.explained is None


def test_the_next_plane_turns_as_little_as_it_can() -> None:
    lens = Lens()
    before = lens.look(CODES, 1).points
    lens.plane = Projection(lens.plane.centre, -lens.plane.axes) if lens.plane else None

    assert lens.look(CODES, 2).points == pytest.approx(-before, abs=1e-5)


def test_a_layout_is_shown_until_another_way_is_chosen() -> None:
    lens = Lens()
    lens.lay(laid())

    seen = lens.look(CODES * 2, 9)

    assert np.array_equal(seen.points, PLACES)
    assert (seen.view.how, seen.view.step, seen.view.explained) == (Tsne(), 7, None)
    assert not seen.view.is_exact
    assert seen.projection.to_space(PLACES[:1]) == pytest.approx(CODES[:1] * 2, abs=1e-2)
    lens.turn_to(PRINCIPAL)
    assert lens.look(CODES, 9).view.is_exact


def test_a_layout_that_is_given_up_gives_way_to_what_was_shown_before() -> None:
    lens = Lens()
    before = lens.how, lens.laid
    half = laid(is_whole=False)
    lens.lay(half)

    lens.take_back(half, before)

    assert lens.look(CODES, 9).view.how == PRINCIPAL


def test_another_way_that_was_chosen_meanwhile_stays() -> None:
    lens = Lens()
    before = lens.how, lens.laid
    half = laid(is_whole=False)
    lens.lay(half)
    lens.turn_to(Axes(1, 0))

    lens.take_back(half, before)

    assert lens.look(CODES, 9).view.how == Axes(1, 0)
