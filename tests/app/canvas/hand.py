"""A hand on the canvas: real events of pointer, wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.canvas.canvas import Canvas
from app.session import Session
from app.theme.applying import Appearance
from app.windows.action_making import make_actions
from app.windows.actions import ACTIONS
from engine.document.values import Document, Graph, Wire

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Works on one canvas; places are pixels of its viewport."""

    def __init__(self, canvas: Canvas, session: Session) -> None:
        self.canvas, self.session = canvas, session

    @property
    def port(self) -> QWidget:
        return self.canvas.viewport()

    @property
    def graph(self) -> Graph:
        return self.session.graph

    @property
    def wires(self) -> list[Wire]:
        return list(self.graph.wires)

    @property
    def selected(self) -> list[str]:
        return list(self.session.selection)

    @property
    def last_step(self) -> str:
        return self.session.history.undoText()

    @property
    def steps(self) -> int:
        return self.session.history.count()

    def press(
        self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        QTest.mousePress(self.port, button, modifiers, at)

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self.port, at)

    def slide(self, at: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Move with the left button down while keys are held."""
        place, on_screen = QPointF(at), QPointF(self.port.mapToGlobal(at))
        kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        QApplication.sendEvent(
            self.port, QMouseEvent(kind, place, on_screen, none, LEFT, modifiers)
        )

    def release(
        self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        QTest.mouseRelease(self.port, button, modifiers, at)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseClick(self.port, LEFT, modifiers, at)

    def double_click(self, at: QPoint) -> None:
        self.click(at)
        QTest.mouseDClick(self.port, LEFT, PLAIN, at)
        self.release(at)

    def carry(self, start: QPoint, end: QPoint) -> None:
        """Press and go to the end in three moves, without letting go."""
        self.press(start)
        for part in (0.2, 0.6, 1.0):
            self.move((QPointF(start) + QPointF(end - start) * part).toPoint())

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.carry(start, end)
        self.release(end)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.canvas, key, modifiers)

    def wheel(
        self,
        at: QPoint,
        angle: QPoint,
        pixels: QPoint | None = None,
        modifiers: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        """Turn a wheel; with `pixels`, scroll with two fingers on a pad."""
        is_pad = pixels is not None
        phase = Qt.ScrollPhase.ScrollUpdate if is_pad else Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.port.mapToGlobal(at)),
            pixels or QPoint(),
            angle,
            Qt.MouseButton.NoButton,
            modifiers,
            phase,
            False,
            Qt.MouseEventSource.MouseEventNotSynthesized,
            QPointingDevice.primaryPointingDevice(),
        )
        QApplication.sendEvent(self.port, event)

    def pinch(self, at: QPoint, by: float) -> None:
        """Spread two fingers by a share of their distance, or bring them together."""
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            QPointF(at),
            QPointF(at),
            QPointF(self.port.mapToGlobal(at)),
            by,
            QPointF(),
        )
        QApplication.sendEvent(self.port, event)

    def middle(self, node: str) -> QPoint:
        return self.canvas.node_rect(node).center()

    def tip(self, at: QPoint) -> bool:
        """Rest at a place until a tip would come."""
        event = QHelpEvent(QEvent.Type.ToolTip, at, self.port.mapToGlobal(at))
        return QApplication.sendEvent(self.port, event)


class Around(QWidget):
    """What the table of actions needs of a window, for the keys of a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        rows = [action for action in ACTIONS if action.does.startswith("canvas.")]
        self.made = make_actions(self, rows)
        canvas.addActions(list(self.made.values()))
        self.hide()


def opened(document: Document, appearance: Appearance) -> Hand:
    """A canvas of 800 x 600 that shows the document at scale 1."""
    session = Session(document)
    canvas = Canvas(session, appearance)
    session.setParent(canvas)
    canvas.resize(800, 600)
    canvas.show()
    canvas.fit()
    canvas.camera.zoom_to_actual()
    canvas.setFocus()
    Around(canvas)
    return Hand(canvas, session)
