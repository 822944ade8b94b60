"""Lets what is only good to know go by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.widgets.delay import delayed

STAY_MS = 8000
"""Long enough to read a sentence or two."""
DEEDS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
)


class Passing(QObject):
    """Tells when a notice has been there long enough, or the person has gone on.

    A notice that the pointer rests on, or that is clicked, is still being read.
    """

    over = Signal()

    def __init__(self, notice: QWidget) -> None:
        super().__init__(notice)
        self._notice = notice
        self._timer = delayed(self, STAY_MS, self._on_time)
        self._is_on = False

    def begin(self) -> None:
        """Wait from now on; what the person is doing just now does not count any more."""
        self._is_on = True
        self._timer.start()
        QTimer.singleShot(0, self, self._watch)

    def end(self) -> None:
        """Wait no longer."""
        self._is_on = False
        self._timer.stop()
        if application := QCoreApplication.instance():
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if event.type() in DEEDS and isinstance(watched, QWidget) and self._goes_on(watched, event):
            self.over.emit()
        return False

    def _goes_on(self, widget: QWidget, event: QEvent) -> bool:
        is_repeated = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        is_inside = widget is self._notice or self._notice.isAncestorOf(widget)
        return not is_repeated and not is_inside

    def _watch(self) -> None:
        application = QCoreApplication.instance()
        if self._is_on and application:
            application.installEventFilter(self)

    def _on_time(self) -> None:
        if self._notice.underMouse():
            self._timer.start()
        else:
            self.over.emit()
