"""A person at the window: real mouse and key events, and patience for what takes a while."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.client import EngineClient
from app.canvas.canvas import Canvas
from app.main import choose_host, guarded, make_application, make_window, open_first
from app.windows.main_window import MainWindow
from engine.document.values import End

LEFT = Qt.MouseButton.LeftButton
BLOCK_TYPE = "application/x-neuroloom-block"
PATIENCE_S = 60.0
SIZE_PX = (1440, 900)
"""Of the window, whatever the screen; the platform without one counts as 800 x 800."""
HOME = "neuroloom-journey-"
"""How the folders of journeys begin."""


class Impatient(AssertionError):
    """Something that should have happened did not, in a minute."""


class Person:
    """Does what a person does, and looks at what is on the screen."""

    def __init__(self, window: MainWindow, client: EngineClient) -> None:
        self.window, self.client = window, client

    @property
    def canvas(self) -> Canvas:
        """That of the document that is shown."""
        return self.window.canvas

    def wait_until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Let the window live until something is so. Raises Impatient after a minute."""
        end = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > end:
                raise Impatient(f"waited a minute for: {what}")
            QTest.qWait(10)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget, in its middle or at a place in it."""
        QTest.mouseClick(widget, LEFT, pos=place or widget.rect().center())

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in a few steps, and let go."""
        QTest.mousePress(widget, LEFT, pos=start)
        for part in range(1, 9):
            QTest.mouseMove(widget, start + (end - start) * part / 8, 10)
        QTest.mouseRelease(widget, LEFT, pos=end)

    def wire(self, source: End, target: End) -> None:
        """Drag from port to port."""
        canvas = self.canvas
        self.drag(canvas.viewport(), canvas.port_position(source), canvas.port_position(target))

    def drop_block(self, block: str, place: QPoint) -> str:
        """Drop a block of the palette on the canvas; the id of the new node."""
        before = set(self.window.session.graph.nodes)
        mime = QMimeData()
        mime.setData(BLOCK_TYPE, block.encode())
        copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        viewport = self.canvas.viewport()
        QApplication.sendEvent(viewport, QDragEnterEvent(place, copy, mime, LEFT, nothing))
        QApplication.sendEvent(viewport, QDropEvent(QPointF(place), copy, mime, LEFT, nothing))
        (new,) = set(self.window.session.graph.nodes) - before
        return new

    def keys(self, sequence: str) -> None:
        """Press a shortcut, such as 'Ctrl+Z', in the window that is in front then."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        QTest.keySequence(self.window, sequence)

    def picture(self, path: Path) -> None:
        """Keep what the window looks like."""
        QTest.qWait(200)
        self.window.grab().save(str(path))


@contextmanager
def with_a_home() -> Iterator[Path]:
    """A folder for this journey and the windows that it starts: their data lies in it."""
    before = os.environ.get("XDG_DATA_HOME")
    if before and Path(before).name.startswith(HOME):
        yield Path(before)
        return
    with tempfile.TemporaryDirectory(prefix=HOME) as folder:
        os.environ["XDG_DATA_HOME"] = os.path.realpath(folder)
        try:
            yield Path(os.environ["XDG_DATA_HOME"])
        finally:
            os.environ.pop("XDG_DATA_HOME")
            if before:
                os.environ["XDG_DATA_HOME"] = before


@contextmanager
def at_the_window(theme: str = "dark", file: Path | None = None) -> Iterator[Person]:
    """A window with an engine in a process of its own, as `python run.py` opens it."""
    application = make_application()
    client = EngineClient(choose_host(is_in_process=False))
    with tempfile.TemporaryDirectory() as folder, with_a_home():
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(application, client, settings, theme)
        open_first(window, file)
        window.first_painted.connect(client.start)
        window.resize(*SIZE_PX)
        with guarded(window):
            window.show()
            QTest.qWaitForWindowExposed(window)
            try:
                yield Person(window, client)
            finally:
                for work in window.workspaces.all:
                    work.session.history.setClean()
                window.close()
                client.stop()
