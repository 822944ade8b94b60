from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.source_view.empty_page import EmptyPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_button_does_what_was_asked_for_last(qtbot: QtBot) -> None:
    done: list[str] = []
    page = EmptyPage()
    qtbot.addWidget(page)
    page.show_words("One.", "First", lambda: done.append("first"))
    page.show_words("Two.", "Second", lambda: done.append("second"))
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert page.sentence == "Two."
    assert done == ["second"]


def test_without_words_for_it_there_is_no_button(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.show_words("One.")
    assert page.button.isHidden()
