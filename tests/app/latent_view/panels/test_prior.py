from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.panels.prior import PriorPanel, columns_for
from engine.questions.decoding import DecodeSpots
from engine.questions.prior import Drawn, DrawPrior
from tests.app.latent_view.held import DIMENSIONS, Answerer, decoded, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.cloud.shown_cloud import ShownCloud
    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot) -> PriorPanel:
    made = PriorPanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    return made


def drawn(asked: DrawPrior, classes: int = 0) -> Drawn:
    codes = np.random.default_rng(asked.seed).normal(size=(asked.count, DIMENSIONS)).astype("f")
    return Drawn(
        decoded(np.tile(codes, (max(1, classes), 1))), np.arange(classes), 10 * np.arange(classes)
    )


def test_before_a_run_it_says_what_will_appear(panel: PriorPanel, hand: Answerer) -> None:
    assert panel.note.text().startswith("Train, or open a run")
    assert not panel.again.isEnabled()
    assert not hand.count(DrawPrior)


def test_codes_are_drawn_decoded_and_seen_in_the_cloud(panel: PriorPanel, hand: Answerer) -> None:
    hand.show()
    hand.answer(DrawPrior, drawn)

    assert hand.last(DrawPrior) == DrawPrior(8, 0, "normal")
    assert len(panel.grid.film.values) == 8
    assert len(panel.layer.points) == 8


def test_other_codes_come_with_the_button_and_another_prior_with_the_choice(
    panel: PriorPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(DrawPrior, drawn)

    QTest.mouseClick(panel.again, LEFT)
    hand.answer(DrawPrior, drawn)
    other = hand.last(DrawPrior)
    QTest.keyClick(panel.prior, Qt.Key.Key_Down)

    assert other.seed == 1
    assert hand.last(DrawPrior) == DrawPrior(8, 1, "fitted")


def test_the_same_codes_are_decoded_again_as_the_run_goes_on(
    panel: PriorPanel, hand: Answerer, qtbot: QtBot
) -> None:
    hand.show()
    hand.answer(DrawPrior, drawn)
    first = hand.last(DrawPrior)

    hand.latent.session.run.take([told(step=2)])

    qtbot.waitUntil(lambda: hand.count(DrawPrior) == 2)
    assert hand.last(DrawPrior) == first


def test_where_the_decoder_is_told_a_class_each_class_has_a_row(
    panel: PriorPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(DrawPrior, lambda asked: drawn(asked, classes=3))

    places = [panel.grid.area(place) for place in (0, 7, 8, 23)]
    assert places[0].top() == places[1].top() < places[2].top() < places[3].top()
    assert len(panel.layer.points) == 8
    assert "another class" in panel.note.text()


def test_a_click_takes_the_code_into_the_hand(panel: PriorPanel, hand: Answerer) -> None:
    hand.show()
    hand.answer(DrawPrior, drawn)

    QTest.mouseClick(panel.grid, LEFT, pos=panel.grid.area(5).center().toPoint())
    hand.decode()

    assert hand.latent.held is not None
    assert np.array_equal(hand.latent.held, drawn(hand.last(DrawPrior)).drawn.codes[5])


def test_the_class_of_a_row_stays_with_the_code_that_is_taken(
    panel: PriorPanel, hand: Answerer
) -> None:
    hand.show()
    hand.answer(DrawPrior, lambda asked: drawn(asked, classes=3))

    QTest.mouseClick(panel.grid, LEFT, pos=panel.grid.area(17).center().toPoint())
    hand.decode()
    taken = hand.last(DecodeSpots).rows
    hand.latent.point(QPointF(0, 0))
    pointed = hand.last(DecodeSpots).rows
    hand.decode()
    hand.latent.let_go()

    assert (taken, pointed, hand.last(DecodeSpots).rows) == ((20,), (20,), ())


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (3, 3), (16, 4), (17, 8), (64, 8)])
def test_a_few_are_drawn_large(count: int, columns: int) -> None:
    assert columns_for(count) == columns


def test_the_dots_go_with_the_panel(panel: PriorPanel, hand: Answerer) -> None:
    hand.show()
    hand.answer(DrawPrior, drawn)

    panel.hide()

    assert not len(panel.layer.points)


def test_what_the_engine_refuses_is_said(panel: PriorPanel, hand: Answerer) -> None:
    hand.show()
    hand.refuse(DrawPrior, "No head lies behind this block.")

    assert panel.note.text() == "No head lies behind this block."
    assert not len(panel.grid.film.values)
