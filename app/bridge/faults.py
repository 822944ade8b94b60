"""Exceptions that nobody caught, from whichever thread, as one sentence for the window."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from app.words import tr


class Faults(QObject):
    """While installed, it prints what was not caught and tells it to the window's thread."""

    told = Signal(str, str)
    """One sentence, and the trace; they arrive on the thread of their receiver."""

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
            self.told.emit(fault_sentence(fault), trace_of(fault))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        if args.exc_value:
            self.told.emit(fault_sentence(args.exc_value), trace_of(args.exc_value))


def fault_sentence(fault: BaseException) -> str:
    """What to tell the person: something of ours failed, what it said, where the rest stands."""
    said = " ".join(str(fault).split()).rstrip(".")
    what = f"{type(fault).__name__}: {said}" if said else type(fault).__name__
    return tr(
        "Something in the program failed ({what}). Save your document.",
        what=what,
    )


def trace_of(fault: BaseException) -> str:
    """Where it came from, line by line, as the terminal shows it."""
    return "".join(traceback.format_exception(fault))
