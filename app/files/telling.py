"""What the files have to say: sentences that pass, and questions that wait for an answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Telling(QObject):
    """The window shows what is said here."""

    told = Signal(str, tuple)
    """Something that is good to know, with the Choices that it leaves."""
    failed = Signal(str)
    """Something went wrong; one sentence."""
    asked = Signal(str, str, tuple)
    """A question by its name, one sentence, and its Choices; it stays until it is answered."""
    withdrawn = Signal(str)
    """The question of that name needs no answer any more."""
