"""Fusion, with what the style sheet has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLineEdit,
    QProxyStyle,
)

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QPalette
    from PySide6.QtWidgets import QApplication, QWidget

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


def _inset_number(box: QAbstractSpinBox) -> None:
    """Give the number the room at its left that `padding` gives to other fields."""
    for line in box.findChildren(QLineEdit):
        line.setTextMargins(_NUMBER_INSET_PX, 0, 0, 0)
