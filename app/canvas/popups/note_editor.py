"""The field in which the words of a note are changed, in the place of the note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

LEAST_PX, HIGHEST_PX = (260, 120), 320
"""How wide and how high the field is at least, and how high at most."""

AROUND_PX = 24
"""What the field is higher than its lines."""

EMPTY = "A note, in Markdown: # heading, **bold**, - list"
KEYS = "Esc or Ctrl+Enter keep what was typed; an empty note goes"


class NoteEditor(QPlainTextEdit):
    """The words of one note. Escape, Ctrl+Enter and leaving keep them: a step can be undone."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keep: Callable[[str], None] | None = None
        self.setPlaceholderText(tr(EMPTY))
        self.setAccessibleName(tr("Note"))
        self.setAccessibleDescription(tr(KEYS))
        self.setToolTip(tr(KEYS))
        self.setTabChangesFocus(True)
        self.hide()

    def open(self, text: str, over: QRect, keep: Callable[[str], None]) -> None:
        """Stand over a rectangle of the viewport; `keep` gets what was typed."""
        self._keep = keep
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        wide = max(over.width(), LEAST_PX[0])
        self.setGeometry(over.left(), over.top(), wide, max(over.height(), LEAST_PX[1]))
        self.show()
        lines = round(self.document().size().height()) * self.fontMetrics().lineSpacing()
        self.resize(wide, min(HIGHEST_PX, max(self.height(), lines + AROUND_PX)))
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Enter keep and close; other keys are typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (is_enter and is_control):
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed, unless only a menu has the keys."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
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
            keep(self.toPlainText())
        self.closed.emit()
