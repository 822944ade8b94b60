"""The application, as the system asks it to open files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.files.paths import path_of


class Application(QApplication):
    """Hears of a double click on a document where the system says so by an event: on macOS."""

    file_asked = Signal(object)
    """The path of a document to open."""

    def event(self, event: QEvent) -> bool:
        """Pass on what the system asks for."""
        if isinstance(event, QFileOpenEvent):
            self.file_asked.emit(path_of(event.file()))
            return True
        return super().event(event)
