"""Filming a run, and asking of the moments that were filmed."""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np
import pytest

from engine.document.values import End
from engine.latent.filming import TOO_WIDE, Filming
from engine.latent.looking import spaces_of
from engine.latent.readings.moments import Past, moment, moments
from engine.latent.space import Space
from engine.questions.film import ListMoments, SeeMoment
from engine.questions.projecting import Axes
from engine.questions.question import Unanswerable
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


def test_the_film_is_turned_as_the_space_is_shown() -> None:
    scene = Scene()
    scene.space.look()
    plane = scene.space.projection
    assert plane is not None
    before = [moment(scene.space, SeeMoment(step)).points for step in (0, 2)]

    scene.space.lens.pin(replace(plane, axes=plane.axes[::-1]), scene.codes[2], 2)

    after = [moment(scene.space, SeeMoment(step)).points for step in (0, 2)]
    assert after[1] == pytest.approx(scene.space.points, abs=1e-4)
    assert after[0] == pytest.approx(before[0][:, ::-1], abs=1e-4)


def test_on_axes_that_a_person_chose_the_film_shows_them() -> None:
    scene = Scene()
    scene.space.lens.turn_to(Axes(2, 0))

    found = moment(scene.space, SeeMoment(1))

    assert found.points == pytest.approx(scene.codes[1][:, [2, 0]])
    assert found.view is not None
    assert found.view.how == Axes(2, 0)
    assert Past().at(scene.space, 1).points == pytest.approx(found.points)


def test_a_moment_on_chosen_axes_is_at_hand_for_what_is_asked_of_it_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene, past = Scene(), Past()
    scene.space.lens.turn_to(Axes(2, 0))
    found = moment(scene.space, SeeMoment(1), past)

    monkeypatch.delattr(copy, "deepcopy")  # no second copy of the network is made

    assert past.at(scene.space, 1).points == pytest.approx(found.points)
    assert moment(scene.space, SeeMoment(1), past).points == pytest.approx(found.points)


def test_a_moment_says_how_much_of_the_variance_is_seen() -> None:
    scene = Scene()

    view = moment(scene.space, SeeMoment(1)).view

    assert view is not None
    assert view.explained is not None
    assert 0.5 < view.explained < 1
    assert view.variances == pytest.approx(scene.codes[1].var(axis=0), rel=1e-4)


def test_what_was_just_looked_at_is_filmed_as_it_was_seen() -> None:
    scene = Scene(frames=0)
    told_by(scene.run, 1)
    scene.space.look()

    was_due = scene.filming.is_due
    scene.filming.shoot()

    assert was_due
    assert moment(scene.space, SeeMoment(1)).points == pytest.approx(scene.space.points, abs=1e-5)


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


def test_a_frame_that_fails_ends_the_film_and_not_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene()

    def fail(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(scene.space, "codes", fail)
    told_by(scene.run, 1)
    scene.filming.shoot()

    assert len(scene.film.frames) == 3
    assert scene.film.note.startswith("The film ends here: ")
    assert not scene.filming.is_due
