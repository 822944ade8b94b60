"""What a document shows, in a sentence or two that can be typed over."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.tokens import RADIUS_SMALL_PX, SECONDARY_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

MOST_LINES = 6
"""So many lines are seen at once; the field is as high as its words take up to these."""

PAD_PX, FRAME_PX = 3, 1
OUTSIDE_PX = PAD_PX + FRAME_PX
"""How far the frame reaches beside the words."""

SLACK_PX = 2
"""What a text needs below its last line, or Qt takes that for hidden."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def outdented(field: QWidget) -> QHBoxLayout:
    """A row with a field whose words, not its frame, are in line with what is above and below."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(-OUTSIDE_PX)
    row.addWidget(field)
    row.addSpacing(-OUTSIDE_PX)
    return row


class AboutField(QPlainTextEdit):
    """Words that look as words until somebody goes to change them; one paragraph."""

    edited = Signal(str)
    """Other words, without spaces around them, as they are typed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._about = appearance, ""
        self.setFont(text_font(SECONDARY_PX))
        self.setPlaceholderText(tr("What it shows, in a sentence"))
        self.setAccessibleName(tr("What it shows"))
        self.setToolTip(tr("What the document shows; click to change it"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._read)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_about(self, about: str) -> None:
        """Show other words; who is typing these is not disturbed."""
        if about != self._about:
            self._about = about
            self.setPlainText(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends no paragraph: there is one."""
        if event.key() in ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person is done: show the words as they are kept."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._about:
            self.setPlainText(self._about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other words fit on a line."""
        super().resizeEvent(event)
        self._fit()

    def _read(self) -> None:
        self._fit()
        about = " ".join(self.toPlainText().split())
        if about != self._about:
            self._about = about
            self.edited.emit(about)

    def _fit(self) -> None:
        """As high as the words; the layout of a plain text counts in lines."""
        lines = max(1.0, self.document().size().height())
        height = ceil(min(MOST_LINES, lines) * self.fontMetrics().lineSpacing())
        policy, is_long = Qt.ScrollBarPolicy, lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(height + 2 * OUTSIDE_PX + SLACK_PX)

    def _dress(self) -> None:
        self.setStyleSheet(_style(self._appearance.theme))
        self.ensurePolished()
        self._fit()


def _style(theme: Theme) -> str:
    """No frame at rest; the frame of a field while it is typed in."""
    return (
        f"QPlainTextEdit {{ color: {theme.secondary}; background: transparent;"
        f" border: {FRAME_PX}px solid transparent; border-radius: {RADIUS_SMALL_PX}px;"
        f" padding: {PAD_PX}px; }}"
        f" QPlainTextEdit:hover {{ border-color: {theme.line}; }}"
        f" QPlainTextEdit:focus {{ color: {theme.text}; background: {theme.field};"
        f" border-color: {theme.accent}; }}"
    )
