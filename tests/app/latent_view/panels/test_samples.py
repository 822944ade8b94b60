from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.panels import samples
from app.latent_view.panels.samples import AGAIN_MS, MOST_DESCRIBED, SamplesPanel
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph
from engine.questions.question import Question, Value
from engine.questions.samples import DescribeSamples
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.data_of_scene import answer, described
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Answering:
    return Answering(latent, answer)


@pytest.fixture
def panel(latent: Latent, engine: Answering, appearance: Appearance, qtbot: QtBot) -> SamplesPanel:
    return made(latent, appearance, qtbot)


def made(latent: Latent, appearance: Appearance, qtbot: QtBot) -> SamplesPanel:
    cloud_widget = ShownCloud(latent, appearance.theme)
    qtbot.addWidget(cloud_widget)
    panel = SamplesPanel(latent, cloud_widget, appearance)
    qtbot.addWidget(panel)
    panel.resize(348, 600)
    panel.show()
    shown_run(latent.session, cloud())
    return panel


def test_nothing_selected_says_how_to_select(panel: SamplesPanel) -> None:
    assert panel.title.text() == "Nothing selected"
    assert "lasso" in panel.said.text()
    assert not panel.stack.isVisible()


def test_the_selected_samples_are_shown_with_their_losses(
    panel: SamplesPanel, latent: Latent
) -> None:
    latent.select(np.array([4, 12]))

    assert panel.title.text() == "2 samples selected"
    assert panel.sheet.film.captions == ["7", "6"]
    assert panel.said.text() == "Below each sample: its loss."
    assert panel.table.model().rowCount() == 2


def test_the_sheet_follows_the_order_of_the_table(panel: SamplesPanel, latent: Latent) -> None:
    latent.select(np.array([4, 12, 20]))
    QTest.mouseClick(panel.views.button(1), LEFT)
    header = panel.table.horizontalHeader()
    loss = QPoint(header.sectionViewportPosition(3) + 20, header.height() // 2)

    QTest.mouseClick(header.viewport(), LEFT, pos=loss)

    assert panel.sheet.film.captions == ["5", "6", "7"]
    assert panel.order.currentText() == "Loss, lowest first"


def test_an_order_is_chosen_without_the_table_too(panel: SamplesPanel, latent: Latent) -> None:
    latent.select(np.array([20, 4, 12]))

    panel.order.setCurrentIndex(panel.order.findText("Sample, highest first"))

    assert panel.sheet.film.captions == ["5", "6", "7"]
    assert panel.model.sample(0) == 20


def test_a_click_on_a_sample_points_at_it_in_the_cloud(panel: SamplesPanel, latent: Latent) -> None:
    latent.select(np.array([4, 12]))

    QTest.mouseClick(panel.sheet, LEFT, pos=panel.sheet.area(1).center().toPoint())

    assert latent.cloud is not None
    assert latent.marker == QPointF(*latent.cloud.points[12].tolist())


def test_a_row_of_the_table_points_as_well(panel: SamplesPanel, latent: Latent) -> None:
    latent.select(np.array([4, 12]))
    QTest.mouseClick(panel.views.button(1), LEFT)

    panel.table.selectRow(1)

    assert latent.cloud is not None
    assert latent.marker == QPointF(*latent.cloud.points[12].tolist())


def test_the_button_lets_all_samples_go(panel: SamplesPanel, latent: Latent) -> None:
    latent.select(np.array([4, 12]))

    QTest.mouseClick(panel.clear, LEFT)

    assert latent.selection.tolist() == []
    assert not panel.stack.isVisible()


def test_of_very_many_samples_the_first_are_described(
    panel: SamplesPanel, latent: Latent, engine: Answering
) -> None:
    latent.select(np.arange(MOST_DESCRIBED + 1))

    (asked,) = engine.of(DescribeSamples)
    assert isinstance(asked, DescribeSamples)
    assert len(asked.rows) == MOST_DESCRIBED
    assert "Of 2,001 samples the first 2,000 are described." in panel.said.text()


def test_while_training_goes_on_samples_are_described_again(
    latent: Latent, appearance: Appearance, qtbot: QtBot
) -> None:
    engine = Answering(latent, answer, is_late=True)
    panel = made(latent, appearance, qtbot)
    latent.select(np.array([4]))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    for step in range(2, 5):
        latent.session.run.take([cloud(step=step)])

    qtbot.waitUntil(lambda: len(engine.of(DescribeSamples)) == 2, timeout=3 * AGAIN_MS)


def test_a_repeat_rests_although_an_answer_was_late(
    latent: Latent, appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "AGAIN_MS", 5)
    engine = Engine(latent)
    panel = made(latent, appearance, qtbot)
    latent.select(np.array([4]))
    latent.session.run.take([cloud(step=2)])
    passed: list[bool] = []
    Pace(panel, 50, lambda: passed.append(True)).expect()
    qtbot.waitUntil(lambda: bool(passed))

    engine.answer(DescribeSamples, described((4,)))
    at_once = engine.count(DescribeSamples)

    assert at_once == 1
    qtbot.waitUntil(lambda: engine.count(DescribeSamples) == 2)


def test_nothing_is_asked_that_nobody_sees(
    panel: SamplesPanel, latent: Latent, engine: Answering
) -> None:
    panel.hide()
    latent.select(np.array([4]))
    assert engine.of(DescribeSamples) == []

    panel.show()
    assert len(engine.of(DescribeSamples)) == 1


def test_what_the_engine_cannot_say_is_a_sentence(
    latent: Latent, appearance: Appearance, qtbot: QtBot
) -> None:
    engine = Answering(latent, lambda _: "This space is made of noise alone.")
    panel = made(latent, appearance, qtbot)
    latent.select(np.array([4]))

    assert engine.of(DescribeSamples)
    assert panel.said.text() == "This space is made of noise alone."


def test_samples_without_a_loss_of_their_own_have_their_number_below(
    latent: Latent, appearance: Appearance, qtbot: QtBot
) -> None:
    def without_loss(question: Question) -> Value | None:
        if isinstance(question, DescribeSamples):
            return described(question.rows, has_loss=False)
        return answer(question)

    engine = Answering(latent, without_loss)
    panel = made(latent, appearance, qtbot)
    latent.select(np.array([4, 12]))

    assert engine.questions
    assert panel.sheet.film.captions == ["4", "12"]
    assert panel.said.text() == ""
