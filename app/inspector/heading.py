"""The head of the form of a node: its title, which can be typed over, its block and its formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.swatches import swatch
from app.theme.tokens import FAMILIES, GRID_PX, TITLE_PX, Theme, family_colour
from app.words import tr
from engine.language import Block

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


SQUARE_PX = 8
RESET_ICON_PX, RESET_PX = 14, 26
CARET_PX, LEAST_TITLE_PX, TITLE_HEIGHT_PX = 12, 32, 26
MOST = 1000
"""A title takes all the room that it needs before what is beside it gets any."""


class TitleField(QLineEdit):
    """A title that looks as a title until somebody goes to change it."""

    retitled = Signal(str)
    """Another title, never empty, as it is typed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._title = appearance, ""
        self.setMinimumWidth(LEAST_TITLE_PX)
        self.setAccessibleName(tr("Title"))
        self.setToolTip(tr("The title of this node; click to change it"))
        self.textChanged.connect(self._fit)
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._settle)
        appearance.changed.connect(self._dress)
        self._dress()

    def show_title(self, title: str) -> None:
        """Show a title; who is typing it is not disturbed."""
        if title != self._title:
            self._title = title
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what is no title."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._title:
            self._settle()
        else:
            super().keyPressEvent(event)

    def _read(self, text: str) -> None:
        if text.strip() and text.strip() != self._title:
            self._title = text.strip()
            self.retitled.emit(self._title)

    def _settle(self) -> None:
        if self.text() != self._title:
            self.setText(self._title)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _fit(self) -> None:
        """As wide as the title, so that the block stands right behind it."""
        wanted = self.fontMetrics().horizontalAdvance(self.text()) + CARET_PX
        self.setMaximumWidth(max(LEAST_TITLE_PX, wanted))

    def _dress(self) -> None:
        self.setStyleSheet(_title_style(self._appearance.theme))
        self.ensurePolished()
        self._fit()


class Heading(QWidget):
    """Title, the square of the family, the title of the block, and the way back to its defaults."""

    reset_asked = Signal()
    """All parameters should have their defaults again."""

    def __init__(
        self,
        block: Block | None,
        unknown: str,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.title, self.reset = TitleField(appearance), QToolButton()
        words = tr(block.title) if block else tr("Unknown block '{name}'", name=unknown)
        self.block = QLabel(words)
        set_role(self.block, Role.SECONDARY)
        self.setToolTip(tr(block.help) if block else "")
        square = QLabel()
        colour = family_colour(block.family) if block else FAMILIES["structure"]
        square.setPixmap(swatch(colour, SQUARE_PX).pixmap(SQUARE_PX, SQUARE_PX))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addWidget(self.title, MOST)
        row.addWidget(square)
        row.addSpacing(2)
        row.addWidget(self.block)
        row.addStretch(1)
        row.addWidget(self.reset)
        self._make_reset()

    def show_reset(self, is_shown: bool) -> None:
        """Offer the way back to the defaults, where there is something to take back."""
        self.reset.setVisible(is_shown)

    def _make_reset(self) -> None:
        self.reset.setIconSize(QSize(RESET_ICON_PX, RESET_ICON_PX))
        self.reset.setFixedSize(RESET_PX, RESET_PX)
        self.reset.setStyleSheet("padding: 0;")
        self.reset.setToolTip(tr("Reset all parameters"))
        self.reset.setAccessibleName(tr("Reset all parameters"))
        self.reset.clicked.connect(self.reset_asked)
        self.reset.hide()
        self._appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.reset.setIcon(icon("rotate-ccw", theme, colour=theme.secondary, size_px=RESET_ICON_PX))


def _title_style(theme: Theme) -> str:
    """No frame at rest; the frame of a field while it is typed in."""
    return (
        f"QLineEdit {{ font-size: {TITLE_PX}px; font-weight: 600; background: transparent;"
        f" border: 1px solid transparent; padding: 0 3px; margin-left: -6px;"
        f" min-height: {TITLE_HEIGHT_PX - 2}px; }}"
        f" QLineEdit:hover {{ border-color: {theme.line}; }}"
        f" QLineEdit:focus {{ background: {theme.field}; border: 1px solid {theme.accent};"
        " padding: 0 3px; }"
    )
