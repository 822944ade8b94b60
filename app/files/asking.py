"""The dialogs of the File menu: which file, and what to do before something is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from app.files.paths import ENDING, free_path
from app.session import Session
from app.widgets.file_dialogs import path_to_open, path_to_save
from app.words import tr

Answer = Literal["save", "discard", "cancel"]
ReplaceAnswer = Literal["replace", "save_as", "cancel"]
Buttons = QMessageBox.StandardButton
Roles = QMessageBox.ButtonRole


class Asking:
    """Asks a person; each question waits for its answer."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window

    def choose_open(self) -> Path | None:
        """Which document to open."""
        title, folder = tr("Open a document"), self._session.folder
        return path_to_open(self._window, title, folder, _kinds())

    def choose_save(self) -> Path | None:
        """Where to save; the dialog itself asks before another file is replaced."""
        suggested = self._session.folder / f"{_part(self._session.name)}{ENDING}"
        return path_to_save(self._window, tr("Save the document"), suggested, _kinds())

    def choose_copy(self) -> Path | None:
        """Where to save a copy; the name that is proposed is free."""
        name = _part(tr("{name} copy", name=self._session.name))
        suggested = free_path(self._session.folder / f"{name}{ENDING}")
        return path_to_save(self._window, tr("Save a copy"), suggested, _kinds())

    def ask_leave(self) -> Answer:
        """What is to become of the unsaved changes."""
        box = self._box(tr("Save the changes to “{name}”?", name=self._session.name))
        box.setInformativeText(tr("They are lost if you discard them."))
        return _answered(box, Buttons.Save)

    def ask_replace(self, sentence: str) -> ReplaceAnswer:
        """Whether a file may be replaced that holds something else than was expected."""
        box = self._box(sentence)
        box.setInformativeText(tr("Replacing it cannot be undone."))
        replace = box.addButton(tr("Replace"), Roles.DestructiveRole)
        save_as = box.addButton(tr("Save as…"), Roles.AcceptRole)
        cancel = box.addButton(Buttons.Cancel)
        box.setDefaultButton(save_as)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is replace:
            return "replace"
        return "save_as" if clicked is save_as else "cancel"

    def _box(self, text: str) -> QMessageBox:
        return _box(text, self._window)


def ask_leave_all(names: Sequence[str], window: QWidget) -> Answer:
    """What is to become of the unsaved changes to several documents."""
    count = f"{len(names):,}"
    box = _box(tr("Save the changes to {count} documents?", count=count), window)
    listed = "\n".join(f"“{name}”" for name in names)
    box.setInformativeText(listed + "\n\n" + tr("They are lost if you discard them."))
    return _answered(box, Buttons.SaveAll, tr("Save all"))


def _box(text: str, window: QWidget) -> QMessageBox:
    box = QMessageBox(window)
    box.setWindowTitle("Neuroloom")
    box.setText(text)
    return box


def _answered(box: QMessageBox, save: QMessageBox.StandardButton, title: str = "") -> Answer:
    """Ask, with a button that saves, which Qt names where it has no title."""
    box.setStandardButtons(save | Buttons.Discard | Buttons.Cancel)
    if title:
        box.button(save).setText(title)
    box.setDefaultButton(save)
    box.exec()
    answer = box.standardButton(box.clickedButton())
    box.deleteLater()
    answers: dict[QMessageBox.StandardButton, Answer] = {save: "save", Buttons.Discard: "discard"}
    return answers.get(answer, "cancel")


def _part(name: str) -> str:
    """The name as a part of a path."""
    return name.replace("/", "-").replace("\\", "-")  # these part folders


def _kinds() -> str:
    return tr("Neuroloom document") + f" (*{ENDING})"
