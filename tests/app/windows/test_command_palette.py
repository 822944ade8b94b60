from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import delete

from app.theme.applying import Appearance
from app.windows.command_palette import CommandPalette
from app.windows.commands import Command

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

Key = Qt.Key


class Place:
    """A window with a field that has the focus, and the palette over it."""

    def __init__(self, appearance: Appearance, settings: QSettings, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(800, 600)
        self.before = QLineEdit(self.window)
        self.palette = CommandPalette(appearance, settings, self.window)
        self.done: list[str] = []
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.before.setFocus()

    def open(self) -> None:
        cut = Command("cut", "Cut", "Edit", list, is_possible=False, why_not="Select a block")
        self.palette.open([self.command("save"), cut, self.command("fit"), self.command("new")])

    def command(self, name: str) -> Command:
        return Command(name, name.capitalize(), "File", lambda: self.done.append(name))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.palette.field, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.palette.field, text)

    @property
    def titles(self) -> list[str]:
        commands = self.palette.commands
        return [commands.command(row).title for row in range(commands.rowCount())]


@pytest.fixture
def place(appearance: Appearance, settings: QSettings, qtbot: QtBot) -> Place:
    return Place(appearance, settings, qtbot)


def test_enter_runs_the_first_match_and_gives_the_focus_back(place: Place) -> None:
    place.open()
    assert QApplication.focusWidget() is place.palette.field
    place.type("fi")
    place.key(Key.Key_Return)
    assert place.done == ["fit"]
    assert not place.palette.isVisible()
    assert QApplication.focusWidget() is place.before


def test_escape_closes_and_runs_nothing(place: Place) -> None:
    place.open()
    place.key(Key.Key_Escape)
    assert not place.palette.isVisible()
    assert place.done == []
    assert QApplication.focusWidget() is place.before


def test_arrows_go_down_and_up_and_stay_in_the_list(place: Place) -> None:
    place.open()
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_PageDown, Key.Key_Down, Key.Key_Return):
        place.key(key)
    assert place.done == ["new"]


def test_what_cannot_be_done_stays_listed_and_is_not_run(place: Place) -> None:
    place.open()
    place.type("cut")
    place.key(Key.Key_Return)
    assert place.titles == ["Cut"]
    assert place.palette.isVisible()


def test_a_click_runs_the_row(place: Place) -> None:
    place.open()
    view = place.palette.view
    middle = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert place.done == ["fit"]


def test_what_was_run_comes_first_the_next_time(place: Place) -> None:
    place.open()
    place.type("new")
    place.key(Key.Key_Return)
    place.open()
    assert place.titles == ["New", "Save", "Cut", "Fit"]


def test_no_match_is_said_in_a_sentence(place: Place) -> None:
    place.open()
    place.type("zzz")
    assert place.palette.nothing.isVisible()
    assert not place.palette.view.isVisible()
    place.key(Key.Key_Return)
    assert place.palette.isVisible()


def test_opening_it_again_closes_it(place: Place) -> None:
    place.open()
    place.open()
    assert not place.palette.isVisible()


def test_a_click_elsewhere_closes_it_and_keeps_the_focus_there(place: Place, qtbot: QtBot) -> None:
    other = QLineEdit(place.window)
    other.move(0, 500)
    other.show()
    place.open()
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not place.palette.isVisible()
    assert QApplication.focusWidget() is other


def test_it_stands_within_the_window(place: Place) -> None:
    place.open()
    assert place.window.rect().contains(place.palette.geometry())


def test_the_menu_of_the_field_leaves_it_open(place: Place) -> None:
    place.open()
    away = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(place.palette.field, away)
    assert place.palette.isVisible()


def test_what_had_the_focus_may_be_gone_by_then(place: Place) -> None:
    place.open()
    delete(place.before)
    place.key(Key.Key_Escape)
    assert not place.palette.isVisible()
