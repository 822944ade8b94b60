from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.samples_view.samples_view import BEFORE, NO_SHEET, NOTHING, WAITING, SamplesView
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.edits import rename, watch
from engine.document.files import read_document
from engine.examples import example_paths
from engine.language import Map
from engine.observations.records import RunEnded, RunStarted, Samples

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(read_document(example_paths()["digits-conditional-gan"]))


@pytest.fixture
def view(session: Session, appearance: Appearance, qtbot: QtBot) -> SamplesView:
    made = SamplesView(session, appearance)
    qtbot.addWidget(made)
    made.resize(825, 180)
    made.show()
    return made


def begin(session: Session, run: str = "r1") -> None:
    session.run.expect(run, session.document)
    session.run.take([RunStarted(run, "Digits", Map(), 10, 100, "cpu", 1, 9, "")])


def made_by(place: tuple[str, str], run: str = "r1") -> Samples:
    values = np.zeros((4, 8, 8), np.float32)
    return Samples(run, *place, 1, values, np.arange(4), "unit")


def test_before_the_first_run_it_says_what_will_appear(view: SamplesView) -> None:
    assert view.hint.isVisible()
    assert view.hint.text() == BEFORE.format(what="Digits, G")


def test_a_document_that_watches_no_pictures_says_how_it_would(
    view: SamplesView, session: Session
) -> None:
    graph = session.graph
    for node in graph.nodes:
        graph = watch(graph, node, ())
    session.edit("Stop watching", graph)

    assert view.hint.text() == NO_SHEET
    assert not view.has_sheets
    assert view.watched() == ()


def test_pictures_take_the_place_of_the_hint(view: SamplesView, session: Session) -> None:
    begin(session)
    assert view.hint.text() == WAITING

    session.run.take([made_by(place) for place in view.watched()])

    assert [one.title for one in view.sheet.shown] == ["Digits", "G"]
    assert not view.hint.isVisible()


def test_newer_pictures_take_the_place_of_older_ones(view: SamplesView, session: Session) -> None:
    begin(session)
    session.run.take([made_by(place) for place in view.watched()])
    newer = [made_by(place) for place in view.watched()]

    session.run.take(newer)
    session.edit("Rename", rename(session.graph, view.watched()[1][0], "Maker"))

    assert all(one.samples is made for one, made in zip(view.sheet.shown, newer, strict=True))
    assert [one.title for one in view.sheet.shown] == ["Digits", "Maker"]


def test_a_new_run_begins_without_the_pictures_of_the_last(
    view: SamplesView, session: Session
) -> None:
    begin(session)
    session.run.take([made_by(place) for place in view.watched()])

    begin(session, "r2")

    assert view.sheet.shown == ()
    assert view.hint.isVisible()


def test_a_run_that_fails_before_its_first_pictures_says_that_there_are_none(
    view: SamplesView, session: Session
) -> None:
    begin(session)
    session.run.take([RunEnded("r1", "failed", 0.1, 0, "The data is missing.")])

    assert view.hint.text() == NOTHING


def test_pictures_are_wanted_only_while_they_are_seen(view: SamplesView, qtbot: QtBot) -> None:
    assert len(view.watched()) == 2

    with qtbot.waitSignal(view.watch_changed) as told:
        view.hide()

    assert told.args == [()]


def test_it_follows_the_theme(view: SamplesView, session: Session, appearance: Appearance) -> None:
    begin(session)
    session.run.take([made_by(place) for place in view.watched()])
    before = view.grab().toImage()

    appearance.set_mode(Mode.LIGHT)

    assert view.grab().toImage() != before
