from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from app.latent_view.values.decoded_here import DecodedHere
from engine.questions.projecting import Tsne, View
from tests.app.latent_view.held import told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance
    from tests.app.latent_view.held import Answerer

CODE = np.array([1, 2, 3, 4], np.float32)


@pytest.fixture
def here(hand: Answerer, appearance: Appearance, qtbot: QtBot) -> DecodedHere:
    made = DecodedHere(hand.latent, appearance.theme)
    qtbot.addWidget(made)
    hand.show()
    return made


def test_a_code_on_the_plane_can_be_morphed(here: DecodedHere) -> None:
    assert here.hint.text() == "drag to morph"
    assert "lies on the shown plane" in here.toolTip()


def test_a_code_that_was_set_is_said_to_lie_off_the_plane_until_it_is_let_go(
    here: DecodedHere, hand: Answerer
) -> None:
    hand.latent.hold(CODE)
    hand.decode()
    held = here.hint.text()
    hand.latent.point(QPointF(0, 0))
    hand.decode()
    pointed = here.hint.text()
    hand.latent.let_go()
    hand.decode()

    assert held == pointed == "off the plane"
    assert here.hint.text() == "drag to morph"


def test_the_class_that_the_decoder_is_told_is_said(here: DecodedHere, hand: Answerer) -> None:
    hand.latent.hold(CODE, told=45)
    hand.decode()

    assert here.hint.text() == "off the plane, told class 2"


def test_in_a_layout_a_point_is_said_to_stand_between_samples(
    here: DecodedHere, hand: Answerer
) -> None:
    view = View(Tsne(), None, np.ones(4, np.float32), np.empty(0, np.int64), 1)

    hand.show(replace(told(), view=view))
    hand.latent.hold(CODE)
    hand.decode()

    assert here.hint.text() == "drag to morph"
    assert "between those of the samples" in here.toolTip()
