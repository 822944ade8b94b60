from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.panels.measures import FACES, MeasuresPanel
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from engine.document.values import Document, Graph
from engine.latent.readings.measuring import MEASURES
from engine.questions.measures import MeasureCodes
from tests.app.latent_view.engine import Engine
from tests.app.latent_view.measured import measured
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    return Latent(Session(Document("Digits", network)))


@pytest.fixture
def engine(latent: Latent) -> Engine:
    return Engine(latent)


@pytest.fixture
def panel(
    latent: Latent, engine: Engine, appearance: Appearance, qtbot: QtBot
) -> Iterator[MeasuresPanel]:
    made = MeasuresPanel(latent, CloudWidget(appearance.theme), appearance)
    qtbot.addWidget(made)
    made.resize(348, 700)
    made.show()
    yield made
    made.hide()


def values(panel: MeasuresPanel) -> dict[str, str]:
    return {row.face.measure: row.value.text() for row in panel.rows}


def test_before_a_run_it_says_what_will_stand_here(panel: MeasuresPanel) -> None:
    assert panel.head.text().startswith("Train a network")
    assert not panel.page.isVisible()


def test_while_the_first_measures_are_taken_it_says_so(
    panel: MeasuresPanel, latent: Latent
) -> None:
    shown_run(latent.session, cloud(step=10))

    assert panel.head.text() == "The codes are being measured."


def test_every_measure_stands_with_its_value_and_what_it_is_compared_with(
    panel: MeasuresPanel, latent: Latent, engine: Engine
) -> None:
    shown_run(latent.session, cloud(step=10))
    engine.answer(MeasureCodes, measured(10))

    assert panel.head.text() == ("Measured on 630 samples that are not trained on, at step 10.")
    assert values(panel) == {
        "error": "0.091 · PCA 0.250",
        "agreement": "0.900",
        "silhouette": "−0.125",
        "trustworthiness": "0.980",
        "continuity": "0.970",
        "divergence": "12.50 nats",
        "discrepancy": "1.2e−04",
        "information": "1.50 of 2.30",
    }
    assert panel.bars.words_at(2) == "Dimension 1: 2.00 nats"
    assert not panel.spread.isVisible()


def test_all_that_the_engine_measures_is_shown() -> None:
    shown = {name for face in FACES for name in (face.measure, face.reference) if name}

    assert shown == set(MEASURES)


def test_codes_that_are_no_draws_are_told_apart(
    panel: MeasuresPanel, latent: Latent, engine: Engine
) -> None:
    shown_run(latent.session, cloud(step=10))
    engine.answer(MeasureCodes, measured(10, is_gaussian=False, is_held_out=False))

    assert panel.spread.isVisible()
    assert panel.head.text() == "Measured on 630 samples, at step 10."


def test_a_refusal_stands_in_the_head(panel: MeasuresPanel, latent: Latent, engine: Engine) -> None:
    shown_run(latent.session, cloud(step=10))
    engine.refuse(MeasureCodes, "The codes are no numbers any more.")

    assert panel.head.text() == "The codes are no numbers any more."


def test_rows_are_left_as_they_are_while_nobody_sees_them_and_then_catch_up(
    panel: MeasuresPanel, latent: Latent, engine: Engine
) -> None:
    shown_run(latent.session, cloud(step=10))
    engine.answer(MeasureCodes, measured(10))
    before = values(panel)
    panel.hide()

    shown_run(latent.session, cloud(run="r2", step=1))
    while_hidden = values(panel)
    panel.show()

    assert while_hidden == before
    assert set(values(panel).values()) == {""}
    assert panel.head.text() == "The codes are being measured."


def test_it_follows_the_theme(
    panel: MeasuresPanel, latent: Latent, engine: Engine, appearance: Appearance
) -> None:
    shown_run(latent.session, cloud(step=10))
    engine.answer(MeasureCodes, measured(10))
    dark = panel.rows[0].curve.grab().toImage()

    appearance.set_mode(Mode.LIGHT)

    assert panel.rows[0].curve.grab().toImage() != dark
