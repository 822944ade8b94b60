from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.panels.sliders import SlidersPanel
from engine.questions.dimensions import Dimensions, ReadDimensions
from tests.app.latent_view.held import DIMENSIONS, Answerer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.latent_view.cloud.shown_cloud import ShownCloud
    from app.theme.applying import Appearance

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(hand: Answerer, cloud: ShownCloud, appearance: Appearance, qtbot: QtBot) -> SlidersPanel:
    made = SlidersPanel(hand.latent, cloud, appearance)
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    return made


def spread(asked: ReadDimensions, total: int = DIMENSIONS) -> Dimensions:
    """Of the first four of so many dimensions, and of the named ones."""
    which = np.unique([*range(DIMENSIONS), *asked.named])
    low = np.full(len(which), -2, np.float32)
    low[1] = -4
    counts = np.ones((len(which), 24), np.int64)
    return Dimensions(total, which, low, -low, counts)


def shown(hand: Answerer, total: int = DIMENSIONS) -> None:
    hand.show()
    hand.answer(ReadDimensions, lambda asked: spread(asked, total))


def test_before_a_run_it_says_what_will_appear(panel: SlidersPanel, hand: Answerer) -> None:
    assert panel.note.text().startswith("Train, or open a run")
    assert not panel.sliders
    assert not hand.count(ReadDimensions)


def test_every_dimension_gets_a_slider_at_the_number_that_is_decoded(
    panel: SlidersPanel, hand: Answerer
) -> None:
    shown(hand)
    hand.latent.point(QPointF(0.5, -1))
    hand.decode()

    assert [slider.value for slider in panel.sliders.values()] == [0.5, -1, 0, 0]
    assert not panel.note.isVisible()


def test_all_sliders_have_one_scale_so_that_narrow_dimensions_look_narrow(
    panel: SlidersPanel, hand: Answerer
) -> None:
    shown(hand)

    limits = {slider.limits for slider in panel.sliders.values()}
    (found,) = limits
    assert found == pytest.approx((-4.8, 4.8))


def test_a_slider_sets_its_number_alone_and_the_marker_follows(
    panel: SlidersPanel, hand: Answerer
) -> None:
    shown(hand)
    hand.latent.point(QPointF(0.5, -1))
    hand.decode()

    for dimension, value in ((3, 2.0), (0, 1.5)):
        slider = panel.sliders[dimension]
        place = QPoint(round(slider.place_of(value)), slider.height() // 2)
        QTest.mouseClick(slider, LEFT, pos=place)
        hand.decode()

    assert hand.latent.decoded is not None
    assert hand.latent.decoded.codes[0] == pytest.approx([1.5, -1, 0, 2], abs=0.05)
    assert hand.latent.marker is not None
    assert hand.latent.marker.toTuple() == pytest.approx((1.5, -1), abs=0.05)


def test_the_way_back_to_the_plane_is_offered_once_something_lies_off_it(
    panel: SlidersPanel, hand: Answerer
) -> None:
    shown(hand)
    before = panel.back.isEnabled()
    QTest.keyClick(panel.sliders[2], Qt.Key.Key_PageUp)
    hand.decode()
    off = panel.sliders[2].value

    assert (before, panel.back.isEnabled()) == (False, True)
    QTest.mouseClick(panel.back, LEFT)
    hand.decode()
    assert (off > 0, panel.sliders[2].value) == (True, 0)
    assert not panel.back.isEnabled()


def test_of_many_dimensions_a_person_can_add_others(panel: SlidersPanel, hand: Answerer) -> None:
    shown(hand, total=10_000)
    words = panel.note.text()

    panel.number.setValue(8_001)
    QTest.mouseClick(panel.add, LEFT)

    assert words == "The 4 of 10,000 dimensions along which the codes vary most."
    assert hand.last(ReadDimensions).named == (8_000,)


def test_a_small_space_needs_no_field_for_more(panel: SlidersPanel, hand: Answerer) -> None:
    shown(hand)

    assert not panel.adding.isVisible()


def test_what_the_engine_refuses_is_said(panel: SlidersPanel, hand: Answerer) -> None:
    hand.show()
    hand.refuse(ReadDimensions, "The codes are no numbers.")

    assert panel.note.isVisible()
    assert panel.note.text() == "The codes are no numbers."


def test_a_handle_that_is_held_is_not_moved_by_the_run(panel: SlidersPanel, hand: Answerer) -> None:
    shown(hand)
    slider = panel.sliders[0]
    QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.place_of(1.0)), 10))
    held = slider.value
    hand.latent.decoded_changed.emit()

    assert slider.value == held
    QTest.mouseRelease(slider, LEFT)


def test_another_run_has_other_dimensions(panel: SlidersPanel, hand: Answerer) -> None:
    shown(hand)
    hand.latent.session.run.expect("r2")
    hand.latent.session.run.started.emit()

    assert not panel.sliders
    assert panel.note.isVisible()
