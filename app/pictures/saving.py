"""A picture of what is on the canvas leaves the window as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.canvas.drawing.look import Look
from app.counting import count_words
from app.pictures.formats import FORMATS, Content
from app.pictures.painted import Painted, among
from app.session import Session
from app.theme.applying import Appearance
from app.theme.tokens import Theme
from app.widgets.file_dialogs import path_to_save
from app.words import tr
from engine.document.files import shown, unwritten, write_atomically

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

USUAL_ENDING = ".png"
FEWEST = 2
"""How many nodes must be selected to have a picture of their own."""


class PictureSaving(QObject):
    """Saves a picture. The dialog is an attribute, so that a test can answer it."""

    told = Signal(str)
    """It went well; one sentence."""
    failed = Signal(str)
    """There is no picture; one sentence."""

    def __init__(self, session: Session, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._appearance, self._window = session, appearance, window
        self.choose: Callable[[], Path | None] = self._choose

    def save(self) -> None:
        """Save a picture of the selected blocks, if they are several, else of all."""
        if is_empty(self._session):
            self.failed.emit(nothing_there())
        elif path := self.choose():
            self._save(path)

    def _save(self, path: Path) -> None:
        ending = path.suffix.lower()
        if ending not in FORMATS:
            words = "{file} does not end with .png, .svg or .pdf; give it one of these endings."
            self.failed.emit(tr(words, file=shown(path)))
            return
        try:
            with waiting():
                content = self._content(ending)
                write_atomically(path, content.data)
        except (OSError, ValueError) as fault:
            words = "{file} cannot be saved, and nothing was changed: {why}."
            self.failed.emit(tr(words, file=shown(path), why=unwritten(path, fault)))
        else:
            self.told.emit(self._sentence(path, content))

    def _content(self, ending: str) -> Content:
        with painted(self._session, self._appearance.theme) as picture:
            return FORMATS[ending](picture, self._session.name)

    def _sentence(self, path: Path, content: Content) -> str:
        count = len(self._session.selection)
        what = count_words(count, "block") if count >= FEWEST else tr("the network")
        said = tr("The picture of {what} is saved as {file}.", what=what, file=shown(path))
        if content.scale == 1:
            return said
        words = "It has {share:.0%} of its usual size, for more pixels would be too many."
        return f"{said} {tr(words, share=content.scale)}"

    def _choose(self) -> Path | None:
        suggested = suggested_path(self._session, USUAL_ENDING)
        kinds = tr("Picture as PNG, SVG or PDF") + " (*.png *.svg *.pdf)"
        return path_to_save(self._window, tr("Save a picture"), suggested, kinds)


@contextmanager
def painted(session: Session, theme: Theme) -> Iterator[Painted]:
    """The picture of what is on the canvas, or of the selected nodes if they are several."""
    graph, chosen = session.graph, session.selection
    if len(chosen) >= FEWEST:
        graph = among(graph, chosen)
    picture = Painted(graph, session.known, Look(theme, on_paper=True))
    try:
        yield picture
    finally:
        picture.forget()


def suggested_path(session: Session, ending: str) -> Path:
    """Beside the document, and called as it is."""
    name = session.name.replace("/", "-").replace("\\", "-")  # these part folders
    return session.folder / f"{name}{ending}"


def is_empty(session: Session) -> bool:
    """Whether there is nothing to make a picture of."""
    return not session.graph.nodes and not session.graph.notes


def nothing_there() -> str:
    """What is said where there is nothing."""
    return tr("The canvas is empty, so there is nothing to make a picture of; add a block first.")


@contextmanager
def waiting() -> Iterator[None]:
    """Let the pointer say that this takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
