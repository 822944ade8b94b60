"""The open document, which graph of it is on the canvas, its history, its file, its run and the
selection: the only shared state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.around import NOTHING, Around
from app.failure import problems_of
from app.history import Step
from app.inside import (
    Inside,
    can_enter,
    check_at,
    checked_at,
    drawn_at,
    put_back,
    way_to,
)
from app.lost_weights import lost_weights, repaired
from app.run_view import RunView
from engine.document.edits import with_graph
from engine.document.files import printable, write_document
from engine.document.meaning import means_the_same
from engine.document.values import Document, Graph, Node
from engine.observations.records import RunEnded
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from engine.shapes.repairs.offered import Repair


class Session(QObject):
    """What the window shows. Views read from here, ask for edits here, and follow the signals."""

    document_changed = Signal()
    selection_changed = Signal()
    file_changed = Signal()
    """The path or the dirty mark changed."""
    place_changed = Signal()
    """Another graph is on the canvas: a Part was entered or left; before `document_changed`."""
    failure_changed = Signal()
    """The run of this document failed at a known place, or began anew; or the weights that it is to
    start with were lost or found.
    """
    saved = Signal()
    """The document was written to its file, which may be another than before."""

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document or Document()
        self._whole = self._checked = check(self._document)
        self._inside: Inside = ()
        self._drawn = self._document
        self._lost = lost_weights(self._document.graph, None)
        self._repairs: dict[Problem, tuple[Repair, ...]] = {}
        self._selection: tuple[str, ...] = ()
        self._around = NOTHING
        self._path: Path | None = None
        self.history = QUndoStack(self)
        self.history.cleanChanged.connect(self.file_changed)
        self.run = RunView(self)
        self._no_run = RunView(self)
        self._told_failure: RunEnded | None = None
        self.run.ended.connect(self._tell_failure)
        self.run.progress_changed.connect(self._tell_failure)

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self._document

    @property
    def graph(self) -> Graph:
        """The graph on the canvas."""
        return self._drawn.graph

    @property
    def drawn(self) -> Document:
        """The document as it would be if the graph on the canvas were its own."""
        return self._drawn

    @property
    def inside(self) -> Inside:
        """The ids of the placed Parts that were entered, the outermost first."""
        return self._inside

    @property
    def way(self) -> tuple[Node, ...]:
        """The nodes that place the Parts which were entered."""
        return way_to(self._document, self._inside)

    @property
    def checked(self) -> Checked:
        """Types, weights and problems of the graph on the canvas."""
        return self._checked

    @property
    def whole(self) -> Checked:
        """Types, weights and problems of the document, whichever graph is on the canvas."""
        return self._whole

    @property
    def run_here(self) -> RunView:
        """What is known of a run at the nodes on the canvas: nothing inside a Part."""
        return self._no_run if self._inside else self.run

    @property
    def has_trained_this(self) -> bool:
        """Whether the run that was asked for last has the program of the document as it stands,
        whatever the document is called by now.
        """
        trained = replace(self.run.document, title=self._document.title)
        return bool(self.run.expected) and means_the_same(trained, self._document)

    @property
    def failure(self) -> RunEnded | None:
        """Where the run of the document failed; None where no place is known, and once the document
        says something else.
        """
        end = self.run.end
        return end if end and (end.node or end.line) and self.has_trained_this else None

    @property
    def known(self) -> Checked:
        """What is known of the graph on the canvas: its check, which weights that it starts with
        are lost, and where its run failed.
        """
        if self._inside:
            return self._checked
        failed = problems_of(self.failure, self.graph) if self.failure else ()
        places = {problem.nodes for problem in self._lost}
        new = (*self._lost, *(problem for problem in failed if problem.nodes not in places))
        if not new:
            return self._checked
        return replace(self._checked, problems=(*self._checked.problems, *new))

    @property
    def lost(self) -> tuple[Problem, ...]:
        """The nodes that are to start with weights of a run that is not there any more."""
        return self._lost

    @property
    def told(self) -> tuple[Problem, ...]:
        """All that is to be mended in the graph on the canvas, and the warnings."""
        return (*(() if self._inside else self._lost), *self._checked.told)

    def look_for_weights(self) -> None:
        """See whether the earlier runs that the document mentions are there: folders change too."""
        lost = lost_weights(self._document.graph, self._path)
        if lost != self._lost:
            self._lost = lost
            self.failure_changed.emit()

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected nodes, in the order of their choosing."""
        return self._selection

    @property
    def around(self) -> Around:
        """The selected frames and notes."""
        return self._around

    @property
    def path(self) -> Path | None:
        """The file of the document; None for one that was never saved."""
        return self._path

    @property
    def folder(self) -> Path:
        """Where a person looks for the files of the document first."""
        return self._path.parent if self._path else Path.home()

    @property
    def name(self) -> str:
        """What the title bar calls the document."""
        return self._path.stem if self._path else self._document.title

    @property
    def is_dirty(self) -> bool:
        """Whether there are changes that no file holds."""
        return not self.history.isClean()

    def edit(self, name: str, graph: Graph, merge: str = "") -> None:
        """Replace the graph on the canvas, as one step of the history called `name`.

        Steps that follow each other with one non-empty `merge` key become one.
        """
        self.edit_drawn(name, with_graph(self._drawn, graph), merge)

    def edit_drawn(self, name: str, drawn: Document, merge: str = "") -> None:
        """Replace the graph on the canvas, and the Parts that it places, as one step."""
        here = merge and ".".join((*self._inside, merge))
        self.edit_document(name, put_back(self._document, self._inside, drawn), here)

    def edit_document(self, name: str, document: Document, merge: str = "") -> None:
        """Replace the document, as one step of the history; undoing it shows where it was made."""
        if document != self._document:
            show = partial(self._show, inside=self._inside)
            self.history.push(Step(name, self._document, document, show, merge))

    def enter(self, node: str) -> None:
        """Show the Part that a node on the canvas places, for what it is given there."""
        if can_enter(self._document, self.graph.nodes.get(node)):
            self.go((*self._inside, node))

    def leave(self, levels: int = 1) -> None:
        """Show the graph around the Part that was entered last, with what placed it selected."""
        if self._inside and levels > 0:
            kept = max(0, len(self._inside) - levels)
            left = self._inside[kept]
            self.go(self._inside[:kept])
            self.select([left])

    def select_outside(self, node: str) -> None:
        """Select a node of the document's own graph, and show that graph."""
        self.leave(len(self._inside))
        self.select([node])

    def go(self, inside: Inside) -> None:
        """Show the graph at a place, as far as there is a way."""
        self._show(self._document, inside=inside)

    def repairs_of(self, problem: Problem) -> tuple[Repair, ...]:
        """The repairs of a problem of the document as it stands; worked out when first asked."""
        from engine.shapes.repairs.offered import (  # none is needed for the first frame
            Repair,
            repairs_of,
        )

        if problem in self._lost:
            title, after = repaired(self.graph, problem)
            return (Repair(title, with_graph(self._drawn, after), problem.nodes),)
        if problem not in self._repairs:
            check_drawn = partial(check_at, self._document, self._inside)
            found = repairs_of(self._drawn, self._checked, problem, check_drawn)
            self._repairs[problem] = found
        return self._repairs[problem]

    def repair(self, problem: Problem, title: str) -> None:
        """Apply a repair of a problem, as one step of the history, and select what it mended."""
        for repair in self.repairs_of(problem):
            if repair.title == title:
                self.edit_drawn(title, repair.document)
                self.select(repair.nodes)
                return

    def select(self, nodes: Iterable[str], around: Around = NOTHING) -> None:
        """Select these nodes, and these frames and notes, and nothing else."""
        chosen = tuple(dict.fromkeys(node for node in nodes if node in self.graph.nodes))
        around = around.within(self.graph)
        if (chosen, around) != (self._selection, self._around):
            self._selection, self._around = chosen, around
            self.selection_changed.emit()

    def open(self, document: Document, path: Path | None = None) -> None:
        """Show another document; its history begins anew."""
        self._path = path
        self._selection, self._around = (), NOTHING
        self._document = self._named(document)
        self.history.clear()
        self.history.setClean()  # a history without steps is not cleared of its mark by Qt
        self._show(document, inside=())
        self.selection_changed.emit()
        self.file_changed.emit()

    def save(self, path: Path) -> None:
        """Write the document to a file, after which it is named. Raises FileFault."""
        write_document(_titled(self._document, path), path)
        self._path = path
        self.history.setClean()
        if self._named(self._document) is not self._document:
            self._show(self._document, inside=self._inside)
        self.file_changed.emit()
        self.saved.emit()

    def _named(self, document: Document) -> Document:
        """The document, called as its file is: steps of the history may be older than the name."""
        return _titled(document, self._path) if self._path else document

    def _show(self, document: Document, inside: Inside) -> None:
        before = self._inside
        self._document = document = self._named(document)
        self._whole = check(document)
        self._lost = lost_weights(document.graph, self._path)
        self._inside = tuple(node.id for node in way_to(document, inside))
        self._drawn = drawn_at(document, self._inside)
        self._checked = checked_at(document, self._whole, self._inside)
        self._repairs.clear()
        is_elsewhere = self._inside != before
        there = () if is_elsewhere else self._drawn.graph.nodes
        kept = tuple(node for node in self._selection if node in there)
        around = NOTHING if is_elsewhere else self._around.within(self._drawn.graph)
        is_selection_changed = (kept, around) != (self._selection, self._around)
        self._selection, self._around = kept, around
        if is_elsewhere:
            self.place_changed.emit()
        self.document_changed.emit()
        if is_selection_changed:
            self.selection_changed.emit()

    def _tell_failure(self) -> None:
        if self.failure is not self._told_failure:
            self._told_failure = self.failure
            self.failure_changed.emit()


def _titled(document: Document, path: Path) -> Document:
    title = printable(path.stem)
    return document if document.title == title else replace(document, title=title)
