"""A place to drop a file on, or to choose one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.latent_view.space.sample_files import PICTURES, TABLES
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX, RADIUS_FIELD_PX
from app.widgets.file_dialogs import path_to_open
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent


class Dropping(QWidget):
    """`choose` asks for a file; it is an attribute, so that a test can answer it."""

    dropped = Signal(object)
    """The Path of a file that a person dropped or chose."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._is_over = False
        self.choose: Callable[[], Path | None] = self._choose
        self.button = QPushButton(tr("Choose a file…"))
        words = QLabel(tr("Drop a sample of your own here: a picture, or a row of a CSV file."))
        words.setWordWrap(True)
        set_role(words, Role.SECONDARY)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_PX, GAP_SMALL_PX, GAP_SMALL_PX, GAP_SMALL_PX)
        layout.setSpacing(GAP_PX)
        layout.addWidget(words, 1)
        layout.addWidget(self.button)
        self.setAcceptDrops(True)
        self.button.clicked.connect(self._ask)
        appearance.changed.connect(self.update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A single file may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            self._show_over(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is carried on."""
        self._show_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """It was dropped."""
        self._show_over(is_over=False)
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame; in the accent while a file is over it."""
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.accent if self._is_over else theme.line
        painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
        inside = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        painter.end()

    def _show_over(self, *, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def _ask(self) -> None:
        if (path := self.choose()) is not None:
            self.dropped.emit(path)

    def _choose(self) -> Path | None:
        endings = " ".join(f"*{ending}" for ending in PICTURES + TABLES)
        kinds = tr("Pictures and tables ({endings})", endings=endings)
        return path_to_open(self.window(), tr("Choose a sample"), Path.home(), kinds)
