from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.widgets.action_face import TIP
from app.windows.action import EXAMPLES, MENUS, Action
from app.windows.action_making import fill_menus, make_actions
from app.windows.actions import ACTIONS

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


def test_an_action_is_made_as_its_row_says(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = Action("up", "Up", "show", "View", "F7", "", "Go up", more_keys=("F8",))
    made = make_actions(window, [row])["up"]
    assert [keys.toString() for keys in made.shortcuts()] == ["F7", "F8"]
    assert made.statusTip() == made.property(TIP) == "Go up"
    made.trigger()
    assert window.isVisible()
