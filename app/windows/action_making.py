"""Makes the actions of Qt from the table, and the menus from the actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut

from app.widgets.action_face import set_face
from app.windows.action import COLOUR, EXAMPLES, MENUS, RECENT, THEME, Action
from app.windows.actions import ACTIONS
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


def make_actions(window: QWidget, table: Iterable[Action] = ACTIONS) -> dict[str, QAction]:
    """The Qt actions of the table, by id; what they call is sought in `window` when they are taken.

    Those of the whole window have their keys; `place_actions` gives the others theirs.
    """
    made = {action.id: _made(action, window) for action in table}
    for menu in (THEME, COLOUR):
        one_of = QActionGroup(window)
        for action in table:
            if action.menu == menu:
                one_of.addAction(made[action.id])
    return made


def place_actions(
    work: QWidget, made: Mapping[str, QAction], table: Iterable[Action] = ACTIONS
) -> None:
    """Let the parts of a workspace take the keys of the actions that are theirs."""
    for action in table:
        if action.where:  # a field within the canvas needs its own Esc, Tab and Return
            part: QWidget = attrgetter(action.where)(work)
            part.addAction(made[action.id])


def fill_menus(bar: QMenuBar, made: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put the actions into the menus of `bar`; gives the menus by their path."""
    menus = {name: bar.addMenu(tr(name)) for name in MENUS}
    for menu in menus.values():
        _open_by_letter(bar, menu)
    for action in ACTIONS:
        menu = _menu_at(action.menu, menus)
        if action.starts_group:
            menu.addSeparator()
        menu.addAction(made[action.id])
        if action.id == "open":
            _menu_at(RECENT, menus)
            _menu_at(EXAMPLES, menus)
    return menus


def _made(action: Action, window: QWidget) -> QAction:
    made = QAction(tr(action.title), window)
    made.setObjectName(action.id)
    made.setCheckable(action.is_checkable)
    made.setShortcuts(action.sequences)
    set_face(made, tr(action.title), action.icon, tr(action.tip))
    made.triggered.connect(_called(action, window))
    if action.where:
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    else:
        window.addAction(made)
    return made


def _called(action: Action, window: QWidget) -> Callable[[bool], object]:
    """What an action does, found when it is taken: another document may be shown by then."""
    find = attrgetter(action.does)
    return lambda is_on: find(window)(is_on) if action.is_checkable else find(window)()


def _menu_at(path: str, menus: dict[str, QMenu]) -> QMenu:
    """The menu of that path; made in its parent where it is new."""
    if path not in menus:
        parent, _, title = path.rpartition("/")
        menus[path] = menus[parent].addMenu(tr(title))
    return menus[path]


def _open_by_letter(bar: QMenuBar, menu: QMenu) -> None:
    """Let Alt and its first letter open a menu, without the line that Qt draws under the letter."""
    shortcut = QShortcut(QKeySequence(f"Alt+{menu.title()[0]}"), bar)
    shortcut.activated.connect(lambda: bar.setActiveAction(menu.menuAction()))
