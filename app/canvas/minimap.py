"""A small map of the whole graph, while a part of it is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from app.canvas.drawing.camera import Camera
from app.canvas.drawing.scene import GraphScene
from app.theme.frame_colours import frame_colours
from app.theme.tokens import RADIUS_FIELD_PX
from app.words import tr

SIZE = QSize(120, 80)
PADDING = 8.0
LEAST_SIDE = 2.0
"""No node is drawn smaller, in pixels."""

LARGEST_SCALE = 0.1
"""Small graphs do not fill the map."""


class Minimap(QWidget):
    """Shows every node as a spot of its family's colour, and a frame around what is seen.

    Press or drag to look elsewhere.
    """

    def __init__(self, scene: GraphScene, camera: Camera, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._camera = scene, camera
        self.setFixedSize(SIZE)
        self.setAccessibleName(tr("Map of the canvas"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._drawn: QPixmap | None = None
        scene.arranged.connect(self.forget_picture)
        scene.arranged.connect(self.refresh)
        camera.changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show itself where it is of use, as the scene is now."""
        content = self._scene.content
        self.setVisible(not content.isEmpty() and not self._camera.seen.contains(content))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the map."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(self._scene.look.secondary)
        painter.drawRoundedRect(self._to_map().mapRect(self._camera.seen), 3, 3)

    def forget_picture(self) -> None:
        """Draw the nodes anew: they moved, or the theme is another one."""
        self._drawn = None
        self.update()

    def _picture(self) -> QPixmap:
        """The nodes, drawn once until they move."""
        if self._drawn is None or self._drawn.devicePixelRatio() != self.devicePixelRatioF():
            self._drawn = QPixmap(self.size() * self.devicePixelRatioF())
            self._drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            self._paint_nodes(painter)
            painter.end()
        return self._drawn

    def _paint_nodes(self, painter: QPainter) -> None:
        look, to_map = self._scene.look, self._to_map()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.line)
        painter.setBrush(QColor(look.theme.panel))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_around(painter, to_map)
        for item in self._scene.nodes.values():
            left, top, right, bottom = item.rect
            spot = to_map.mapRect(QRectF(left, top, right - left, bottom - top))
            painter.setBrush(look.family(item.face.family))
            painter.drawRoundedRect(_at_least(spot), 1.5, 1.5)

    def _paint_around(self, painter: QPainter, to_map: QTransform) -> None:
        """Frames as faint areas, and notes as quiet spots."""
        look, words = self._scene.look, self._scene.words
        for frame in words.frames.values():
            painter.setBrush(QColor(frame_colours(frame.frame.colour, look.theme).rim))
            painter.drawRoundedRect(to_map.mapRect(frame.area_item.rect), 2, 2)
        painter.setBrush(look.secondary)
        for note in words.notes.values():
            painter.drawRect(_at_least(to_map.mapRect(note.rect)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the place that was pressed."""
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the place under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay there."""
        event.accept()

    def _look_at(self, at: QPointF) -> None:
        """Where no node would be in sight, go on to the nearest one."""
        back, _ = self._to_map().inverted()
        place, seen = back.map(at), self._camera.seen
        seen.moveCenter(place)
        nodes = [self._scene.rect_of(name) for name in self._scene.nodes]
        self._camera.centre(place)
        if nodes and not any(seen.intersects(node) for node in nodes):
            self._camera.reveal(
                min(nodes, key=lambda node: (node.center() - place).manhattanLength())
            )

    def _to_map(self) -> QTransform:
        """From scene pixels to those of the map, the graph in its middle."""
        content = self._scene.content
        room = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)
        scale = min(
            LARGEST_SCALE,
            room.width() / max(content.width(), 1),
            room.height() / max(content.height(), 1),
        )
        middle = content.center()
        return (
            QTransform.fromTranslate(-middle.x(), -middle.y())
            * QTransform.fromScale(scale, scale)
            * QTransform.fromTranslate(room.center().x(), room.center().y())
        )


def _at_least(rect: QRectF) -> QRectF:
    wide, high = max(rect.width(), LEAST_SIDE), max(rect.height(), LEAST_SIDE)
    return QRectF(rect.left(), rect.top(), wide, high)
