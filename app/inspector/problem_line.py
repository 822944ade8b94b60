"""A problem of a node: an icon and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.theme.applying import Appearance
from app.theme.fonts import text_font
from app.theme.icons import pixmap
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_SMALL_PX, SECONDARY_PX

ICON_PX = 14


class ProblemLines(QWidget):
    """The problems of a node, one below the other; nothing where there are none."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sentences: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_SMALL_PX)
        appearance.changed.connect(self._fill)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said."""
        return self._sentences

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Say these sentences from now on."""
        if tuple(sentences) != self._sentences:
            self._sentences = tuple(sentences)
            self._fill()

    def _fill(self) -> None:
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for sentence in self._sentences:
            self._layout.addWidget(self._line(sentence))
        self.setVisible(bool(self._sentences))

    def _line(self, sentence: str) -> QWidget:
        mark, words = QLabel(), QLabel(sentence)
        colour = self._appearance.theme.error_text
        mark.setPixmap(pixmap("circle-alert", colour, ICON_PX, self.devicePixelRatioF()))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFont(text_font(SECONDARY_PX))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(words, Role.ERROR)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
