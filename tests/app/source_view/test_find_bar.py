from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.source_view.code_view import CodeView
from app.source_view.find_bar import FindBar
from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

TEXT = "Code = 1\ncode = 2\nother = code\n"


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> CodeView:
    made = CodeView(appearance)
    qtbot.addWidget(made)
    made.show_text(TEXT)
    made.show()
    return made


@pytest.fixture
def bar(view: CodeView, appearance: Appearance, qtbot: QtBot) -> FindBar:
    made = FindBar(view, appearance)
    qtbot.addWidget(made)
    view.search_asked.connect(made.open_search)
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    return made


def line(view: CodeView) -> int:
    """Where something is selected."""
    assert view.textCursor().hasSelection()
    return view.textCursor().blockNumber() + 1


def test_the_keys_that_search_open_it(bar: FindBar) -> None:
    assert bar.isVisible()


def test_typing_selects_the_first_place_and_counts(bar: FindBar, view: CodeView) -> None:
    QTest.keyClicks(bar.field, "code")
    assert (line(view), bar.count) == (1, "1 of 3")


def test_enter_goes_on_and_begins_anew_behind_the_last(bar: FindBar, view: CodeView) -> None:
    QTest.keyClicks(bar.field, "code")
    lines = []
    for _ in range(3):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        lines.append(line(view))
    assert lines == [2, 3, 1]


def test_shift_and_enter_go_back(bar: FindBar, view: CodeView) -> None:
    QTest.keyClicks(bar.field, "code")
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (line(view), bar.count) == (3, "3 of 3")


def test_what_is_not_there_is_told(bar: FindBar, view: CodeView) -> None:
    QTest.keyClicks(bar.field, "encoder")
    assert bar.count == "not found"


def test_without_words_nothing_is_told(bar: FindBar, view: CodeView) -> None:
    QTest.keyClicks(bar.field, "x")
    QTest.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert bar.count == ""
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert not view.textCursor().hasSelection()


def test_escape_goes_back_to_the_program(bar: FindBar) -> None:
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_what_is_selected_is_sought(bar: FindBar, view: CodeView) -> None:
    assert view.find("other")
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert (bar.field.text(), bar.count) == ("other", "1 of 1")


def test_the_buttons_follow_the_theme(bar: FindBar, appearance: Appearance) -> None:
    dark = bar.grab().toImage()
    appearance.set_mode(Mode.LIGHT)
    assert bar.grab().toImage() != dark
