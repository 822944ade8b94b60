"""The documents of a window, one of which is shown, and the tabs that lead from one to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.files.asking import Answer, ask_leave_all
from app.files.files import Files
from app.files.paths import is_same_file
from app.theme.applying import Appearance
from app.windows.document_tabs import DocumentTabs, RunSign, TabFace
from app.windows.workspace import Workspace
from app.words import tr
from engine.observations.records import RunEnded

MOST_KEYS = 9
"""Alt and a digit go to one of so many tabs."""


class Workspaces(QWidget):
    """Each in the order of its tab. `make` makes another one, on an empty document.

    `ask_all` is an attribute, so that a test can answer it.
    """

    shown = Signal(object, object)
    """The Workspace that was shown, and the one that is shown now."""
    count_changed = Signal()

    def __init__(
        self, first: Workspace, make: Callable[[], Workspace], appearance: Appearance
    ) -> None:
        super().__init__()
        self._make = make
        self._works: list[Workspace] = []
        self._seen: dict[Workspace, RunEnded | None] = {}
        """The end of a run, of which one was told by looking at its document."""
        self.tabs, self._stack = DocumentTabs(appearance), QStackedWidget()
        self.ask_all: Callable[[Sequence[str]], Answer] = lambda names: ask_leave_all(names, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.current = first
        """The one that is shown."""
        self._take_in(first)
        self._connect()

    @property
    def all(self) -> tuple[Workspace, ...]:
        """All of them, in the order of their tabs."""
        return tuple(self._works)

    def add(self) -> Workspace:
        """Open an empty document in a tab of its own, and show it."""
        work = self._make()
        self._take_in(work)
        self.show_one(work)
        return work

    def show_one(self, work: Workspace) -> None:
        """Bring a document to the front."""
        self.tabs.setCurrentIndex(self._works.index(work))

    def go(self, index: int) -> None:
        """Bring the document at a place to the front, if there is one."""
        if index < len(self._works):
            self.tabs.setCurrentIndex(index)

    def next(self) -> None:
        """Bring the next document to the front; after the last one comes the first."""
        self._step(1)

    def previous(self) -> None:
        """Bring the document before to the front."""
        self._step(-1)

    def close_current(self) -> None:
        """Close the document that is shown."""
        self.close_one(self.current)

    def close_one(self, work: Workspace) -> None:
        """Close a document once it may go; in the place of the last one there is an empty one."""
        self.show_one(work)
        if not work.files.may_leave():
            return
        if len(self._works) == 1:
            work.files.show(work.files.blank())
        else:
            self._drop(work)

    def may_leave(self) -> bool:
        """Whether all documents may go: they hold nothing new, or the person decided."""
        self.current.files.finish()
        unsaved = [work for work in self._works if work.session.is_dirty]
        if len(unsaved) > 1:
            answer = self.ask_all([work.session.name for work in unsaved])
            return all(map(self._save, unsaved)) if answer == "save" else answer == "discard"
        for work in unsaved:
            self.show_one(work)
        return all(work.files.may_leave() for work in unsaved)

    def close_down(self) -> None:
        """Leave nothing behind of any of them."""
        for work in self._works:
            work.close_down()

    # As the File menu of a document sees the others

    def go_to(self, path: Path) -> bool:
        """Show the document of that file, if there is one. Says whether there is."""
        for work in self._works:
            if _is_of(work, path):
                self.show_one(work)
                return True
        return False

    def has(self, path: Path) -> bool:
        """Whether another document than the one that is shown has that file."""
        return any(_is_of(work, path) for work in self._works if work is not self.current)

    def names_beside(self, files: Files) -> set[str]:
        """What the documents are called that are open beside one."""
        return {work.session.name for work in self._works if work.files is not files}

    def room(self, *, keeps_blocks: bool) -> Files:
        """In place of the document that is shown, if nobody has touched it; else in a new tab."""
        is_kept = keeps_blocks and bool(self.current.session.document.graph.nodes)
        may_go = self.current.files.is_untouched and not is_kept
        return self.current.files if may_go else self.add().files

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.tabs.tabMoved.connect(self._move)
        self.tabs.close_asked.connect(lambda index: self.close_one(self._works[index]))
        for index in range(MOST_KEYS):
            keys = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            keys.activated.connect(partial(self.go, index))

    def _take_in(self, work: Workspace) -> None:
        work.files.neighbours = self
        self._works.append(work)
        self._stack.addWidget(work)
        self.tabs.add(self._face(work))
        session, run = work.session, work.session.run
        changes = (session.file_changed, session.document_changed)
        for signal in (*changes, run.started, run.progress_changed, run.ended):
            signal.connect(partial(self._show_face, work))
        self.count_changed.emit()

    def _drop(self, work: Workspace) -> None:
        index = self._works.index(work)
        self.go(index + 1 if work is not self._works[-1] else index - 1)
        self._works.remove(work)
        self._seen.pop(work, None)
        self.tabs.removeTab(index)
        self._stack.removeWidget(work)
        work.close_down()
        work.deleteLater()
        self.count_changed.emit()

    def _show(self, index: int) -> None:
        before, work = self.current, self._works[index]
        if work is not before:
            self.current = work
            work.panels.take(before.panels.state())
            has_keys = before.leave_keys(self)
            self._stack.setCurrentWidget(work)
            if has_keys:
                work.take_keys()
            if before.is_engine_unused:
                work.client.take_engine(before.client)
            self._show_face(work)
            self.shown.emit(before, work)

    def _move(self, source: int, target: int) -> None:
        self._works.insert(target, self._works.pop(source))

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._works))

    def _save(self, work: Workspace) -> bool:
        self.show_one(work)
        return work.files.save()

    def _show_face(self, work: Workspace) -> None:
        if work in self._works:
            self.tabs.show_face(self._works.index(work), self._face(work))

    def _face(self, work: Workspace) -> TabFace:
        session = work.session
        if work is self.current:
            self._seen[work] = session.run.end
        place = str(session.path) if session.path else tr("Not saved in a file yet")
        return TabFace(session.name, place, session.is_dirty, self._sign(work))

    def _sign(self, work: Workspace) -> RunSign:
        if work.running.is_active:
            return "paused" if work.running.is_paused else "training"
        end = work.session.run.end
        if end is None or end is self._seen.get(work):
            return ""
        return "failed" if end.state == "failed" else "ended"


def _is_of(work: Workspace, path: Path) -> bool:
    return work.session.path is not None and is_same_file(work.session.path, path)
