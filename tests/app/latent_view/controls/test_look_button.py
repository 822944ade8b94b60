from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.controls.look_button import CARD_PX, LookButton
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance, Mode
from app.theme.tokens import DARK
from engine.document.values import Document, Graph

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager, and nothing to raise or to grab.
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def button(network: Graph, appearance: Appearance, qtbot: QtBot) -> LookButton:
    cloud = CloudWidget(DARK)
    made = LookButton(Latent(Session(Document("Digits", network))), cloud, appearance)
    for widget in (cloud, made):
        qtbot.addWidget(widget)
    made.show()
    return made


def test_a_click_opens_the_card_and_escape_closes_it(button: LookButton, qtbot: QtBot) -> None:
    assert not button.card.isVisible()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.card.isVisible()
    assert button.card.width() == CARD_PX
    assert button.panel.radius.isVisible()

    QTest.keyClick(button.card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not button.card.isVisible())


def test_it_wears_another_theme(button: LookButton, appearance: Appearance) -> None:
    before = button.icon().cacheKey()

    appearance.set_mode(Mode.LIGHT)

    assert button.icon().cacheKey() != before
