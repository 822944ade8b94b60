from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.theme.icons import icon_names
from app.windows.actions import (
    ACTIONS,
    EXAMPLES,
    ICON_NAME,
    IS_QUIET,
    MENUS,
    Action,
    fill_menus,
    set_face,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def made(qapp: object) -> dict[str, QAction]:
    return {action.id: QAction(action.title) for action in ACTIONS}


def texts(menu: QMenu) -> list[str]:
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def test_each_action_has_an_id_of_its_own() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1


def test_no_two_actions_share_their_keys(qapp: object) -> None:
    keys = [QKeySequence(action.keys).toString() for action in ACTIONS if action.keys]
    assert max(Counter(keys).values()) == 1


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_what_a_person_reads_is_there(action: Action) -> None:
    assert action.title
    assert action.title[0].isupper()
    assert not action.title.endswith((".", "!"))
    assert action.menu.split("/")[0] in MENUS
    assert not action.icon or action.icon in icon_names()


def test_menus_hold_their_actions_in_the_order_of_the_table(
    made: dict[str, QAction], qtbot: QtBot
) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = fill_menus(bar, made)
    assert [entry.text() for entry in bar.actions()] == list(MENUS)
    opening, saving = ["New", "Open…", "Open recent", "Open example"], ["Save", "Save as…"]
    assert texts(menus["File"])[:6] == opening + saving
    assert texts(menus["File"])[-1] == "Quit"
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
