from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.source_view.code_view import CodeView
from app.source_view.gutter import Gutter
from app.theme.applying import Appearance, Mode
from app.theme.fonts import MONO_FAMILY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = "\n".join(f"value_{number} = {number}" for number in range(1, 101)) + "\n"


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> CodeView:
    made = CodeView(appearance)
    qtbot.addWidget(made)
    made.resize(480, 200)
    made.show_text(TEXT)
    made.show()
    return made


def place(view: CodeView, line: int) -> QPoint:
    """A place in a line that is in view."""
    rect = dict(view.lines_in_view())[line]
    return QPoint(30, rect.center().y())


def first(view: CodeView) -> int:
    return next(view.lines_in_view())[0]


def test_each_line_of_the_text_is_a_line_of_the_view(view: CodeView) -> None:
    assert view.toPlainText() + "\n" == TEXT
    assert view.blockCount() == 100


def test_source_is_written_in_letters_of_one_width_in_both_themes(
    view: CodeView, appearance: Appearance
) -> None:
    for mode in (Mode.LIGHT, Mode.DARK):
        appearance.set_mode(mode)
        assert view.document().defaultFont().family() == MONO_FAMILY


def test_nothing_can_be_typed(view: CodeView) -> None:
    QTest.keyClicks(view, "x")
    assert view.toPlainText() + "\n" == TEXT


def test_a_click_chooses_its_line(view: CodeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.line_chosen) as told, qtbot.assertNotEmitted(view.line_sought):
        QTest.mouseClick(view.viewport(), LEFT, pos=place(view, 3))
    assert told.args == [3]


def test_a_click_beside_the_text_on_a_number_chooses_the_line(view: CodeView, qtbot: QtBot) -> None:
    gutter = view.findChild(Gutter)
    assert gutter is not None
    with qtbot.waitSignal(view.line_chosen) as told:
        QTest.mouseClick(gutter, LEFT, pos=QPoint(8, place(view, 4).y()))
    assert told.args == [4]


def test_a_click_with_control_seeks_the_line(view: CodeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.line_sought) as told:
        QTest.mouseClick(view.viewport(), LEFT, CONTROL, place(view, 3))
    assert told.args == [3]


def test_a_double_click_seeks_the_line(view: CodeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.line_sought) as told:
        QTest.mouseDClick(view.viewport(), LEFT, pos=place(view, 5))
    assert told.args == [5]


def test_a_drag_selects_text_and_chooses_no_line(view: CodeView, qtbot: QtBot) -> None:
    viewport, start, end = view.viewport(), place(view, 2), place(view, 4)
    with qtbot.assertNotEmitted(view.line_chosen):
        QTest.mousePress(viewport, LEFT, pos=start)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, LEFT, pos=end)
    assert view.textCursor().hasSelection()


def test_below_the_last_line_there_is_nothing_to_choose(view: CodeView, qtbot: QtBot) -> None:
    view.show_text("one\ntwo\n")
    with qtbot.assertNotEmitted(view.line_chosen):
        QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(30, 150))


def test_enter_chooses_the_line_of_the_text_cursor(view: CodeView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.line_chosen) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [2]


def test_what_is_in_view_stays_when_lines_above_it_come_and_go(view: CodeView) -> None:
    view.verticalScrollBar().setValue(40)
    top = view.firstVisibleBlock().text()

    view.show_text("import torch\n\n" + TEXT)
    longer = view.firstVisibleBlock().text()
    view.show_text(TEXT)

    assert top == longer == view.firstVisibleBlock().text() == "value_41 = 41"


def test_what_is_in_view_stays_when_a_line_below_it_changes(view: CodeView) -> None:
    view.verticalScrollBar().setValue(40)
    view.show_text(TEXT.replace("value_90 = 90", "value_90 = 91"))
    assert first(view) == 41


def test_the_selection_of_a_person_outlives_a_change_elsewhere(view: CodeView) -> None:
    cursor = QTextCursor(view.document().findBlockByNumber(49))
    cursor.select(QTextCursor.SelectionType.LineUnderCursor)
    view.setTextCursor(cursor)

    view.show_text("import torch\n" + TEXT.replace("value_90 = 90", "value_90 = 91"))

    assert view.textCursor().selectedText() == "value_50 = 50"


def test_a_selection_between_two_changes_is_kept(view: CodeView) -> None:
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert view.find("value_50")
    view.show_text(TEXT.replace("= 20", "= 21").replace("= 90", "= 91\n\n"))
    assert view.textCursor().selectedText() == "value_50"


def test_the_text_cursor_stays_in_its_line(view: CodeView, qtbot: QtBot) -> None:
    view.setTextCursor(QTextCursor(view.document().findBlockByNumber(9)))
    view.show_text("import torch\n" + TEXT)
    assert view.textCursor().block().text() == "value_10 = 10"


def test_lit_and_failed_lines_lie_on_a_ground_of_their_own(view: CodeView) -> None:
    view.show_lit({2: "#5B9DFF", 3: "#5B9DFF"})
    view.show_failed(5, "It failed.")
    lines = [entry.cursor.blockNumber() + 1 for entry in view.extraSelections()]
    assert lines == [2, 3, 5]

    view.show_lit({})
    view.show_failed(0)
    assert view.extraSelections() == []


def test_lit_and_failed_lines_are_seen_beside_the_numbers_too(view: CodeView) -> None:
    plain = view.grab().toImage()
    view.show_lit({2: "#5B9DFF"})
    lit = view.grab().toImage()
    view.show_failed(2, "It failed.")
    failed = view.grab().toImage()
    edge = QPoint(0, place(view, 2).y())
    seen = {picture.pixelColor(edge).name() for picture in (plain, lit, failed)}
    assert len(seen) == 3
    assert lit.pixelColor(edge).name() == "#5b9dff"


def test_a_line_out_of_view_is_brought_there_with_some_above_it(view: CodeView) -> None:
    view.reveal([70, 71])
    seen = [line for line, _ in view.lines_in_view(whole=True)]
    assert 70 in seen
    assert seen[0] < 70


def test_a_line_in_view_moves_nothing(view: CodeView) -> None:
    view.verticalScrollBar().setValue(40)
    view.reveal([3, 42])
    assert first(view) == 41


@pytest.mark.qt_log_ignore("does not support raise")  # no window manager here either
def test_the_failed_line_says_why_when_the_pointer_rests_on_it(
    view: CodeView, qtbot: QtBot
) -> None:
    view.show_failed(3, "The shapes differ.")
    here = place(view, 3)
    at = view.viewport().mapToGlobal(here)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, here, at))
    assert QToolTip.text() == "The shapes differ."
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_theme_is_followed(view: CodeView, appearance: Appearance) -> None:
    view.show_lit({2: "#5B9DFF"})
    appearance.set_mode(Mode.LIGHT)
    (lit,) = view.extraSelections()
    assert lit.format.background().color().name().upper() == appearance.theme.selection


def test_long_lines_are_not_wrapped(view: CodeView) -> None:
    view.show_text("x = " + "1 + " * 200 + "1\n")
    assert view.horizontalScrollBar().maximum() > 0
    assert len(list(view.lines_in_view())) == 1
