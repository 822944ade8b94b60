from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.panels.anomalies import AnomaliesPanel
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from engine.commands import GiveUp
from engine.document.values import Document, Graph
from engine.observations.records import RunEnded
from engine.questions.anomalies import Scores, ScoreSamples
from engine.questions.question import Question, Value
from engine.questions.samples import WhichData
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.data_of_scene import DATA
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.scene import RUN, cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


def scored(question: Question) -> Value | float | None:
    """Every tenth sample is unlike the others; the density takes longer than anybody waits."""
    match question:
        case WhichData():
            return DATA
        case ScoreSamples(way="error"):
            values = np.where(np.arange(60) % 10 == 9, 5.0, np.arange(60) / 60)
            return Scores("error", values, DATA.splits)
        case ScoreSamples():
            return 0.25
    return None


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Answering:
    return Answering(latent, scored, is_late=True)


@pytest.fixture
def panel(
    latent: Latent, engine: Answering, appearance: Appearance, qtbot: QtBot
) -> AnomaliesPanel:
    shown = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(shown)
    made = AnomaliesPanel(latent, shown, appearance)
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    return made


@pytest.fixture
def ready(panel: AnomaliesPanel, latent: Latent, qtbot: QtBot) -> AnomaliesPanel:
    shown_run(latent.session, cloud())
    qtbot.waitUntil(panel.slider.isVisible)
    return panel


def test_before_there_are_codes_it_says_what_will_appear(panel: AnomaliesPanel) -> None:
    assert "once there are codes" in panel.said.text()
    assert not panel.slider.isVisible()


def test_at_first_the_threshold_lies_above_almost_all_training_samples(
    ready: AnomaliesPanel,
) -> None:
    values = np.where(np.arange(60) % 10 == 9, 5.0, np.arange(60) / 60)

    assert ready.slider.value == pytest.approx(np.quantile(values[:40], 0.95))
    assert ready.above.text() == "6 samples above 5"


def test_the_samples_above_the_threshold_are_selected(
    ready: AnomaliesPanel, latent: Latent
) -> None:
    place = QPoint(round(ready.slider.place_of(0.5)), 40)
    QTest.mouseClick(ready.slider, LEFT, pos=place)
    assert "samples above" in ready.above.text()

    QTest.mouseClick(ready.select, LEFT)

    chosen = latent.selection.tolist()
    assert {9, 19, 29, 39, 49, 59, 40, 58} <= set(chosen)
    assert not {0, 10, 20} & set(chosen)


def test_a_class_is_what_anomalies_are_in_truth(ready: AnomaliesPanel) -> None:
    ready.truth.setCurrentIndex(ready.truth.findText("Anomalies in truth: class 2"))

    assert ready.area.text().startswith("AUROC ")
    assert ready.plot.isVisible()
    assert "Judged by all 60 samples" in ready.rows.text()


def test_all_but_one_class_are_anomalies_where_one_alone_is_usual(ready: AnomaliesPanel) -> None:
    areas = []
    for words in ("class 0", "all but class 0"):
        ready.truth.setCurrentIndex(ready.truth.findText(f"Anomalies in truth: {words}"))
        areas.append(float(ready.area.text().removeprefix("AUROC ")))

    assert areas[0] < 0.5 < areas[1]
    assert sum(areas) == pytest.approx(1, abs=2e-3)


def test_a_kept_column_is_judged_by(ready: AnomaliesPanel, latent: Latent, qtbot: QtBot) -> None:
    kept = KeptColumns.of(latent)
    qtbot.waitUntil(lambda: kept.data is not None)
    kept.keep("odd", np.array([9, 19, 29, 39, 49, 59]))

    ready.truth.setCurrentIndex(ready.truth.findText("Anomalies in truth: odd"))

    assert ready.area.text() == "AUROC 1.000"
    assert "finds 2 of 2 anomalies, with 0 false alarms among 18 others" in ready.verdict.text()
    assert "20 samples that were not trained on" in ready.rows.text()


def test_of_one_kind_there_is_a_sentence_and_no_curve(
    ready: AnomaliesPanel, latent: Latent, qtbot: QtBot
) -> None:
    kept = KeptColumns.of(latent)
    qtbot.waitUntil(lambda: kept.data is not None)
    kept.keep("all", np.arange(60))

    ready.truth.setCurrentIndex(ready.truth.findText("Anomalies in truth: all"))

    assert "of one kind" in ready.verdict.text()
    assert not ready.plot.isVisible()


def test_another_score_is_worked_out_with_its_progress(
    ready: AnomaliesPanel, engine: Answering, qtbot: QtBot
) -> None:
    ready.ways.setCurrentIndex(1)

    qtbot.waitUntil(lambda: ready.said.text() == "Working out scores: 25%")
    assert engine.questions[-1] == ScoreSamples("density")
    assert not ready.slider.isVisible()


def test_work_is_given_up_when_nobody_looks(
    ready: AnomaliesPanel, latent: Latent, qtbot: QtBot
) -> None:
    told: list[object] = []
    ready.ways.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "25" in ready.said.text())
    latent.asked.connect(told.append)

    ready.hide()

    assert [type(command) for command in told] == [GiveUp]


def test_what_cannot_be_scored_is_a_sentence(
    latent: Latent, appearance: Appearance, qtbot: QtBot
) -> None:
    Answering(latent, lambda _: "Nothing comes back from this space.", is_late=True)
    shown = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(shown)
    panel = AnomaliesPanel(latent, shown, appearance)
    qtbot.addWidget(panel)
    panel.show()
    shown_run(latent.session, cloud())

    qtbot.waitUntil(lambda: panel.said.text() == "Nothing comes back from this space.")
    assert not panel.slider.isVisible()


def test_a_run_that_ends_while_scores_are_worked_out_is_scored_once_more(
    latent: Latent, appearance: Appearance, qtbot: QtBot
) -> None:
    engine = Engine(latent)
    shown = ShownCloud(latent, appearance.theme)
    panel = AnomaliesPanel(latent, shown, appearance)
    for widget in (shown, panel):
        qtbot.addWidget(widget)
    panel.show()
    shown_run(latent.session, cloud())
    latent.session.run.take([cloud(step=2), RunEnded(RUN, "finished", 1.0, 2)])
    before = engine.count(ScoreSamples)
    scores = Scores("error", np.arange(60.0), DATA.splits)

    engine.answer(ScoreSamples, scores)
    after = engine.count(ScoreSamples)
    engine.answer(ScoreSamples, scores)

    assert (before, after) == (1, 2)
    assert engine.count(ScoreSamples) == 2


def test_while_training_goes_on_scores_follow_and_a_threshold_stays(
    ready: AnomaliesPanel, latent: Latent, engine: Answering, qtbot: QtBot
) -> None:
    QTest.mouseClick(ready.slider, LEFT, pos=QPoint(round(ready.slider.place_of(0.5)), 40))
    value = ready.slider.value

    latent.session.run.take([cloud(step=2)])

    qtbot.waitUntil(lambda: len(engine.of(ScoreSamples)) == 2)
    qtbot.wait(0)
    assert ready.slider.value == value
