"""Pulling nodes out of their wires, which are joined behind them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsPathItem

from app.canvas.drawing.routing import curve
from app.canvas.drawing.wire_item import path_of
from app.canvas.editing.load import Load, carried
from app.canvas.editing.stage import Stage
from app.canvas.gestures.gesture import DragNodes
from app.canvas.steps.healing import healing, lost_words, taken_out
from app.canvas.steps.step import Step
from engine.document.values import Wire


class PullOut(DragNodes):
    """Moves nodes and leaves their wires behind; what will be joined is shown dashed.

    tell: takes the sentence about wires that could not be joined.
    """

    def __init__(
        self,
        stage: Stage,
        load: Load,
        start: tuple[QPointF, QPointF],
        on_click: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(stage, load, start, on_click)
        self._look, self._tell = stage.look, tell
        session = stage.session
        self._healing = healing(session.graph, session.checked, load.nodes)
        self._shown: list[QGraphicsPathItem] = []

    def move(self, at: QPointF, place: QPointF) -> None:
        """Show the nodes where they would be, and the wires as they would be."""
        super().move(at, place)
        if self._is_dragging and not self._shown:
            self._shown = [self._drawn(wire) for wire in self._healing.joined]
            self._show_gone(is_shown=False)

    def drop(self, at: QPointF, place: QPointF) -> None:
        """Take them out and move them, in one step, and say which wires could not be joined."""
        self._clear()
        words = lost_words(self._session.graph, self._healing, self._nodes)
        is_moved = self._is_dragging and self._by != (0.0, 0.0)
        super().drop(at, place)
        if is_moved and words:
            self._tell(words)

    def cancel(self) -> None:
        """Leave nodes and wires as they were."""
        self._clear()
        super().cancel()

    def _step(self) -> Step:
        step = super()._step()
        return step._replace(name=self._moved().name) if self._healing.gone else step

    def _moved(self) -> Step:
        if not self._healing.gone:
            return super()._moved()
        step = taken_out(self._session.graph, self._healing, self._nodes)
        return step._replace(graph=carried(step.graph, self._load, self._by).graph)

    def _drawn(self, wire: Wire) -> QGraphicsPathItem:
        ends = (
            self._scene.nodes[end.node].place_of(end, is_input=end is wire.target)
            for end in wire.ends
        )
        item = QGraphicsPathItem(path_of(curve(*ends)))
        pen = self._look.wire_pen(is_selected=True, is_red=False, is_muted=True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        item.setPen(pen)
        self._scene.addItem(item)
        return item

    def _show_gone(self, *, is_shown: bool) -> None:
        for wire in self._healing.gone:
            if item := self._scene.wiring.items.get(wire.ends):
                item.setVisible(is_shown)

    def _clear(self) -> None:
        for item in self._shown:
            self._scene.removeItem(item)
        self._shown = []
        self._show_gone(is_shown=True)
