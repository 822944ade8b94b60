"""Exceptions that nobody caught, from whichever thread, as one sentence for the window."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class Faults(QObject):
    """While installed, it prints what was not caught and tells it to the window's thread."""

    told = Signal(str)
    """One sentence; it arrives on the thread of its receiver."""

    def install(self) -> None:
        """Hear of uncaught exceptions of all threads."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Leave them to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, fault, trace)
        if issubclass(kind, Exception):
            self.told.emit(fault_sentence(fault))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        if args.exc_value:
            self.told.emit(fault_sentence(args.exc_value))


def fault_sentence(fault: BaseException) -> str:
    """What to tell the person: something of ours failed, what it said, where the rest stands."""
    said = " ".join(str(fault).split()).rstrip(".")
    what = f"{type(fault).__name__}: {said}" if said else type(fault).__name__
    return (
        f"Something in the program failed ({what}). "
        "Save your document; the details stand in the terminal."
    )
