from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.controls.film_row import FilmRow
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph
from engine.questions.film import ListMoments, Moment, Moments, SeeMoment
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

MOMENTS = Moments((0, 4), (0, 1), has_weights=True)


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Engine:
    return Engine(latent)


@pytest.fixture
def row(latent: Latent, engine: Engine, appearance: Appearance, qtbot: QtBot) -> Iterator[FilmRow]:
    """The film of a run with two moments is seen."""
    widget = CloudWidget(appearance.theme)
    qtbot.addWidget(widget)
    made = FilmRow(latent, widget, appearance)
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show()
    shown_run(latent.session, cloud(step=10))
    engine.answer(ListMoments, MOMENTS)
    yield made
    made.hide()


def answer(engine: Engine, step: int) -> None:
    live = cloud()
    engine.answer(SeeMoment, Moment(step, 1, live.points, live.labels, np.arange(60)))


def test_the_slider_shows_a_moment_of_the_run(row: FilmRow, latent: Latent, engine: Engine) -> None:
    QTest.keyClick(row.bar.slider, Qt.Key.Key_Left)
    was_busy = row.bar.is_busy
    answer(engine, 4)

    assert (latent.moment, was_busy, row.bar.is_busy) == (4, True, False)


def test_the_film_plays_as_fast_as_moments_come(
    row: FilmRow, latent: Latent, engine: Engine, qtbot: QtBot
) -> None:
    row.bar.speed.setCurrentText("4×")
    row.bar.play()
    answer(engine, 0)
    qtbot.waitUntil(lambda: row.bar.step == 4)
    answer(engine, 4)
    qtbot.waitUntil(lambda: row.bar.is_now)

    assert latent.moment is None
    assert latent.cloud is latent.live_cloud


def test_another_run_is_shown_at_now(row: FilmRow, latent: Latent, engine: Engine) -> None:
    QTest.keyClick(row.bar.slider, Qt.Key.Key_Left)
    answer(engine, 4)

    shown_run(latent.session, cloud(run="r2"))

    assert row.bar.is_now
    assert not row.bar.play_button.isEnabled()


def test_who_leaves_the_film_sees_what_is(row: FilmRow, latent: Latent, engine: Engine) -> None:
    QTest.keyClick(row.bar.slider, Qt.Key.Key_Left)
    answer(engine, 4)

    row.hide()

    assert latent.moment is None
    assert row.bar.is_now


def test_why_there_is_no_film_is_told(row: FilmRow, latent: Latent, engine: Engine) -> None:
    shown_run(latent.session, cloud(run="r2"))
    engine.answer(ListMoments, Moments((), (), has_weights=False, note="No film was kept."))

    assert row.said.text() == "No film was kept."
    assert row.said.isVisible()


def test_a_film_without_weights_says_what_it_lacks(
    row: FilmRow, latent: Latent, engine: Engine
) -> None:
    shown_run(latent.session, cloud(run="r2"))
    engine.answer(ListMoments, Moments((0,), (0,), has_weights=False))

    assert "too many weights" in row.said.text()


def save(row: FilmRow, path: Path) -> None:
    """Press the button, and say where."""
    row.choose_path = lambda _: path
    QTest.mouseClick(row.bar.save_button, Qt.MouseButton.LeftButton)


def see(row: FilmRow, engine: Engine, qtbot: QtBot, step: int) -> None:
    """A moment of the film that is being saved is seen for a while."""
    before = row.said.text()
    answer(engine, step)
    qtbot.waitUntil(lambda: row.said.text() != before)


def test_the_film_is_saved_as_a_picture_that_moves(
    row: FilmRow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "born.gif"

    save(row, path)
    for step in (0, 4):
        see(row, engine, qtbot, step)

    with Image.open(path) as film:
        assert (film.format, getattr(film, "n_frames", 1)) == ("GIF", 2)
    assert row.said.text().startswith("The film is saved as ")
    assert row.bar.play_button.isEnabled()
    assert row.bar.is_now


def test_a_film_that_is_being_saved_can_be_left(
    row: FilmRow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    save(row, tmp_path / "born.gif")
    see(row, engine, qtbot, 0)
    said = row.said.text()

    QTest.mouseClick(row.bar.save_button, Qt.MouseButton.LeftButton)

    assert said == "Saving 1 of 2"
    assert row.said.text() == "The film was not saved."
    assert list(tmp_path.iterdir()) == []


def test_a_person_who_goes_elsewhere_leaves_the_film_unsaved(
    row: FilmRow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    save(row, tmp_path / "born.gif")
    see(row, engine, qtbot, 0)

    QTest.keyClick(row.bar.slider, Qt.Key.Key_Home)
    answer(engine, 4)
    see(row, engine, qtbot, 0)

    assert row.said.text() == "The film was not saved."


def test_another_ending_is_a_sentence(row: FilmRow, tmp_path: Path) -> None:
    save(row, tmp_path / "born.png")

    assert "does not end with .gif" in row.said.text()


def test_a_film_that_grows_while_it_is_saved_is_saved_as_it_was(
    row: FilmRow, latent: Latent, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    save(row, tmp_path / "born.gif")
    see(row, engine, qtbot, 0)
    latent.film.watch(is_seen=True)
    engine.answer(ListMoments, Moments((0, 4, 8), (0, 1, 2), has_weights=True))

    see(row, engine, qtbot, 4)

    with Image.open(tmp_path / "born.gif") as film:
        assert getattr(film, "n_frames", 1) == 2
    assert row.bar.count == 3


def test_a_moment_that_is_gone_leaves_the_film_unsaved(
    row: FilmRow, engine: Engine, tmp_path: Path
) -> None:
    save(row, tmp_path / "born.gif")

    engine.refuse(SeeMoment, "It is gone.")

    assert row.said.text() == "The film was not saved."
    assert row.bar.is_now


def test_a_folder_that_is_not_there_is_a_sentence(
    row: FilmRow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    save(row, tmp_path / "none" / "born.gif")
    for step in (0, 4):
        see(row, engine, qtbot, step)

    assert "cannot be saved" in row.said.text()
