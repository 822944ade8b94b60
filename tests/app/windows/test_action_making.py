from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.windows.action_making import (
    ICON_NAME,
    IS_QUIET,
    TIP,
    WHY_NOT,
    allow,
    fill_menus,
    make_actions,
    set_face,
)
from app.windows.actions import ACTIONS, EXAMPLES, MENUS, Action

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def made(qapp: object) -> dict[str, QAction]:
    return {action.id: QAction(action.title) for action in ACTIONS}


def texts(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def test_menus_hold_their_actions_in_the_order_of_the_table(
    made: dict[str, QAction], qtbot: QtBot
) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = fill_menus(bar, made)
    assert [entry.text() for entry in bar.actions()] == list(MENUS)
    wanted = [action.title for action in ACTIONS if action.menu == "File"]
    wanted[wanted.index("Open…") + 1 : 0] = ["Open recent", "Open example"]
    assert texts(menus["File"]) == wanted
    assert texts(menus["View/Theme"]) == ["System", "Dark", "Light"]
    assert menus[EXAMPLES].title() == "Open example"


def test_a_face_names_its_keys_in_the_tooltip(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    action.setShortcut(QKeySequence("F5"))
    set_face(action, "Train", "play", "Train the network")
    assert action.toolTip() == "Train the network (F5)"
    assert action.text() == "Train"
    assert action.property(ICON_NAME) == "play"
    assert action.property(IS_QUIET) is False


def test_a_face_without_keys_and_tip_is_its_title(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    set_face(action, "About", "info", is_quiet=True)
    assert action.toolTip() == "About"
    assert action.property(IS_QUIET) is True


def test_what_cannot_be_done_says_why(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    set_face(action, "Duplicate", "", "Put copies beside them")
    allow(action, False, "Select a block first")
    assert not action.isEnabled()
    assert action.property(WHY_NOT) == "Select a block first"
    assert action.statusTip() == "Put copies beside them. Select a block first"
    allow(action, True, "Select a block first")
    assert action.isEnabled()
    assert action.property(WHY_NOT) == ""
    assert action.toolTip() == "Put copies beside them"


def test_an_action_is_made_as_its_row_says(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = Action("up", "Up", "show", "View", "F7", "", "Go up", more_keys=("F8",))
    made = make_actions(window, [row])["up"]
    assert [keys.toString() for keys in made.shortcuts()] == ["F7", "F8"]
    assert made.statusTip() == made.property(TIP) == "Go up"
    made.trigger()
    assert window.isVisible()
