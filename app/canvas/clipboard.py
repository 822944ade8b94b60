"""The clipboard of the system: what was copied travels as the text of a document."""

from __future__ import annotations

import re
from typing import cast

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

CLIP_MIME = "application/x-neuroloom-nodes"
SIGN = '"graph"'
"""What stands in the text of every document."""

QUOTED = re.compile(r"^(\s*>)+ ?")
"""What a mail puts before the lines that it answers to."""

WORDS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
BREAK = re.compile(r"\s*\n\s*")
"""Where a mail breaks a line: between words, so that a blank stood there."""


def put_on_clipboard(text: str) -> None:
    """Hold the text of a document, for this program and for any other that takes text."""
    data = QMimeData()
    data.setData(CLIP_MIME, QByteArray(text.encode()))
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def clip_on_clipboard() -> str:
    """The text of a document that the clipboard holds, maybe out of a mail; empty for none."""
    held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # None: nothing yet
    if held is None:
        return ""
    if held.hasFormat(CLIP_MIME):
        return bytes(held.data(CLIP_MIME).data()).decode()
    text = held.text() if held.hasText() else ""
    return unwrapped(text) if SIGN in text else ""


def unwrapped(text: str) -> str:
    """A document out of a mail, which may quote it, break its lines and stand around it."""
    lines = text.replace("\xa0", " ").splitlines()
    first = next((line for line in lines if "{" in line), "")
    if QUOTED.match(first):
        lines = [QUOTED.sub("", line) for line in lines]
    whole = "\n".join(lines)
    begin, end = max(whole.find("{"), 0), whole.rfind("}") + 1
    return WORDS.sub(lambda words: BREAK.sub(" ", words[0]), whole[begin : end or None])
