"""A hand that works on a canvas of 1600 x 1000, ours or the naive one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

from app.canvas.canvas import Canvas
from app.canvas.drawing.scene import GraphScene
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document
from tests.benchmarks.naive_canvas import NaiveCanvas

WIDE, HIGH = 1600, 1000
MIDDLE = QPoint(WIDE // 2, HIGH // 2)
NOTCH = 120
"""What a wheel tells for one notch."""

LEFT, GRASPING = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PRESS, MOVE, RELEASE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)


class Hand(Protocol):
    """What is done to a canvas; a mouse is pressed, moved and released by `send`."""

    view: QGraphicsView

    def settle(self) -> None:
        """Wait until nothing is worked out any more between events."""

    def fit(self) -> None:
        """Show the whole graph."""

    def look_at(self, node: str) -> None:
        """Show a node in the middle at 1:1."""

    def choose(self, nodes: Iterable[str]) -> None:
        """Select these nodes and no others."""

    def middle(self, node: str) -> QPoint:
        """Where a node is seen."""

    def pan(self, kind: QEvent.Type, at: QPoint) -> None:
        """Take hold of the ground, move it, or let go of it."""

    def zoom(self, notches: int) -> None:
        """Turn the wheel in the middle."""

    def undo(self) -> None:
        """Take back a step that moved a node."""

    def redo(self) -> None:
        """Do it again."""


class OurHand:
    """Works on the canvas of the window, by its pointer and the history."""

    def __init__(self, document: Document, appearance: Appearance) -> None:
        self._session = Session(document)
        self._canvas = Canvas(self._session, appearance)
        self.view: QGraphicsView = self._canvas
        self._session.setParent(self._canvas)

    def settle(self) -> None:
        """Wait until all wires have found their ways."""
        scene = self._canvas.scene()
        while isinstance(scene, GraphScene) and scene.wiring.is_waiting:
            QApplication.processEvents()

    def fit(self) -> None:
        """Show the whole graph."""
        self._canvas.fit()

    def look_at(self, node: str) -> None:
        """Show a node in the middle at 1:1."""
        self._canvas.camera.zoom_to_actual()
        self._canvas.centre_on(node)

    def choose(self, nodes: Iterable[str]) -> None:
        """Select these nodes and no others."""
        self._session.select(nodes)

    def middle(self, node: str) -> QPoint:
        """Where a node is seen."""
        return self._canvas.node_rect(node).center()

    def pan(self, kind: QEvent.Type, at: QPoint) -> None:
        """Drag with the middle button."""
        send(self.view, kind, at, GRASPING)

    def zoom(self, notches: int) -> None:
        """Turn the wheel in the middle."""
        event = QWheelEvent(
            QPointF(MIDDLE),
            QPointF(self.view.viewport().mapToGlobal(MIDDLE)),
            QPoint(),
            QPoint(0, notches * NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
            Qt.MouseEventSource.MouseEventNotSynthesized,
            QPointingDevice.primaryPointingDevice(),
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def undo(self) -> None:
        """Take back the last step."""
        self._session.history.undo()

    def redo(self) -> None:
        """Do it again."""
        self._session.history.redo()


class NaiveHand:
    """Works on the naive canvas; what that one lacks is done by Qt's own means."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._canvas = NaiveCanvas(document)
        self.view: QGraphicsView = self._canvas
        self._last = MIDDLE

    def settle(self) -> None:
        """Nothing: it works out nothing between events."""

    def fit(self) -> None:
        """Show the whole graph."""
        around = self._canvas.scene().itemsBoundingRect()
        self._canvas.fitInView(around, Qt.AspectRatioMode.KeepAspectRatio)

    def look_at(self, node: str) -> None:
        """Show a node in the middle at 1:1."""
        self._canvas.resetTransform()
        self._canvas.centerOn(self._canvas.boxes[node])

    def choose(self, nodes: Iterable[str]) -> None:
        """Select these nodes and no others."""
        self._canvas.choose(nodes)

    def middle(self, node: str) -> QPoint:
        """Where a node is seen."""
        box = self._canvas.boxes[node]
        return self._canvas.mapFromScene(box.mapToScene(box.boundingRect().center()))

    def pan(self, kind: QEvent.Type, at: QPoint) -> None:
        """Move the scroll bars."""
        if kind is MOVE:
            way = at - self._last
            across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
            across.setValue(across.value() - way.x())
            down.setValue(down.value() - way.y())
        self._last = QPoint(at)

    def zoom(self, notches: int) -> None:
        """Scale the view."""
        self.view.scale(1.16**notches, 1.16**notches)
        self.view.viewport().update()

    def undo(self) -> None:
        """Draw the document as it was."""
        self._canvas.show_document(self._document)

    def redo(self) -> None:
        """Nothing: the undo that follows draws everything anew in any case."""


def send(view: QGraphicsView, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Send an event of the mouse to a view, at a place of its viewport."""
    held = Qt.MouseButton.NoButton if kind is RELEASE else button
    place, port = QPointF(at), view.viewport()
    pressed = Qt.MouseButton.NoButton if kind is MOVE else button
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, QPointF(port.mapToGlobal(at)), pressed, held, none)
    QApplication.sendEvent(port, event)
