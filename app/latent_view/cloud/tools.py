"""Tools: what the left mouse button does on the cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from app.latent_view.cloud.cloud_widget import CloudWidget


class Layer:
    """Something that is painted with the cloud: below its points, or above them."""

    is_below = False

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """Draw, in pixels of the widget; `widget.place_of` says where a point of the plane is."""


class Tool(Layer):
    """Takes the events of the left button, and keys that the cloud itself has no use for."""

    cursor = Qt.CursorShape.CrossCursor
    is_busy = False
    """Whether it is in the middle of something: then Escape calls that off, and does no more."""

    def press(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The left button goes down."""

    def move(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The mouse moves while it is held."""

    def release(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The left button is let go."""

    def hover(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """The mouse moves, and no button is held."""

    def key(self, widget: CloudWidget, event: QKeyEvent) -> bool:
        """A key is pressed; says whether the tool has taken it."""
        return False


class PointTool(Tool):
    """Points at the plane, and on while it is dragged."""

    def press(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Point."""
        widget.choose(widget.point_at(event.position()))

    def move(self, widget: CloudWidget, event: QMouseEvent) -> None:
        """Point on."""
        widget.choose(widget.point_at(event.position()))
