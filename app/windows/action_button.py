"""Buttons that are actions of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import set_mark
from app.widgets.action_face import ICON_NAME, IS_QUIET

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


FILLED = frozenset({"play", "square", "pause", "step-forward"})
ICON_PX = 16
GAP = "\N{EN SPACE}"
"""Stands before the words beside an icon: a style sheet has no word for the room between them."""


class ActionButton(QToolButton):
    """An icon in a frame that follows its action."""

    def __init__(self, action: QAction, appearance: Appearance) -> None:
        super().__init__()
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        set_mark(self, "framed", True)
        _Follower(self, action, appearance)


class TitledButton(QPushButton):
    """An icon and the title of its action."""

    def __init__(self, action: QAction, appearance: Appearance) -> None:
        super().__init__()
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        _Follower(self, action, appearance)


class PrimaryButton(QPushButton):
    """An icon and the title of its action, filled with the accent unless the action is quiet."""

    def __init__(self, action: QAction, appearance: Appearance) -> None:
        super().__init__()
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_mark(self, "primary", True)
        _Follower(self, action, appearance)


class _Follower(QObject):
    """Keeps a button like its action: enabled, words, tooltip and icon."""

    def __init__(
        self,
        button: ActionButton | TitledButton | PrimaryButton,
        action: QAction,
        appearance: Appearance,
    ) -> None:
        super().__init__(button)
        self._button, self._action, self._appearance = button, action, appearance
        button.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        appearance.changed.connect(self._dress)
        self._follow()

    def _follow(self) -> None:
        self._button.setEnabled(self._action.isEnabled())
        self._button.setText(GAP + self._action.text())
        self._button.setToolTip(self._action.toolTip())
        self._button.setAccessibleName(self._action.text())
        self._dress()

    def _dress(self) -> None:
        is_calling = self._button.property("primary") is not None
        if is_calling:
            is_calling = not self._action.property(IS_QUIET)
            set_mark(self._button, "primary", is_calling)
        theme = self._appearance.theme
        name: str = self._action.property(ICON_NAME)
        colour = theme.on_accent if is_calling else theme.secondary
        self._button.setIcon(icon(name, theme, colour=colour, filled=name in FILLED))
