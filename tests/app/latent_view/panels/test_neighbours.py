from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.panels import neighbours
from app.latent_view.panels.neighbours import NeighboursPanel
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph
from engine.questions.question import Question, Value
from engine.questions.samples import FindNearest, Nearest, PlaceValues
from engine.questions.spots import At, OfRow
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

POINT = np.array([0.25, -0.5], np.float32)


def nearest(question: Question) -> Value | str | None:
    """Rows 8 and 9 are near to everything."""
    is_file = isinstance(question, PlaceValues)
    if not is_file and not isinstance(question, FindNearest):
        return None
    if isinstance(question, PlaceValues) and question.values.size == 3:
        return "Expected a sample of images, 2 × 2, received 3 numbers; choose another file."
    has_values = is_file or (isinstance(question, FindNearest) and isinstance(question.spot, OfRow))
    values = np.ones((int(has_values), 2, 2), np.float32)
    error = 0.125 if has_values else math.nan
    near, inputs = np.array([8, 9]), np.zeros((2, 2, 2), np.float32)
    return Nearest(POINT, POINT, near, np.array([0.5, 0.75]), inputs, "unit", values, error)


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Answering:
    return Answering(latent, nearest, is_late=True)


@pytest.fixture
def panel(
    latent: Latent, engine: Answering, appearance: Appearance, qtbot: QtBot
) -> NeighboursPanel:
    shown = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(shown)
    made = NeighboursPanel(latent, shown, appearance)
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    return made


def last(engine: Answering) -> Question:
    asked = [each for each in engine.questions if isinstance(each, FindNearest | PlaceValues)]
    return asked[-1]


def test_before_anything_is_chosen_it_says_what_will_appear(panel: NeighboursPanel) -> None:
    assert "its nearest samples appear here" in panel.said.text()
    assert not panel.room.isVisible()


def test_where_a_person_points_the_nearest_samples_are_shown(
    panel: NeighboursPanel, latent: Latent, engine: Answering, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    qtbot.waitUntil(lambda: len(panel.sheet.film.values) == 2)

    latent.point(QPointF(1.5, 0.5))

    qtbot.waitUntil(lambda: last(engine) == FindNearest(At(1.5, 0.5)))
    assert panel.title.text() == "The point that you point at"
    assert panel.sheet.film.captions == ["0.5", "0.75"]
    assert not panel.picture.isVisible()


def test_a_single_selected_sample_is_shown_with_its_point(
    panel: NeighboursPanel, latent: Latent, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    latent.select(np.array([25]))

    qtbot.waitUntil(panel.picture.isVisible)
    assert panel.title.text() == "Sample 25"
    assert panel.facts.text() == "at 0.25, −0.50\nclass 1\nerror 0.125"
    assert latent.marker == QPointF(0.25, -0.5)


def test_several_selected_samples_change_nothing(
    panel: NeighboursPanel, latent: Latent, engine: Answering, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    qtbot.waitUntil(lambda: len(panel.sheet.film.values) == 2)
    before = last(engine)

    latent.select(np.array([25, 26]))

    assert last(engine) == before


def test_a_click_on_a_neighbour_goes_on_from_there(
    panel: NeighboursPanel, latent: Latent, engine: Answering, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    qtbot.waitUntil(lambda: len(panel.sheet.film.values) == 2)
    place = panel.sheet.area(1).center().toPoint()

    QTest.mouseClick(panel.sheet, Qt.MouseButton.LeftButton, pos=place)

    assert latent.selection.tolist() == [9]
    qtbot.waitUntil(lambda: panel.title.text() == "Sample 9")
    assert last(engine) == FindNearest(OfRow(9))


def test_a_file_is_placed_in_the_space(
    panel: NeighboursPanel, latent: Latent, engine: Answering, qtbot: QtBot, tmp_path: Path
) -> None:
    shown_run(latent.session, cloud())
    (tmp_path / "seven.csv").write_text("0,1,1,0\n")

    panel.dropping.dropped.emit(tmp_path / "seven.csv")

    qtbot.waitUntil(panel.picture.isVisible)
    asked = last(engine)
    assert isinstance(asked, PlaceValues)
    assert asked.values.tolist() == [0, 1, 1, 0]
    assert panel.title.text() == "seven.csv"
    assert latent.marker == QPointF(0.25, -0.5)


def test_a_file_that_does_not_fit_says_so(
    panel: NeighboursPanel, latent: Latent, qtbot: QtBot, tmp_path: Path
) -> None:
    shown_run(latent.session, cloud())
    (tmp_path / "seven.csv").write_text("0,1,1\n")

    panel.take_file(tmp_path / "seven.csv")

    qtbot.waitUntil(lambda: "received 3 numbers" in panel.said.text())
    panel.take_file(tmp_path / "seven.loom")
    assert "neither a picture nor a table" in panel.said.text()


def test_while_training_goes_on_the_neighbours_follow(
    panel: NeighboursPanel, latent: Latent, engine: Answering, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    latent.select(np.array([25]))
    qtbot.waitUntil(panel.picture.isVisible)
    before = len(engine.of(FindNearest))

    latent.session.run.take([cloud(step=2)])

    qtbot.waitUntil(lambda: len(engine.of(FindNearest)) > before)
    assert last(engine) == FindNearest(OfRow(25))


def test_a_repeat_rests_although_an_answer_was_late(
    latent: Latent, appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "AGAIN_MS", 5)
    engine = Engine(latent)
    shown = ShownCloud(latent, appearance.theme)
    panel = NeighboursPanel(latent, shown, appearance)
    for widget in (shown, panel):
        qtbot.addWidget(widget)
    panel.show()
    shown_run(latent.session, cloud())
    latent.session.run.take([cloud(step=2)])
    passed: list[bool] = []
    Pace(panel, 50, lambda: passed.append(True)).expect()
    qtbot.waitUntil(lambda: bool(passed))
    found = nearest(engine.last(FindNearest).question)
    assert isinstance(found, Nearest)

    engine.answer(FindNearest, found)
    at_once = engine.count(FindNearest)

    assert at_once == 1
    qtbot.waitUntil(lambda: engine.count(FindNearest) == 2)


def test_another_run_begins_with_nothing(
    panel: NeighboursPanel, latent: Latent, qtbot: QtBot
) -> None:
    shown_run(latent.session, cloud())
    latent.select(np.array([25]))
    qtbot.waitUntil(panel.picture.isVisible)

    latent.session.run.expect("r2")

    assert not panel.picture.isVisible()
    assert not panel.room.isVisible()


def test_nothing_is_asked_that_nobody_sees(
    panel: NeighboursPanel, latent: Latent, engine: Answering
) -> None:
    panel.hide()
    shown_run(latent.session, cloud())
    latent.select(np.array([25]))

    assert engine.of(FindNearest) == []
