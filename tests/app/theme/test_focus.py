from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget

from app.theme.applying import Appearance, Mode
from app.theme.focus import FocusRing
from app.theme.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> Iterator[QTextEdit]:
    """One of two fields in a window, with a ring."""
    window = QWidget()
    qtbot.addWidget(window)
    first, other = QTextEdit(), QTextEdit()
    row = QHBoxLayout(window)
    row.addWidget(other)
    row.addWidget(first)
    FocusRing(first, appearance)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield first
    window.close()


def ring_of(field: QTextEdit) -> FocusRing:
    (ring,) = field.findChildren(FocusRing)
    return ring


def test_the_ring_is_seen_by_who_comes_with_the_keyboard(field: QTextEdit) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(field)
    assert ring.isVisible()
    assert ring.geometry() == field.rect()
    assert ring.grab().toImage().pixelColor(QPoint(0, 20)) == QColor(LIGHT.accent)


def test_the_ring_is_spared_who_comes_with_the_mouse(field: QTextEdit) -> None:
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring_of(field).isVisible()


def test_the_ring_goes_with_the_keys(field: QTextEdit) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.clearFocus()
    assert not ring_of(field).isVisible()


def test_the_ring_grows_with_what_it_surrounds(field: QTextEdit, qtbot: QtBot) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.window().resize(900, 500)
    qtbot.waitUntil(lambda: ring_of(field).size() == field.size())
