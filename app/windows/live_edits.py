"""What an edit means to the run that goes on: a step size counts at once, the rest from the next.

A run trains the document as it was when it began. The step sizes of its optimizers alone follow the
document; of anything else it is said once, quietly, that it counts from the next start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.session import Session
from app.widgets.delay import delayed
from app.windows.running import Running
from app.words import tr
from engine.document.edits import reset_parameter, with_graph
from engine.document.meaning import substance
from engine.document.values import Document, Graph, Node
from engine.language import registry
from engine.observations.records import StepSizeChanged

STEP_SIZE = "step_size"
TYPING_MS = 400
"""A step size is sent so long after the last key, so that half a number never counts."""


class LiveEdits(QObject):
    """Follows the document while a run is active."""

    told = Signal(str)
    """A few quiet words for the status bar; empty when they no longer hold."""

    def __init__(self, session: Session, running: Running, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._running = session, running
        self._trained: Document | None = None
        self._sizes: dict[str, float] = {}
        self._began_at = datetime.now().astimezone()
        self._has_told = False
        self._timer = delayed(self, TYPING_MS, self._send)
        running.started.connect(self._begin)
        session.document_changed.connect(self._follow)
        session.run.step_size_changed.connect(self._tell_size)
        session.run.ended.connect(self._end)

    def _begin(self) -> None:
        self._trained = self._session.document if self._running.is_active else None
        self._sizes = dict(step_sizes(self._session.document.graph))
        self._began_at = datetime.now().astimezone()
        self._has_told = False
        self._timer.stop()
        self.told.emit("")

    def _end(self) -> None:
        self._trained = None
        self._timer.stop()
        self.told.emit("")

    def _follow(self) -> None:
        if self._trained is None or not self._running.is_active:
            return
        if self._changed():
            self._timer.start()
        if not self._has_told and self._differs(self._trained):
            self._has_told = True
            time = f"{self._began_at:%H:%M}"
            self.told.emit(
                tr(
                    "The run trains the document as it was at {time}; your changes count from the "
                    "next start",
                    time=time,
                )
            )

    def _changed(self) -> dict[str, float]:
        """The step sizes that the run does not have yet, by optimizer."""
        wanted = dict(step_sizes(self._session.document.graph))
        return {
            node: wanted[node]
            for node, size in self._sizes.items()
            if node in wanted and wanted[node] != size
        }

    def _send(self) -> None:
        for node, size in self._changed().items():
            self._sizes[node] = size
            self._running.set_step_size(node, size)

    def _differs(self, trained: Document) -> bool:
        return _without_sizes(self._session.document) != _without_sizes(trained)

    def _tell_size(self, changed: StepSizeChanged) -> None:
        if not self._running.is_active:
            return
        words = tr(
            "Step size {size} from step {step}",
            size=f"{changed.step_size:g}",
            step=f"{changed.step:,}",
        )
        titles = self._session.run.start.optimizers if self._session.run.start else {}
        several = len(titles) > 1
        self.told.emit(f"{titles[changed.optimizer]}: {words}" if several else words)


def step_sizes(graph: Graph) -> Iterator[tuple[str, float]]:
    """The step size of every optimizer whose step size can be one."""
    for node in graph.nodes.values():
        size = _step_size(node)
        if size is not None:
            yield node.id, size


def _step_size(node: Node) -> float | None:
    block = registry().get(node.block)
    parameter = block.parameter(STEP_SIZE) if block and block.role == "optimizer" else None
    if parameter is None:
        return None
    value = node.parameters.get(STEP_SIZE, parameter.default)
    return float(str(value)) if not parameter.fault(value) else None


def _without_sizes(document: Document) -> Document:
    """What a run depends on, but for the step sizes. What the document is called is not of it."""
    optimizers = [node for node, _ in step_sizes(document.graph)]
    graph = reset_parameter(document.graph, optimizers, STEP_SIZE)
    return replace(substance(with_graph(document, graph)), title="")
