"""What the window has of the examples: the gallery, and the pictures that are kept for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gallery.example_row import ExampleRow
from app.gallery.thumbnails import Thumbnails
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gallery.gallery import Gallery


class Examples(QObject):
    """Shows the gallery. It is made when it is first asked for, so that the window opens sooner."""

    chosen = Signal(Path)
    """The file of an example that a person wants to open."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance, self._window = appearance, window
        self.thumbnails = Thumbnails(appearance, self)
        self.gallery: Gallery | None = None
        """What is open; None while it is not."""

    def show(self) -> None:
        """Let the person choose an example by its picture."""
        from app.gallery.gallery import Gallery

        self.gallery = Gallery(self.thumbnails, self._appearance, self._window)
        self.gallery.chosen.connect(self.chosen)
        self.gallery.finished.connect(self._forget)
        self.gallery.open()

    def row(self) -> ExampleRow:
        """A few of them for an empty canvas."""
        made = ExampleRow(self.thumbnails, self._appearance)
        made.chosen.connect(self.chosen)
        made.all_asked.connect(self.show)
        return made

    def rest(self) -> None:
        """Make no more pictures: nobody looks any more."""
        self.thumbnails.rest()

    def _forget(self) -> None:
        self.gallery = None
        self.rest()
