from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from app.latent_view.space.neighbours import Vote
from app.latent_view.values.decoded_panel import (
    BEFORE,
    HINT,
    DecodedPanel,
    place_words,
    vote_words,
)
from app.theme.tokens import DARK
from engine.questions.decoding import Decodings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> DecodedPanel:
    made = DecodedPanel(DARK)
    qtbot.addWidget(made)
    return made


def test_a_place_is_written_with_a_true_minus() -> None:
    assert place_words(QPointF(10.82, -2.589)) == "10.82, −2.59"
    assert place_words(QPointF(0.0, 0.0314)) == "0.00, 0.031"


def test_nothing_has_no_sign() -> None:
    assert place_words(QPointF(-0.0001, -0.0)) == "0.000, 0.00"


def test_the_vote_of_the_neighbours_is_written_out() -> None:
    assert vote_words(Vote(3, 10, 10)) == "nearest 3   (10 of 10 neighbours)"


def test_before_anybody_points_it_says_what_happens_then(panel: DecodedPanel) -> None:
    assert panel.hint.text() == BEFORE
    assert panel.place.isHidden()
    assert panel.nearest.isHidden()


def test_a_place_is_shown_with_its_neighbours(panel: DecodedPanel) -> None:
    panel.show_place(QPointF(1.0, 2.0), Vote(7, 6, 10))

    assert panel.place.text() == "1.00, 2.00"
    assert panel.nearest.text() == "nearest 7   (6 of 10 neighbours)"
    assert panel.hint.text() == HINT


def test_a_single_number_says_which_head_it_comes_from(panel: DecodedPanel) -> None:
    place = np.zeros((1, 2), np.float32)
    number = Decodings(place, place, np.array([0.9985], np.float32), "unit", "p")
    pixels = Decodings(place, place, np.ones((1, 8, 8), np.float32), "unit", "p")

    panel.show_decoded(number, "Probability")
    assert panel.value.text() == "Probability 0.9985"
    assert not panel.value.isHidden()

    panel.show_decoded(pixels, "Pixels")
    assert panel.value.isHidden()


def test_samples_without_classes_have_no_line_of_neighbours(panel: DecodedPanel) -> None:
    panel.show_place(QPointF(1.0, 2.0), None)

    assert panel.nearest.isHidden()
    assert not panel.place.isHidden()


def test_the_origin_is_a_place_as_well(panel: DecodedPanel) -> None:
    panel.show_place(QPointF(0, 0), None)

    assert panel.place.text() == "0.00, 0.00"
    assert panel.hint.text() == HINT
