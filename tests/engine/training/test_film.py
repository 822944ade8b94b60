from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.observations.about import FILM
from engine.training.film import (
    FIRST_INTERVAL_SECONDS,
    LEAST_FRAMES,
    MOST_BYTES,
    MOST_FRAMES,
    MOST_ROWS,
    Film,
    Frame,
    Scene,
    filmed_rows,
    most_frames,
    read_film,
    takes_weights,
)

CODE = ("n3", "z")


def frame(step: int, epoch: int = 0) -> Frame:
    points = torch.full((4, 2), float(step))
    scene = Scene(points, torch.zeros(3), torch.eye(2, 3), torch.ones(3))
    return Frame(step, epoch, {CODE: scene}, {"n1.weight": torch.full((2, 2), step / 3)})


def film_of(*steps: int) -> Film:
    film = Film({CODE: filmed_rows(4)})
    for step in steps:
        film.add(frame(step, epoch=step // 10))
    return film


def steps(film: Film) -> list[int]:
    return [each.step for each in film.frames]


def test_a_film_that_is_full_leaves_out_every_second_frame_and_comes_half_as_often() -> None:
    film = film_of(*range(MOST_FRAMES + 1))

    assert steps(film) == list(range(0, MOST_FRAMES + 1, 2))
    assert film.interval_seconds == 2 * FIRST_INTERVAL_SECONDS


def test_a_film_never_grows_beyond_its_bounds_and_keeps_its_ends() -> None:
    film = film_of(*range(1000))

    assert len(film.frames) <= MOST_FRAMES
    assert (steps(film)[0], steps(film)[-1]) == (0, 999)


def test_large_frames_are_fewer() -> None:
    assert most_frames(1000) == MOST_FRAMES
    assert most_frames(MOST_BYTES // 51) == 50
    assert most_frames(MOST_BYTES) == LEAST_FRAMES
    assert all(most_frames(size) % 2 == 0 for size in range(1, MOST_BYTES, 99_991))


def test_weights_are_kept_as_long_as_the_fewest_frames_hold_them() -> None:
    assert takes_weights(MOST_BYTES // LEAST_FRAMES)
    assert not takes_weights(MOST_BYTES // LEAST_FRAMES + 1)


def test_a_second_frame_of_a_step_stands_in_the_place_of_the_first() -> None:
    film = film_of(1, 2, 2)

    assert steps(film) == [1, 2]


def test_who_looks_at_a_film_beside_the_training_sees_no_half_of_a_change() -> None:
    film = film_of(1, 2)
    seen = film.frames

    film.add(frame(2, epoch=7))

    assert [(each.step, each.epoch) for each in seen] == [(1, 0), (2, 0)]
    assert [(each.step, each.epoch) for each in film.frames] == [(1, 0), (2, 7)]


def test_a_moment_is_found_by_its_step() -> None:
    film = film_of(1, 5)

    assert film.at(5) is film.frames[1]
    assert film.at(2) is None


@pytest.mark.parametrize("count", [0, 1, 7, MOST_ROWS])
def test_few_samples_are_all_filmed(count: int) -> None:
    assert filmed_rows(count).tolist() == list(range(count))


def test_of_many_samples_some_are_filmed_evenly() -> None:
    rows = filmed_rows(60_000)

    assert (len(rows), rows[[0, -1]].tolist()) == (MOST_ROWS, [0, 59_999])
    assert rows.unique().equal(rows)


def test_a_film_comes_back_from_its_file(tmp_path: Path) -> None:
    film = film_of(3, 14)
    (tmp_path / FILM).write_bytes(film.to_bytes())

    again = read_film(tmp_path)

    assert steps(again) == [3, 14]
    assert [each.epoch for each in again.frames] == [0, 1]
    assert again.rows[CODE].equal(film.rows[CODE])
    for before, after in zip(film.frames, again.frames, strict=True):
        assert after.scenes[CODE].points.equal(before.scenes[CODE].points)
        assert after.scenes[CODE].axes.equal(before.scenes[CODE].axes)
        assert after.weights["n1.weight"].equal(before.weights["n1.weight"])
    assert again.note == ""


def test_a_run_without_a_film_says_so(tmp_path: Path) -> None:
    film = read_film(tmp_path)

    assert (film.frames, film.note) == ([], "No film was kept with this run.")


@pytest.mark.parametrize("cut", [0, 3, 40, -5])
def test_a_damaged_film_says_so(tmp_path: Path, cut: int) -> None:
    (tmp_path / FILM).write_bytes(film_of(1, 2).to_bytes()[:cut])

    film = read_film(tmp_path)

    assert film.frames == []
    assert "film.safetensors is damaged (" in film.note


def test_a_file_of_another_kind_says_so(tmp_path: Path) -> None:
    from safetensors.torch import save

    (tmp_path / FILM).write_bytes(save({"a": torch.zeros(2)}, metadata={"words": "[]"}))

    assert "is damaged" in read_film(tmp_path).note
