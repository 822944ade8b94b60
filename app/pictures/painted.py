"""A graph drawn by itself: the whole of it, in full detail, on nothing but its own scene."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from app.canvas.drawing.look import Look
from app.canvas.drawing.scene import GraphScene
from engine.document.values import Frame, Graph
from engine.language import Map
from engine.shapes.checked import Checked

MARGIN = 16
"""Around the graph, in scene pixels."""


class Painted:
    """A picture of a graph. Call `forget` when it is no longer wanted.

    look: one that is made for paper.
    """

    def __init__(self, graph: Graph, checked: Checked, look: Look) -> None:
        self._scene = GraphScene(look)
        self._scene.show_graph(graph, checked)
        self._scene.settle()
        self._area = _whole(self._scene.extent).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    @property
    def size(self) -> QSize:
        """In scene pixels, with a margin."""
        return self._area.size()

    def paint(self, painter: QPainter, target: QRect) -> None:
        """Draw it into a part of the painter's device, on what is there.

        The items believe that they are seen at 1:1, so nothing is left out where it is small.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setWindow(self._area)
        painter.setViewport(target)
        area = QRectF(self._area)
        self._scene.render(painter, area, area)
        painter.restore()

    def paint_on_ground(self, painter: QPainter, target: QRect, bleed: int = 0) -> None:
        """Draw it on the colour that the canvas has, which goes so far beyond the picture."""
        ground = target.adjusted(-bleed, -bleed, bleed, bleed)
        painter.fillRect(ground, self._scene.look.canvas)
        self.paint(painter, target)

    def forget(self) -> None:
        """Let go of what was drawn."""
        self._scene.deleteLater()


def among(graph: Graph, nodes: Iterable[str]) -> Graph:
    """Some nodes of a graph with the wires among them and the frames that hold any; no notes."""
    kept = set(nodes) & graph.nodes.keys()
    inside = tuple(wire for wire in graph.wires if {end.node for end in wire.ends} <= kept)
    frames = (_held(frame, kept) for frame in graph.frames)
    return replace(
        graph,
        nodes=Map((name, node) for name, node in graph.nodes.items() if name in kept),
        wires=inside,
        frames=tuple(frame for frame in frames if frame.members),
        notes=(),
    )


def _held(frame: Frame, kept: set[str]) -> Frame:
    return replace(frame, members=tuple(name for name in frame.members if name in kept))


def _whole(rect: QRectF) -> QRect:
    """The least rectangle of whole pixels around another."""
    left, top = floor(rect.left()), floor(rect.top())
    return QRect(left, top, ceil(rect.right()) - left, ceil(rect.bottom()) - top)
