from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.inspector.about_field import OUTSIDE_PX, AboutField
from app.inspector.document_page import DocumentPage
from app.session import Session
from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Key = Qt.Key


@pytest.fixture
def field(appearance: Appearance, qtbot: QtBot) -> AboutField:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 400)
    made = AboutField(appearance)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    vars(made)["window_kept"] = window  # Qt alone does not keep it for Python
    return made


@pytest.fixture
def page(digits: Session, appearance: Appearance, qtbot: QtBot) -> DocumentPage:
    made = DocumentPage(digits, appearance)
    qtbot.addWidget(made)
    made.resize(360, 600)
    made.show()
    return made


def test_words_are_told_as_they_are_typed(field: AboutField) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    QTest.keyClicks(field, "a b")

    assert told == ["a", "a b"]
    assert field.toPlainText() == "a b"


def test_lines_that_are_pasted_become_one_paragraph(field: AboutField) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    field.insertPlainText("  One line.\n\nAnother. ")

    assert told == ["One line. Another."]
    field.clearFocus()
    assert field.toPlainText() == "One line. Another."


def test_enter_ends_no_paragraph(field: AboutField) -> None:
    field.show_about("Words")
    QTest.keyClick(field, Key.Key_Return)

    assert field.toPlainText() == "Words"


def test_the_field_is_as_high_as_its_words_up_to_a_limit(field: AboutField) -> None:
    one = field.height()
    field.show_about("Several words that take more than a line. " * 3)
    few = field.height()
    assert field.verticalScrollBar().maximum() == 0
    field.show_about("Several words that take more than a line. " * 40)

    assert one < few < field.height() < 8 * one
    assert field.verticalScrollBar().maximum() > 0


def test_what_is_shown_is_not_told(field: AboutField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_about("Words of the document")


def test_tab_goes_on(field: AboutField) -> None:
    assert field.tabChangesFocus()


def test_the_field_wears_the_theme(field: AboutField, appearance: Appearance) -> None:
    dark = field.styleSheet()
    appearance.set_mode(Mode.LIGHT)

    assert field.styleSheet() != dark


def test_typing_is_one_step_that_one_undo_takes_back(page: DocumentPage, digits: Session) -> None:
    before = digits.document
    page.about.selectAll()
    QTest.keyClicks(page.about, "Mine now")

    assert digits.document.about == "Mine now"
    assert digits.history.count() == 1
    assert digits.history.text(0) == "Describe"
    digits.history.undo()
    assert digits.document == before
    assert page.about.toPlainText() == before.about


def test_the_words_are_in_line_with_the_title(page: DocumentPage) -> None:
    margins = page.column.contentsMargins()

    assert page.about.x() == margins.left() - OUTSIDE_PX
    assert page.about.geometry().right() == page.width() - margins.right() + OUTSIDE_PX - 1


def test_who_types_is_not_disturbed_by_what_is_shown(page: DocumentPage, digits: Session) -> None:
    page.about.selectAll()
    QTest.keyClicks(page.about, "Mine ")

    assert digits.document.about == "Mine"
    assert page.about.toPlainText() == "Mine "


def test_other_words_are_no_other_program(page: DocumentPage, digits: Session) -> None:
    digits.run.expect("r1", digits.document)
    page.about.selectAll()
    QTest.keyClicks(page.about, "Mine")

    assert digits.has_trained_this
