"""The open document, its history, its file, its run and the selection: the only shared state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.failure import problems_of
from app.history import Step
from app.run_view import RunView
from engine.document.edits import with_graph
from engine.document.files import printable, write_document
from engine.document.meaning import means_the_same
from engine.document.values import Document, Graph
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
    failure_changed = Signal()
    """The run of this document failed at a known place, or began anew."""
    saved = Signal()
    """The document was written to its file, which may be another than before."""

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document or Document()
        self._checked = check(self._document)
        self._repairs: dict[Problem, tuple[Repair, ...]] = {}
        self._selection: tuple[str, ...] = ()
        self._path: Path | None = None
        self.history = QUndoStack(self)
        self.history.cleanChanged.connect(self.file_changed)
        self.run = RunView(self)
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
        return self._document.graph

    @property
    def checked(self) -> Checked:
        """Types, weights and problems of the document as it stands."""
        return self._checked

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
        """What is known of the document: its check, and where its run failed."""
        if not self.failure:
            return self._checked
        problems = (*self._checked.problems, *problems_of(self.failure, self.graph))
        return replace(self._checked, problems=problems)

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of the selected nodes, in the order of their choosing."""
        return self._selection

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
        """Replace the graph, as one step of the history called `name`.

        Steps that follow each other with one non-empty `merge` key become one step.
        """
        self.edit_document(name, with_graph(self._document, graph), merge)

    def edit_document(self, name: str, document: Document, merge: str = "") -> None:
        """Replace the document, as one step of the history."""
        if document != self._document:
            self.history.push(Step(name, self._document, document, self._show, merge))

    def repairs_of(self, problem: Problem) -> tuple[Repair, ...]:
        """The repairs of a problem of the document as it stands; worked out when first asked."""
        from engine.shapes.repairs.offered import repairs_of  # none is needed for the first frame

        if problem not in self._repairs:
            self._repairs[problem] = repairs_of(self._document, self._checked, problem)
        return self._repairs[problem]

    def repair(self, problem: Problem, title: str) -> None:
        """Apply a repair of a problem, as one step of the history, and select what it mended."""
        for repair in self.repairs_of(problem):
            if repair.title == title:
                self.edit_document(title, repair.document)
                self.select(repair.nodes)
                return

    def select(self, nodes: Iterable[str]) -> None:
        """Select these nodes and no others."""
        chosen = tuple(dict.fromkeys(node for node in nodes if node in self.graph.nodes))
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit()

    def open(self, document: Document, path: Path | None = None) -> None:
        """Show another document; its history begins anew."""
        self._path = path
        self._selection = ()
        self._document = self._named(document)
        self.history.clear()
        self.history.setClean()  # a history without steps is not cleared of its mark by Qt
        self._show(document)
        self.selection_changed.emit()
        self.file_changed.emit()

    def save(self, path: Path) -> None:
        """Write the document to a file, after which it is named. Raises FileFault."""
        write_document(_titled(self._document, path), path)
        self._path = path
        self.history.setClean()
        if self._named(self._document) is not self._document:
            self._show(self._document)
        self.file_changed.emit()
        self.saved.emit()

    def _named(self, document: Document) -> Document:
        """The document, called as its file is: steps of the history may be older than the name."""
        return _titled(document, self._path) if self._path else document

    def _show(self, document: Document) -> None:
        self._document = document = self._named(document)
        self._checked = check(document)
        self._repairs.clear()
        kept = tuple(node for node in self._selection if node in document.graph.nodes)
        is_selection_changed = kept != self._selection
        self._selection = kept
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
