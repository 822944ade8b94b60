from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from app.widgets.late_stop import come_late
from app.windows.reading_order import go_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def columns(qtbot: QtBot) -> tuple[QWidget, QWidget, QWidget]:
    """A window with two columns; the field of the left one was made last."""
    window, left, right = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for column in (left, right):
        row.addWidget(column)
    for column in (right, right, left):
        field = QLineEdit(column)
        field.show()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, left, right


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_what_was_made_last_is_visited_where_it_stands(
    columns: tuple[QWidget, QWidget, QWidget],
) -> None:
    window, left, right = columns
    (first,), (second, third) = left.findChildren(QLineEdit), right.findChildren(QLineEdit)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [focused()]
    for _ in range(3):
        assert go_on(window, (left, right), is_next=True)
        seen.append(focused())
    assert seen == [first, second, third, first]


def test_the_way_back_is_the_same(columns: tuple[QWidget, QWidget, QWidget]) -> None:
    window, left, right = columns
    (first,), (_, third) = left.findChildren(QLineEdit), right.findChildren(QLineEdit)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert go_on(window, (left, right), is_next=False)
    assert focused() is third


def test_what_is_hidden_or_disabled_is_passed_over(
    columns: tuple[QWidget, QWidget, QWidget],
) -> None:
    window, left, right = columns
    (first,), (second, third) = left.findChildren(QLineEdit), right.findChildren(QLineEdit)
    second.hide()
    third.setEnabled(False)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert go_on(window, (left, right), is_next=True)
    assert focused() is first


def test_a_late_stop_waits_until_the_others_of_its_part_are_done(
    columns: tuple[QWidget, QWidget, QWidget],
) -> None:
    window, left, right = columns
    (first,), (second, third) = left.findChildren(QLineEdit), right.findChildren(QLineEdit)
    come_late(second)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [focused()]
    for _ in range(2):
        assert go_on(window, (left, right), is_next=True)
        seen.append(focused())
    assert seen == [first, third, second]


def test_without_a_stop_nothing_is_done(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not go_on(window, (), is_next=True)
