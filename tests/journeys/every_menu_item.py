"""Every entry of the table, taken once through its menu with the keyboard.

`python -m tests.journeys.every_menu_item`. The list comes from the table, so that a new action
cannot be forgotten: one that is never possible, prints something or leaves a dialog behind fails.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.around import Around
from app.session import Session
from app.widgets.action_face import WHY_NOT
from app.windows.actions import ACTIONS, ARRANGE, COLOUR, MENUS, Action
from engine.document.edits import bend, move
from engine.document.files import read_document, write_document
from engine.document.values import Document
from engine.examples import example_paths
from tests.journeys.person import Person, at_the_window

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
BLOCK, SOME = "n3", ("n3", "n4", "n8")
LAST = "quit"
DIALOG_MS = 20
"""How often somebody looks whether there is a dialog to be closed."""


def main() -> None:
    """Take every action; an AssertionError says what was not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder  # the report of this journey is nobody's
        file = Path(folder) / "Digits autoencoder.loom"
        write_document(read_document(example_paths()["digits-autoencoder"]), file)
        with at_the_window(file=file) as person:
            Round(person, file).go()
            # without a screen Qt would free what was copied after Python is gone
            QGuiApplication.clipboard().clear()


class Round:
    """A walk through all menus, on one document that is as before after each step."""

    def __init__(self, person: Person, file: Path) -> None:
        self.person, self.window, self.file = person, person.window, file
        self.document: Document = person.window.session.document
        self.answer_questions()
        self.closer = QTimer(self.window)
        self.closer.timeout.connect(close_dialog)

    @property
    def session(self) -> Session:
        """That of the document that is shown."""
        return self.window.session

    def answer_questions(self) -> None:
        """Answer what the files of the document that is shown ask."""
        files = self.window.files
        files.ask = lambda: "discard"
        files.choose_open = lambda: self.file
        files.choose_save = files.choose_copy = lambda: self.file.with_name("copy.loom")

    def go(self) -> None:
        """Open every menu, then take every action, the end of the program last."""
        for menu in MENUS:
            self.open_menu(menu)
            self.close_menus()
        in_order = sorted(ACTIONS, key=lambda action: action.id == LAST)
        for action in in_order:
            self.prepare(action)
            self.take(action)
            self.tidy(action)
        assert not self.window.isVisible(), "the window is still there after Quit"

    def prepare(self, action: Action) -> None:
        """Make an action possible, without its menu."""
        session, made = self.session, self.window.action(action.id)
        around = Around(("f1",) if action.menu == COLOUR else ())
        session.select(SOME if action.menu == ARRANGE else [BLOCK], around)
        match action.id:
            case "undo" | "redo" | "revert":
                self.move_a_block(is_undone=action.id == "redo")
            case "paste" | "paste_wired":
                self.window.canvas.editor.copy()
            case "next_document" | "previous_document":
                self.window.workspaces.add()
            case "expand" | "repeat" | "enter_part" | "leave_part":
                self.make_a_part(is_entered=action.id == "leave_part")
            case "straighten":
                self.bend_a_wire()
            case "report":
                self.window.reporting.take_fault("It failed.", "Traceback: none")
        if action.menu == "Run":
            self.person.wait_until(f"“{action.title}” to be possible", made.isEnabled)
        assert made.isEnabled(), f"{action.id} cannot be taken: {made.property(WHY_NOT)}"

    def move_a_block(self, *, is_undone: bool) -> None:
        """Make a step, and take it back if it is to be done again."""
        self.session.edit("Move", move(self.session.graph, {BLOCK: (320.0, 80.0)}))
        if is_undone:
            self.session.history.undo()

    def bend_a_wire(self) -> None:
        """Lead the first wire by a dot, and select it."""
        session, graph = self.session, self.session.graph
        session.edit("Bend", bend(graph, graph.wires[0], ((0.0, 120.0),)))
        self.window.canvas.choice.choose(wires=session.graph.wires[:1])

    def make_a_part(self, *, is_entered: bool) -> None:
        """Collapse the selected block, whose title may stay, and look inside."""
        structure = self.window.canvas.structure
        structure.collapse()
        if focus := QApplication.focusWidget():
            QTest.keyClick(focus, Key.Key_Escape)
        if is_entered:
            structure.enter()

    def take(self, action: Action) -> None:
        """Walk to an action in its menu and press Enter; close the dialogs that come."""
        taken: list[bool] = []
        made = self.window.action(action.id)
        heard = made.triggered.connect(lambda *_: taken.append(True))
        menu = self.open_menu(*action.menu.split("/"))
        self.walk_to(menu, made)
        self.closer.start(DIALOG_MS)
        QTest.keyClick(menu, Key.Key_Return)
        self.person.wait_until(f"{action.id} to be taken", lambda: bool(taken))
        self.person.wait_until("its dialogs to be gone", has_no_dialog)
        self.closer.stop()
        made.triggered.disconnect(heard)
        assert len(taken) == 1, f"{action.id} was taken {len(taken)} times"

    def tidy(self, action: Action) -> None:
        """Leave what was opened with Escape; nothing may be left, the document not be lost."""
        if focus := QApplication.focusWidget():
            QTest.keyClick(focus, Key.Key_Escape)
        left = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        assert left in ([self.window], []), f"{action.id} left {left}"
        assert not self.window.dialogs.commands.isVisible()
        self.keep_one()
        while self.session.history.canUndo():
            self.session.history.undo()
        if action.menu.startswith("File"):
            self.window.files.open_path(self.file)
        assert self.session.document == self.document, f"{action.id} lost the document"

    def keep_one(self) -> None:
        """Close the documents that were opened beside the first."""
        for work in self.window.workspaces.all[1:]:
            self.window.workspaces.close_one(work)
        self.answer_questions()

    def open_menu(self, name: str, *inner: str) -> QMenu:
        """Open a menu by its letter, and menus in it with the arrows."""
        self.window.activateWindow()  # what a window manager does when a dialog is closed
        self.person.wait_until("the window to be active", self.window.isActiveWindow)
        QTest.keyClick(self.window, getattr(Key, f"Key_{name[0]}"), Alt)
        menu = self.window.menus[name]
        self.person.wait_until(f"the menu {name}", menu.isVisible)
        path = name
        for title in inner:
            path = f"{path}/{title}"
            below = self.window.menus[path]
            self.walk_to(menu, below.menuAction())
            QTest.keyClick(menu, Key.Key_Right)
            self.person.wait_until(f"the menu {path}", below.isVisible)
            menu = below
        return menu

    def walk_to(self, menu: QMenu, entry: QAction) -> None:
        """Press Down until an entry is the current one."""
        for _ in menu.actions():
            if menu.activeAction() is entry:
                return
            QTest.keyClick(menu, Key.Key_Down)
        assert menu.activeAction() is entry, f"no way to “{entry.text()}”"

    def close_menus(self) -> None:
        """Press Escape until no menu is open."""
        while menu := QApplication.activePopupWidget():
            QTest.keyClick(menu, Key.Key_Escape)


def close_dialog() -> None:
    """Press Escape in the dialog that is open, if there is one."""
    if dialog := QApplication.activeModalWidget():
        QTest.keyClick(dialog, Key.Key_Escape)


def has_no_dialog() -> bool:
    """Whether nothing stands over the window."""
    return QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None


if __name__ == "__main__":
    main()
