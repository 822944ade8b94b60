"""The clipboard of the system: what was copied travels as the text of a document."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

CLIP_MIME = "application/x-neuroloom-nodes"
SIGN = '"graph"'
"""What stands in the text of every document."""


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
    text = held.text().strip() if held.hasText() else ""
    return text if text.startswith("{") and SIGN in text else ""
