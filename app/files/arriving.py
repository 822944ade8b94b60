"""Files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent

from app.files.drop_cue import DropCue
from app.files.files import Files
from app.files.paths import ENDING
from app.theme.applying import Appearance
from app.words import tr
from engine.document.files import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Arriving(QObject):
    """Watches the window for drags that no part of it takes."""

    def __init__(
        self, window: QWidget, canvas: QWidget, files: Files, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._files = files
        self.cue = DropCue(canvas, appearance)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def follow(self, canvas: QWidget, files: Files) -> None:
        """Another document is shown."""
        self._files = files
        self.cue.move_to(canvas)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, which the parts of the window leave alone."""
        if event.type() is QEvent.Type.DragLeave:
            self.cue.hide()
        if not isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return False
        paths = dropped_paths(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() in DRAGS:
            self._show_cue(paths)
        else:
            self._on_drop(paths)
        return True

    def _show_cue(self, paths: Sequence[Path]) -> None:
        refusal = why_not(paths)
        self.cue.show_words(refusal or _welcome(paths), is_welcome=not refusal)

    def _on_drop(self, paths: Sequence[Path]) -> None:
        self.cue.hide()
        if refusal := why_not(paths):
            self._files.failed.emit(refusal)
        else:  # once the drag is over: a question meanwhile would hold up where it came from
            QTimer.singleShot(0, self, lambda: self.open(paths))

    def open(self, paths: Sequence[Path]) -> None:
        """Show these documents, each where there is room for it."""
        for path in paths:
            self._files.open_instead(path)


def dropped_paths(mime: QMimeData) -> tuple[Path, ...]:
    """The files of this machine that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def why_not(paths: Sequence[Path]) -> str:
    """Why what is dragged cannot be opened: one sentence, or nothing."""
    for path in paths:
        if path.suffix.lower() != ENDING:
            words = "{file} is no Neuroloom document: drop a .loom file."
            return tr(words, file=shown(path))
    return ""


def _welcome(paths: Sequence[Path]) -> str:
    """What letting go would do."""
    if len(paths) > 1:
        return tr("Open {count} documents", count=f"{len(paths):,}")
    return tr("Open {file}", file=shown(paths[0]))
