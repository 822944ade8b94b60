"""Blocks that are dragged from the palette over the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from app.canvas.faces import LEAST_HEIGHT, WIDTH
from app.canvas.gestures import ABOVE_ALL
from app.canvas.steps import snapped
from app.palette.here import is_known
from app.palette.listing import block_in
from app.theme.tokens import RADIUS_NODE_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from app.canvas.look import Look
    from app.canvas.scene import GraphScene

FAINT = 0.12


class DropPlace:
    """Shows where a block that is dragged would be placed."""

    def __init__(self, scene: GraphScene) -> None:
        self._scene = scene
        self._outline: QGraphicsItem | None = None

    def follow(self, middle: QPointF) -> None:
        """Show a node around a place of the scene."""
        if self._outline is None:
            self._outline = _outline(self._scene.look)
            self._scene.addItem(self._outline)
        corner = (middle.x() - WIDTH / 2, middle.y() - LEAST_HEIGHT / 2)
        self._outline.setPos(*snapped(corner))

    def clear(self) -> None:
        """Show nothing any more."""
        if self._outline is not None:
            self._scene.removeItem(self._outline)
            self._outline = None


def block_of(event: QDropEvent) -> str:
    """The id of the block that is dragged; empty where it is something else, or unknown here."""
    block = block_in(event.mimeData())
    return block if is_known(block) else ""


def _outline(look: Look) -> QGraphicsItem:
    item = QGraphicsPathItem()
    path = item.path()
    path.addRoundedRect(QRectF(0, 0, WIDTH, LEAST_HEIGHT), RADIUS_NODE_PX, RADIUS_NODE_PX)
    item.setPath(path)
    item.setPen(look.hairline(look.accent))
    fill = QColor(look.accent)
    fill.setAlphaF(FAINT)
    item.setBrush(fill)
    item.setZValue(ABOVE_ALL)
    return item
