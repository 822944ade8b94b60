"""Blocks that are dragged from the palette over the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from app.canvas.drawing.faces import LEAST_HEIGHT, WIDTH
from app.canvas.drawing.look import ABOVE_ALL
from app.canvas.editing.joining import frame_at
from app.canvas.gestures.landing import Landing
from app.canvas.steps.step import snapped
from app.palette.here import is_known, meant
from app.palette.listing import block_in
from app.theme.tokens import RADIUS_NODE_PX
from engine.document.values import Node
from engine.language import Ports
from engine.shapes.interfaces import ports_of

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from app.canvas.drawing.look import Look
    from app.canvas.editing.inserting import Way
    from app.canvas.editing.stage import Stage

FAINT = 0.12


class DropPlace:
    """Shows where a block that is dragged would be placed."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._scene = stage, stage.scene
        self._outline: QGraphicsItem | None = None
        self._landing: Landing | None = None

    def follow(self, block: str, middle: QPointF) -> None:
        """Show a node of a block around a place of the scene, and where it would be put.

        That is the wire that would lead through it, and the frame that it would be in.
        """
        if self._outline is None:
            self._outline = _outline(self._scene.look)
            self._scene.addItem(self._outline)
            self._landing = Landing(self._stage)
        corner = (middle.x() - WIDTH / 2, middle.y() - LEAST_HEIGHT / 2)
        self._outline.setPos(*snapped(corner))
        self._scene.words.show_target(frame_at(self._scene, snapped(corner)))
        if self._landing:
            area = QRectF(self._outline.pos(), QSizeF(WIDTH, LEAST_HEIGHT))
            self._landing.follow(self._ports(block), area)

    def _ports(self, block_id: str) -> Ports:
        """The ports that a fresh node would have."""
        block, parameters = meant(block_id)
        fresh = Node("", block.id, block.title, parameters=parameters)
        return ports_of(fresh, self._stage.session.document.parts)

    def clear(self) -> Way | None:
        """Show nothing any more; gives the way of the wire that the node would be put on."""
        way = self._landing.way if self._landing else None
        if self._landing:
            self._landing.clear()
            self._landing = None
        if self._outline is not None:
            self._scene.removeItem(self._outline)
            self._scene.words.show_target("")
            self._outline = None
        return way


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
