"""Puts the chosen nodes in line or at equal distances, each as one step of the history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF, Qt

from app.canvas.drawing.scene import GraphScene
from app.canvas.editing.choice import Choice
from app.canvas.steps.step import SNAP
from app.counting import titles
from app.session import Session
from app.words import tr
from engine.document.edits import move

Axis = Qt.Orientation
ACROSS, DOWN = Axis.Horizontal, Axis.Vertical
LEAST_IN_LINE, LEAST_APART = 2, 3
"""How many nodes can be put in line, and at equal distances."""

Span = tuple[float, float]
"""Where a node begins along an axis, and how long it is."""

NEAR, MIDDLE, FAR = 0.0, 0.5, 1.0
"""Which point of a node is put in line, as a share of its size: left, centre, right; or top ..."""


class Arranging(QObject):
    """Makes edits of where the chosen nodes stand."""

    def __init__(
        self, session: Session, choice: Choice, scene: GraphScene, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._choice, self._scene = session, choice, scene

    def align_left(self) -> None:
        """Put the left edges in line with the leftmost."""
        self._align(tr("Align {what} left", what=self._what), ACROSS, NEAR)

    def align_centre(self) -> None:
        """Put the nodes around one line that goes down."""
        self._align(tr("Align {what} at their centre", what=self._what), ACROSS, MIDDLE)

    def align_right(self) -> None:
        """Put the right edges in line with the rightmost."""
        self._align(tr("Align {what} right", what=self._what), ACROSS, FAR)

    def align_top(self) -> None:
        """Put the upper edges in line with the topmost."""
        self._align(tr("Align {what} at the top", what=self._what), DOWN, NEAR)

    def align_middle(self) -> None:
        """Put the nodes around one line that goes across."""
        self._align(tr("Align {what} in the middle", what=self._what), DOWN, MIDDLE)

    def align_bottom(self) -> None:
        """Put the lower edges in line with the lowest."""
        self._align(tr("Align {what} at the bottom", what=self._what), DOWN, FAR)

    def distribute_across(self) -> None:
        """Leave equal gaps from left to right."""
        self._distribute(tr("Distribute {what} horizontally", what=self._what), ACROSS)

    def distribute_down(self) -> None:
        """Leave equal gaps from top to bottom."""
        self._distribute(tr("Distribute {what} vertically", what=self._what), DOWN)

    @property
    def _what(self) -> str:
        return titles(self._session.graph, self._choice.nodes)

    def _align(self, name: str, axis: Axis, share: float) -> None:
        self._move(name, axis, aligned(self._spans(axis), share))

    def _distribute(self, name: str, axis: Axis) -> None:
        self._move(name, axis, distributed(self._spans(axis)))

    def _spans(self, axis: Axis) -> dict[str, Span]:
        """Where the chosen nodes begin and how long they are, as they are drawn."""
        return {name: _span(self._scene.rect_of(name), axis) for name in self._choice.nodes}

    def _move(self, name: str, axis: Axis, begins: Mapping[str, float]) -> None:
        nodes = self._session.graph.nodes
        places = {
            node: (begin, nodes[node].place[1]) if axis is ACROSS else (nodes[node].place[0], begin)
            for node, begin in begins.items()
        }
        self._session.edit(name, move(self._session.graph, places))


def aligned(spans: Mapping[str, Span], share: float) -> dict[str, float]:
    """Where nodes begin, on the grid, when the same point of each stands on one line."""
    if not spans:
        return {}
    begin = min(start for start, _ in spans.values())
    end = max(start + size for start, size in spans.values())
    line = begin + share * (end - begin)
    return {name: _on_grid(line - share * size) for name, (_, size) in spans.items()}


def distributed(spans: Mapping[str, Span]) -> dict[str, float]:
    """Where nodes begin, on the grid, with equal gaps; the first and the last stay.

    Nodes that overlap as a whole go on to overlap, all by the same.
    """
    if len(spans) < LEAST_APART:
        return {}
    in_order = sorted(spans, key=lambda name: spans[name][0] + spans[name][1] / 2)
    begin, (last, _) = spans[in_order[0]][0], spans[in_order[-1]]
    gap = (last - begin - sum(spans[name][1] for name in in_order[:-1])) / (len(spans) - 1)
    begins = {}
    for name in in_order:
        begins[name] = _on_grid(begin)
        begin += spans[name][1] + gap
    return begins


def _span(rect: QRectF, axis: Axis) -> Span:
    return (rect.left(), rect.width()) if axis is ACROSS else (rect.top(), rect.height())


def _on_grid(place: float) -> float:
    return round(place / SNAP) * SNAP
