"""The cloud: every sample at its code, and the pointer with which a person asks the decoder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QElapsedTimer, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.latent_view.cloud.cloud_picture import CloudPicture
from app.latent_view.cloud.keys import press_key
from app.latent_view.cloud.marker import paint_marker
from app.latent_view.cloud.points import Emphasis, Look
from app.latent_view.cloud.shown import Shown
from app.latent_view.cloud.tools import Layer, PointTool, Tool
from app.latent_view.cloud.window import Window, fitted, followed
from app.theme.focus import BY_KEYBOARD
from app.theme.fonts import text_font
from app.theme.tokens import RADIUS_NODE_PX, Theme
from app.words import tr
from engine.observations.records import Cloud

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )


SIDE_PX, LEAST_PX = 368, 140
HINT_MARGIN_PX = 48
FRAME_MS, EASE_MS = 16, 160
"""How often the window moves while it follows the cloud, and in about which time it gets there."""
PATIENCE = 3
"""Frames are so many times longer than drawing takes: a large cloud leaves time for all else."""
OUTGROWN = 1.3
"""A cloud that becomes so many times larger is followed, also while a person holds a point."""
ZOOM_A_NOTCH = 1.2
NOTCH = 120


class CloudWidget(QWidget):
    """Paints a cloud, follows it as it moves, and lets a person point at the plane.

    Left button: the tool, at first to point. Wheel: zoom. Middle button: move the plane. Double
    click or Home: fit. Arrow keys move the pointer.
    """

    point_chosen = Signal(QPointF)
    """The point of the plane that a person points at."""
    follow_changed = Signal(bool)
    """Whether the window follows the cloud, or stays where a person put it."""
    look_changed = Signal()
    came_up = Signal()
    """It is seen again, and has to catch up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.look = Look()
        self.tool: Tool = PointTool()
        """What the left button does."""
        self.marker: QPointF | None = None
        """The point of the plane that a person points at."""
        self._shown: Shown | None = None
        self._hint = ""
        self._window = self._goal = Window()
        self.is_following = True
        """Whether the window follows the cloud, or stays where a person put it."""
        self._dragged_from: QPointF | None = None
        self._picture = CloudPicture()
        self._is_drawn = False
        self._ratio = 1.0
        self._has_ring = False
        self._layers: list[Layer] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._ease)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(LEAST_PX, LEAST_PX)
        self.setAccessibleName(tr("Cloud of codes"))

    @property
    def cloud(self) -> Cloud | None:
        """What is drawn."""
        return self._shown.cloud if self._shown else None

    @property
    def shown(self) -> Shown | None:
        """What is drawn, with its points."""
        return self._shown

    @property
    def window_shown(self) -> Window:
        """The part of the plane that is seen now."""
        return self._window

    def show_cloud(self, cloud: Cloud | None) -> None:
        """Draw this cloud from now on; a cloud of another run or port is fitted at once."""
        before, self._shown = self.cloud, Shown(cloud, self.look) if cloud else None
        self._show_cursor()
        if cloud is not None and (before is None or _subject(before) != _subject(cloud)):
            self._set_following(True)
            self._window = self._goal = fitted(cloud.points, self._size)
        self._follow()
        self._redraw()

    def take_tool(self, tool: Tool) -> None:
        """Let the left button do this from now on."""
        self.tool = tool
        self._show_cursor()
        self.update()

    def add_layer(self, layer: Layer) -> None:
        """Paint this too, from now on."""
        self._layers.append(layer)
        self.update()

    def show_hint(self, hint: str) -> None:
        """The sentence that stands here while there is no cloud."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self.theme = theme
        self._redraw()

    def set_emphasis(self, emphasis: Emphasis) -> None:
        """Hide or dim classes."""
        self.set_look(replace(self.look, emphasis=emphasis))

    def set_look(self, look: Look) -> None:
        """Draw the points like this from now on."""
        self.look = look
        self._shown = Shown(self.cloud, look) if self.cloud else None
        self._redraw()
        self.look_changed.emit()

    def set_marker(self, point: QPointF | None) -> None:
        """Put the pointer at a point of the plane, without telling anybody."""
        self.marker = point
        self.update()

    def fit(self) -> None:
        """Show the whole cloud, and follow it from now on."""
        self._set_following(True)
        if self.cloud is not None:
            self._goal = fitted(self.cloud.points, self._size)
            self._start_easing()

    def zoom(self, notches: float, around: QPointF) -> None:
        """Show a part of the plane larger, by so many notches of the wheel, and stay there."""
        self._stay(self._window.zoomed(ZOOM_A_NOTCH**notches, around.toTuple()))

    def settle(self) -> None:
        """Show at once what the window is on its way to."""
        self._timer.stop()
        self._window = self._goal
        self._redraw()

    def place_of(self, point: QPointF) -> QPointF:
        """Where a point of the plane is, in pixels of the widget."""
        scale = min(self.width(), self.height()) / self._window.span
        middle = self.rect().toRectF().center()
        across, down = point.x() - self._window.x, self._window.y - point.y()
        return middle + QPointF(across * scale, down * scale)

    def point_at(self, place: QPointF) -> QPointF:
        """Which point of the plane is at a place of the widget."""
        return QPointF(*self._window.point(place.toTuple(), self._size))

    def drawn_rows(self) -> NDArray[np.int64]:
        """Which samples are drawn now: those that are not hidden."""
        return self._shown.points.rows if self._shown else np.empty(0, np.int64)

    def sample_at(self, place: QPointF, far_px: float) -> int | None:
        """The row of the sample that is drawn nearest to a place, at most so many pixels away."""
        point, scale = self.point_at(place), self._window.span / min(self._size)
        return self._shown.sample_near(*point.toTuple(), far_px * scale) if self._shown else None

    def sizeHint(self) -> QSize:
        """A square that fills the column."""
        return QSize(SIDE_PX, SIDE_PX)

    @property
    def _size(self) -> tuple[float, float]:
        return max(1, self.width()), max(1, self.height())

    # ------------------------------------------------------------------------------- following

    def _set_following(self, is_following: bool) -> None:
        if is_following != self.is_following:
            self.is_following = is_following
            self.follow_changed.emit(is_following)

    def _follow(self) -> None:
        if self.cloud is None or not self.is_following:
            return
        goal = followed(self._goal, self.cloud.points, self._size)
        if self._dragged_from is None or goal.span > OUTGROWN * self._goal.span:
            self._goal = goal
            self._start_easing()

    def _start_easing(self) -> None:
        if not self.isVisible():
            self._window = self._goal
        elif not self._window.is_at(self._goal) and not self._timer.isActive():
            self._clock.start()
            self._timer.start()

    def _ease(self) -> None:
        part = min(1.0, self._clock.restart() / EASE_MS)
        self._window = self._window.toward(self._goal, part)
        if self._window.is_at(self._goal):
            self._window = self._goal
            self._timer.stop()
        self._redraw()

    def _stay(self, window: Window) -> None:
        """A person decides what is seen."""
        self._timer.stop()
        self._set_following(False)
        self._window = self._goal = window
        self._redraw()

    # -------------------------------------------------------------------------------- pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin with the tool, or take hold of the plane."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self._timer.stop()
            if self.cloud is not None:
                self.tool.press(self, event)
        elif event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the tool, or move the plane."""
        if self.cloud is None:
            return
        if self._dragged_from is None:
            self.tool.hover(self, event)
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self.tool.move(self, event)
        elif event.buttons() & Qt.MouseButton.MiddleButton:
            way = self.point_at(self._dragged_from) - self.point_at(event.position())
            self._dragged_from = event.position()
            self._stay(self._window.moved(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cloud may be followed again."""
        self._dragged_from = None
        if self.cloud is not None and event.button() is Qt.MouseButton.LeftButton:
            self.tool.release(self, event)
        self._show_cursor()
        self._follow()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit."""
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse."""
        notches = event.angleDelta().y() / NOTCH
        if self.cloud is None or not notches:
            event.ignore()
            return
        self.zoom(notches, self.point_at(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tool goes first."""
        is_used = self.cloud is not None and (self.tool.key(self, event) or press_key(self, event))
        event.setAccepted(is_used)

    def choose(self, point: QPointF) -> None:
        """Point at a point of the plane."""
        if self.cloud is not None:
            self.set_marker(point)
            self.point_chosen.emit(point)

    def _show_cursor(self) -> None:
        self.setCursor(self.tool.cursor if self.cloud else Qt.CursorShape.ArrowCursor)

    # -------------------------------------------------------------------------------- painting

    def _redraw(self) -> None:
        self._is_drawn = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture has the size of the widget, and the cloud fits into it."""
        super().resizeEvent(event)
        self._is_drawn = False
        if self.cloud is not None and self.is_following:
            self._window = self._goal = fitted(self.cloud.points, self._size)

    def showEvent(self, event: QShowEvent) -> None:
        """What is drawn with it is asked for where somebody looks."""
        super().showEvent(event)
        self.came_up.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()
        self._window = self._goal

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard sees that arrow keys go here."""
        super().focusInEvent(event)
        self._has_ring = event.reason() in BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Arrow keys go elsewhere."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """A screen with another ratio of pixels wants another picture."""
        super().changeEvent(event)
        self._is_drawn = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the points, the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        inside = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        frame.addRoundedRect(inside, RADIUS_NODE_PX, RADIUS_NODE_PX)
        painter.fillPath(frame, QColor(self.theme.canvas))
        painter.save()
        painter.setClipPath(frame)
        self._paint_inside(painter)
        painter.restore()
        painter.setPen(QPen(QColor(self.theme.accent if self._has_ring else self.theme.line), 1))
        painter.drawPath(frame)
        painter.end()

    def _paint_inside(self, painter: QPainter) -> None:
        if self._shown is None:
            self._paint_hint(painter)
            return
        if not self._is_drawn or self._ratio != self.devicePixelRatioF():
            self._draw(self._shown)
        self._paint_layers(painter, are_below=True)
        self._picture.paint(painter)
        self._paint_layers(painter, are_below=False)
        if self.marker is not None:
            paint_marker(painter, self.place_of(self.marker), self.theme)

    def _paint_layers(self, painter: QPainter, *, are_below: bool) -> None:
        for layer in (*self._layers, self.tool):
            if layer.is_below == are_below:
                painter.save()
                layer.paint(painter, self)
                painter.restore()

    def _draw(self, shown: Shown) -> None:
        clock = QElapsedTimer()
        clock.start()
        self._ratio, size = self.devicePixelRatioF(), (self.width(), self.height())
        self._picture.draw(shown.points, self._window, size, self._ratio, self.look.size)
        self._is_drawn = True
        self._timer.setInterval(max(FRAME_MS, PATIENCE * clock.elapsed()))

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(text_font())
        painter.setPen(QColor(self.theme.secondary))
        room = self.rect().adjusted(HINT_MARGIN_PX, 0, -HINT_MARGIN_PX, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)


def _subject(cloud: Cloud) -> tuple[object, ...]:
    """What tells one cloud's plane from another's."""
    return cloud.run, cloud.node, cloud.port, cloud.view.how if cloud.view else None
