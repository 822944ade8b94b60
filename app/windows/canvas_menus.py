"""The menus of a right click on the canvas, made from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from app.canvas.canvas import Canvas
from app.windows.action import COLOUR
from app.windows.actions import ACTIONS
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class CanvasMenus(QObject):
    """Opens a menu where the canvas asks for one."""

    def __init__(self, canvas: Canvas, actions: Mapping[str, QAction]) -> None:
        super().__init__(canvas)
        self._canvas, self._actions = canvas, actions
        canvas.menu_asked.connect(self._open)

    def _open(self, what: str, place: QPoint) -> None:
        menu = menu_of(what, self._actions, self._canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._forget)
        menu.popup(place)

    def _forget(self) -> None:
        """A menu hides before its action is done, which may need to know where it was opened."""
        QTimer.singleShot(0, self._canvas.forget_menu)


def menu_of(what: str, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """What can be done with what a right click met, as the table calls it, in the table's order."""
    menu = QMenu(parent)
    colours = QMenu(tr("Colour"), menu)
    menu.setObjectName(f"menu of the {what}")
    for action in ACTIONS:
        if what in action.on:
            if action.starts_group:
                menu.addSeparator()
            if action.menu == COLOUR and colours.isEmpty():
                menu.addMenu(colours)
            (colours if action.menu == COLOUR else menu).addAction(actions[action.id])
    return menu
