from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.source_view.failure_strip import FailureStrip
from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def strip_of(appearance: Appearance, qtbot: QtBot) -> FailureStrip:
    made = FailureStrip(appearance)
    qtbot.addWidget(made)
    return made


def test_the_strip_is_hidden_until_something_failed(appearance: Appearance, qtbot: QtBot) -> None:
    strip = strip_of(appearance, qtbot)
    assert strip.isHidden()
    strip.show_failure("It failed.", 7)
    assert strip.isVisible()
    assert strip.sentence == "It failed."
    assert strip.button.text() == "Show line 7"


def test_the_button_asks_for_the_line(appearance: Appearance, qtbot: QtBot) -> None:
    strip = strip_of(appearance, qtbot)
    strip.show_failure("It failed.", 7)
    with qtbot.waitSignal(strip.line_asked):
        QTest.mouseClick(strip.button, Qt.MouseButton.LeftButton)


def test_without_a_line_there_is_nothing_to_show(appearance: Appearance, qtbot: QtBot) -> None:
    strip = strip_of(appearance, qtbot)
    strip.show_failure("It failed.", 0)
    assert strip.button.isHidden()


def test_the_strip_follows_the_theme(appearance: Appearance, qtbot: QtBot) -> None:
    strip = strip_of(appearance, qtbot)
    strip.show_failure("It failed.", 7)
    dark = strip.grab().toImage()
    appearance.set_mode(Mode.LIGHT)
    assert strip.grab().toImage() != dark
