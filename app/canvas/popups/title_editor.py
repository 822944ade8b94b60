"""The field in which a title is changed, in the place of the title."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

LONGEST = 200
LEAST_WIDTH_PX = 140


class TitleEditor(QLineEdit):
    """One title. Enter and leaving keep what was typed, Escape does not."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keep: Callable[[str], None] | None = None
        self.setMaxLength(LONGEST)
        self.setAccessibleName(tr("Title"))
        self.hide()

    def open(self, title: str, over: QRect, keep: Callable[[str], None]) -> None:
        """Stand over a rectangle of the viewport; `keep` gets what was typed."""
        self._keep = keep
        self.setText(title)
        height = self.sizeHint().height()
        top = over.center().y() - height // 2
        self.setGeometry(over.left(), top, max(over.width(), LEAST_WIDTH_PX), height)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape leaves; other keys are typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Keep what was typed, if the field is open."""
        self._close(is_kept=True)

    def leave(self) -> None:
        """Close without keeping anything."""
        self._close(is_kept=False)

    def _close(self, *, is_kept: bool) -> None:
        keep, self._keep = self._keep, None
        if keep is None:
            return
        self.hide()
        if is_kept:
            keep(self.text())
        self.closed.emit()
