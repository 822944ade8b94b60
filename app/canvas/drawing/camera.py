"""The camera: which part of the scene the view shows, and how large."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

LEAST, MOST = 0.1, 3.0
"""How small and how large a scene pixel may be, in pixels of the view."""

ZOOM_STEP = 1.2
"""What zooming in with a key enlarges by."""

FIT_MARGIN = 12.0
"""Around what is fitted, in pixels of the view."""

REACH = 50_000.0
"""How far from the origin one may wander, in scene pixels."""


class Camera(QObject):
    """Moves a view over its scene. It alone changes the view's transform and scroll bars."""

    changed = Signal()
    """Another part of the scene is seen, or at another scale."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self.is_fitted = False
        """Whether nobody moved it since all was fitted."""
        self._view, self._room = view, QSize()
        self._fitted_px = 0
        """How high the view was when all was fitted."""
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        view.setSceneRect(-REACH, -REACH, 2 * REACH, 2 * REACH)

    @property
    def scale(self) -> float:
        """How many pixels of the view a scene pixel takes."""
        return self._view.transform().m11()

    @property
    def seen(self) -> QRectF:
        """The part of the scene that the view shows."""
        view = self._view
        return view.mapToScene(view.viewport().rect()).boundingRect()

    def seen_at(self, place: QPointF) -> QPoint:
        """Where a place of the scene is in the viewport."""
        return self._view.mapFromScene(place)

    def zoom(self, factor: float, at: QPointF) -> None:
        """Enlarge by a factor; what is at a place of the viewport stays there."""
        self.set_scale(self.scale * factor, at)

    def set_scale(self, scale: float, at: QPointF) -> None:
        """Take a scale, held between LEAST and MOST; what is at `at` of the viewport stays."""
        kept = self._view.mapToScene(at.toPoint())
        wanted = min(MOST, max(LEAST, scale))
        self._view.setTransform(QTransform.fromScale(wanted, wanted))
        self._put(kept, at.toPoint())

    def zoom_by(self, factor: float) -> None:
        """Enlarge by a factor; the middle stays."""
        self.zoom(factor, self._middle)

    def zoom_in(self) -> None:
        """Enlarge by a step; the middle stays."""
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Make smaller by a step; the middle stays."""
        self.zoom_by(1 / ZOOM_STEP)

    def zoom_to_actual(self) -> None:
        """Show a scene pixel as a pixel; the middle stays."""
        self.set_scale(1.0, self._middle)

    def pan(self, by: QPointF) -> None:
        """Move what is seen by so many pixels of the viewport."""
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        for bar, distance in zip(bars, (by.x(), by.y()), strict=True):
            bar.setValue(bar.value() - round(distance))
        self.is_fitted = False
        self.changed.emit()

    def centre(self, place: QPointF) -> None:
        """Show a place of the scene in the middle."""
        self._put(place, self._view.viewport().rect().center())

    def reveal(self, area: QRectF) -> None:
        """Move no further than it takes to have an area in sight, or its upper left corner."""
        margin = FIT_MARGIN / self.scale
        wanted, seen = area.adjusted(-margin, -margin, margin, margin), self.seen
        if not seen.contains(wanted):
            across = _way(wanted.left() - seen.left(), wanted.right() - seen.right())
            down = _way(wanted.top() - seen.top(), wanted.bottom() - seen.bottom())
            self.pan(QPointF(across, down) * -self.scale)

    def fit(self, content: QRectF) -> None:
        """Show all of `content`, never larger than it is."""
        port = self._view.viewport().rect()
        across = (port.width() - 2 * FIT_MARGIN) / max(content.width(), 1)
        down = (port.height() - 2 * FIT_MARGIN) / max(content.height(), 1)
        self.set_scale(min(1.0, across, down), QPointF(port.center()))
        self.centre(content.center())
        self.is_fitted, self._fitted_px = True, port.height()

    def fit_to_room(self, content: QRectF) -> None:
        """Show all of `content` again where nobody moved it and there is another room for the view.

        What comes and goes beside the view within that room hides a part, but moves nothing.
        """
        before, self._room = self._room, (self._view.parentWidget() or self._view).size()
        has_more = self._view.viewport().height() > self._fitted_px
        if self.is_fitted and (self._room != before or has_more):
            self.fit(content)

    @property
    def _middle(self) -> QPointF:
        return QRectF(self._view.viewport().rect()).center()

    def _put(self, place: QPointF, at: QPoint) -> None:
        """Scroll until a place of the scene is at a place of the viewport."""
        self.pan(QPointF(at - self._view.mapFromScene(place)))


def _way(near: float, far: float) -> float:
    """How far to go where the near side of a thing lies so far on, and the far side so far."""
    return min(near, max(0.0, far))
