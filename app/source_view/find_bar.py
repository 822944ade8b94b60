"""A line to search the program with, below it while somebody searches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.words import tr

BACKWARD = QTextDocument.FindFlag.FindBackward
FORWARD = QTextDocument.FindFlag(0)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FIELD_PX = 240


class FindBar(QWidget):
    """Selects what was found in `view`. Enter goes on, Shift+Enter goes back, Escape closes."""

    def __init__(self, view: QPlainTextEdit, appearance: Appearance) -> None:
        super().__init__()
        self._view, self._appearance = view, appearance
        self.field, self._count = QLineEdit(), QLabel()
        self._buttons = [
            self._button("chevron-up", tr("Find the one before"), self.find_before),
            self._button("chevron-down", tr("Find the next"), self.find_next),
            self._button("x", tr("Close the search"), self.close_search),
        ]
        self.field.setPlaceholderText(tr("Find in the program"))
        self.field.setAccessibleName(tr("Find in the program"))
        self.field.setFixedWidth(FIELD_PX)
        self.field.textEdited.connect(self._find_first)
        self.field.installEventFilter(self)
        set_role(self._count, Role.SECONDARY)
        self._lay_out()
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def count(self) -> str:
        """Which of how many is selected, in words."""
        return self._count.text()

    def open_search(self) -> None:
        """Let the person type; what is selected in the view is sought first."""
        chosen = self._view.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:  # Qt's end of a line
            self.field.setText(chosen)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._tell()

    def close_search(self) -> None:
        """Go back to the program."""
        self.hide()
        self._view.setFocus()

    def find_next(self) -> None:
        """Select the next place; behind the last comes the first."""
        self._find(FORWARD, QTextCursor.MoveOperation.Start)

    def find_before(self) -> None:
        """Select the place before; before the first comes the last."""
        self._find(BACKWARD, QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Take Enter and Escape from the field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_search()
                return True
            if event.key() in ENTER:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.find_before if is_back else self.find_next)()
                return True
        return False

    def _find_first(self) -> None:
        """Seek anew from where the last search began, so that typing on stays at its place."""
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)
        self.find_next()

    def _find(self, flags: QTextDocument.FindFlag, otherwise: QTextCursor.MoveOperation) -> None:
        words, before = self.field.text(), self._view.textCursor()
        if words and not self._view.find(words, flags):
            self._view.moveCursor(otherwise)
            if not self._view.find(words, flags):
                self._view.setTextCursor(before)
        self._tell()

    def _tell(self) -> None:
        words, text = self.field.text().lower(), self._view.toPlainText().lower()
        count = text.count(words) if words else 0
        chosen = self._view.textCursor()
        if count and chosen.selectedText().lower() == words:
            place = text.count(words, 0, chosen.selectionStart()) + 1
            self._count.setText(tr("{place} of {count}", place=place, count=count))
        else:
            self._count.setText(tr("not found") if words and not count else "")

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._count)
        layout.addStretch(1)
        for button in self._buttons:
            layout.addWidget(button)

    def _button(self, name: str, words: str, does: object) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(does)
        return made

    def _dress(self) -> None:
        theme = self._appearance.theme
        for button in self._buttons:
            button.setIcon(icon(button.objectName(), theme, colour=theme.secondary))
