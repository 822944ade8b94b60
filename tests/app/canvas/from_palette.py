"""A block that is dragged from the palette onto the canvas."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.palette.listing import MIME
from tests.app.canvas.hand import LEFT, PLAIN, Hand

COPY = Qt.DropAction.CopyAction


def carried(block: str) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, block.encode())
    return data


def enter(hand: Hand, data: QMimeData, at: QPoint) -> QDragEnterEvent:
    event = QDragEnterEvent(at, COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(hand.port, event)
    return event


def drop(hand: Hand, data: QMimeData, at: QPoint) -> None:
    QApplication.sendEvent(hand.port, QDragMoveEvent(at, COPY, data, LEFT, PLAIN))
    QApplication.sendEvent(hand.port, QDropEvent(QPointF(at), COPY, data, LEFT, PLAIN))
