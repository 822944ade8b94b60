from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QSpinBox

from app.latent_view.panels.panel import Panel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.latent_view.held import Answerer

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Counting(Panel):
    """Counts how often it asks."""

    asked = 0

    def refresh(self) -> None:
        self.asked += 1


def test_a_panel_asks_anew_whenever_it_comes_to_the_front(hand: Answerer, qtbot: QtBot) -> None:
    panel = Counting(hand.latent)
    qtbot.addWidget(panel)
    before = panel.asked

    panel.show()
    panel.hide()
    panel.show()

    assert (before, panel.asked) == (0, 2)


def test_a_run_that_goes_on_is_followed_at_most_so_often_and_to_its_end(
    hand: Answerer, qtbot: QtBot
) -> None:
    panel = Counting(hand.latent, every_ms=30)
    qtbot.addWidget(panel)
    for _ in range(5):
        panel.follow()
    at_once = panel.asked

    qtbot.waitUntil(lambda: panel.asked == 2)

    assert at_once == 1


def test_the_words_of_a_form_stand_at_the_height_of_their_fields(
    hand: Answerer, qtbot: QtBot
) -> None:
    panel, field = Panel(hand.latent), QSpinBox()
    qtbot.addWidget(panel)
    panel.add_form(("How many", field))
    panel.show()
    (label,) = panel.findChildren(QLabel)

    assert abs(label.geometry().center().y() - field.geometry().center().y()) <= 1
