from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from engine.document.values import Document
from tests.app.canvas.hand import Hand, opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

Open = Callable[[Document], Hand]


@pytest.fixture
def open_canvas(qtbot: QtBot, appearance: Appearance) -> Open:
    """Opens a document on a canvas of 800 x 600 at scale 1 and gives the hand that works there."""

    def open_document(document: Document) -> Hand:
        hand = opened(document, appearance)
        qtbot.addWidget(hand.canvas)
        hand.canvas.activateWindow()
        qtbot.waitUntil(hand.canvas.isActiveWindow)
        return hand

    return open_document
