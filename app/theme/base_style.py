"""Fusion, with what the style sheet has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLineEdit,
    QProxyStyle,
)

from app.theme.dialog_icons import dialog_icon

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QIcon, QPalette
    from PySide6.QtWidgets import QApplication, QStyle, QStyleOption, QWidget

_NUMBER_INSET_PX = 7


class BaseStyle(QProxyStyle):
    """The style under the style sheet."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @overload
    def polish(self, target: QApplication, /) -> None: ...
    @overload
    def polish(self, target: QWidget, /) -> None: ...
    @overload
    def polish(self, target: QPalette | Qt.GlobalColor | QColor, /) -> None: ...
    def polish(
        self, target: QApplication | QWidget | QPalette | Qt.GlobalColor | QColor, /
    ) -> None:
        """Prepare a widget for its first showing, as Qt calls it."""
        super().polish(target)
        if isinstance(target, QAbstractSpinBox):
            _inset_number(target)
        elif isinstance(target, QAbstractItemView):
            # Rows that were measured before the style sheet reached the view stay too low.
            target.scheduleDelayedItemsLayout()

    def standardIcon(
        self,
        which: QStyle.StandardPixmap,
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        """Our own icon where there is one, else that of Fusion."""
        return dialog_icon(which) or super().standardIcon(which, option, widget)


def _inset_number(box: QAbstractSpinBox) -> None:
    """Give the number the room at its left that `padding` gives to other fields."""
    for line in box.findChildren(QLineEdit):
        line.setTextMargins(_NUMBER_INSET_PX, 0, 0, 0)
