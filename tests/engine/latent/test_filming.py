"""Filming a run, and asking of the moments that were filmed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.document.values import End
from engine.latent.filming import TOO_WIDE, Filming
from engine.latent.looking import spaces_of
from engine.latent.moments import Past, moment, moments
from engine.latent.space import Space, Unanswerable
from engine.questions.film import ListMoments, SeeMoment
from engine.questions.spots import At, OfRow
from engine.training.film import Film
from engine.training.run import Run
from tests.engine.drawn import moons_autoencoder, node_of, run_of, told_by


class Scene:
    """A run that is filmed from its first step on, with a frame after each of three steps."""

    def __init__(self, dimensions: int = 3, frames: int = 3) -> None:
        self.run: Run = run_of(moons_autoencoder(dimensions=dimensions))
        spaces = spaces_of(self.run)
        found = spaces[End(node_of(self.run.document, "Code"), "z")]
        assert isinstance(found, Space)
        self.space = found
        self.filming = Filming()
        self.film = self.filming.begin(spaces)
        self.codes: list[np.ndarray] = []
        for number in range(frames):
            if number:
                told_by(self.run, 1)
            self.filming.shoot()
            self.codes.append(self.space.codes())


def test_a_film_shows_where_samples_lay_at_each_moment() -> None:
    scene = Scene(dimensions=2)

    seen = [moment(scene.space, SeeMoment(step)) for step in (0, 1, 2)]

    assert moments(scene.space, ListMoments()).steps == (0, 1, 2)
    for then, codes in zip(seen, scene.codes, strict=True):
        assert np.array_equal(then.points, codes)
        assert np.array_equal(then.labels, scene.space.labels)
        assert np.array_equal(then.rows, np.arange(200))


def test_it_is_asked_of_a_moment_with_the_weights_of_then() -> None:
    scene = Scene()
    spots = [OfRow(5)]

    then = Past().at(scene.space, 1)

    assert np.array_equal(then.codes(), scene.codes[1])
    assert np.array_equal(then.codes_of(spots)[0], scene.codes[1][5])
    assert not np.array_equal(then.decode(then.codes()), scene.space.decode(scene.codes[1]))
    assert np.array_equal(scene.space.codes(), scene.codes[2])


def test_a_point_of_the_plane_of_then_is_where_it_was_shown() -> None:
    scene = Scene()
    shown = moment(scene.space, SeeMoment(1))

    then = Past().at(scene.space, 1)
    (code,) = then.codes_of([At(*shown.points[7].tolist())])

    assert then.shown().to_plane(code[None])[0] == pytest.approx(shown.points[7], abs=1e-5)
    assert np.array_equal(then.points, shown.points)


def test_what_is_asked_of_now_is_asked_of_the_space_itself() -> None:
    scene = Scene()

    assert Past().at(scene.space, None) is scene.space


def test_the_moment_that_was_asked_of_last_is_kept_at_hand() -> None:
    scene, past = Scene(), Past()

    assert past.at(scene.space, 1) is past.at(scene.space, 1)
    assert past.at(scene.space, 0) is not past.at(scene.space, 1)


def test_the_axes_of_the_film_are_turned_as_those_that_are_shown() -> None:
    scene = Scene()
    before = moment(scene.space, SeeMoment(0)).points
    plane = scene.space.look()
    film = scene.film.frames[-1].scenes[scene.space.end.node, "z"].axes.numpy()
    signs = np.sign((film * plane.axes).sum(axis=1))

    scene.space.projection = replace(plane, axes=-plane.axes)

    assert np.allclose(moment(scene.space, SeeMoment(0)).points, -signs * before)


def test_a_film_takes_no_frames_where_it_is_only_shown() -> None:
    scene = Scene()

    scene.filming.turn_to(spaces_of(scene.run), scene.film)
    scene.filming.shoot()

    assert not scene.filming.is_due
    assert len(scene.film.frames) == 3


def test_the_next_frame_is_not_due_at_once() -> None:
    assert not Scene().filming.is_due


def test_a_space_that_was_not_filmed_says_so() -> None:
    scene = Scene()
    scene.space.film = Film(note="No film was kept with this run.")

    found = moments(scene.space, ListMoments())

    assert (found.steps, found.note) == ((), "No film was kept with this run.")
    assert not found.has_weights


def test_a_moment_that_is_gone_is_a_sentence() -> None:
    scene = Scene()

    with pytest.raises(Unanswerable, match="does not show this moment"):
        moment(scene.space, SeeMoment(99))
    with pytest.raises(Unanswerable, match="does not show this moment"):
        Past().at(scene.space, 99)


def test_a_moment_without_weights_is_seen_but_cannot_be_asked_of() -> None:
    scene = Scene()
    scene.film.frames = [replace(frame, weights={}) for frame in scene.film.frames]

    assert not moments(scene.space, ListMoments()).has_weights
    assert len(moment(scene.space, SeeMoment(1)).points) == 200
    with pytest.raises(Unanswerable, match="weights of this moment were not kept"):
        Past().at(scene.space, 1)


def test_spaces_of_very_many_dimensions_are_not_filmed_and_say_so() -> None:
    scene = Scene(dimensions=1_001, frames=1)

    assert scene.film.frames == []
    assert moments(scene.space, ListMoments()).note == TOO_WIDE
