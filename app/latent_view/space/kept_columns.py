"""The columns that a person made of selections of the data that are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from PySide6.QtCore import QObject, Signal

from app import places
from app.latent_view.space.kept_file import (
    LONGEST_NAME,
    KeptColumn,
    Unkept,
    read_columns,
    write_columns,
)
from app.latent_view.space.latent import Latent
from app.run_folders import runs_folder
from app.words import tr
from engine.questions.question import Value
from engine.questions.samples import DataName, WhichData

if TYPE_CHECKING:
    from numpy.typing import NDArray

Columns = tuple[KeptColumn, ...]
NOTHING_CHOSEN = "Select some samples first; then they can be kept as a column."
NOT_YET = "Which data these samples are of is not known yet; try again in a moment."
NO_NAME = "Give the column a name."


class KeptColumns(QObject):
    """One for each Latent, found by `of`. Reads and writes the file beside the runs."""

    changed = Signal()
    failed = Signal(str)
    """Something could not be read or kept; one sentence."""

    def __init__(self, latent: Latent) -> None:
        super().__init__(latent)
        self._latent = latent
        self._subject: tuple[str, str, str] | None = None
        self.data: DataName | None = None
        """Which data are shown; None while that is not known."""
        self._refusal = ""
        """Why it cannot be known."""
        self.columns: Columns = ()
        """Those of the data that are shown, in the order in which they were kept."""
        latent.cloud_changed.connect(self._follow)
        self._follow()

    @classmethod
    def of(cls, latent: Latent) -> Self:
        """The columns of what a Latent shows."""
        found = latent.findChild(cls)
        return found if found is not None else cls(latent)

    def rows(self, name: str) -> NDArray[np.int64]:
        """The samples in a column; none where there is no such column."""
        members = [column.members for column in self.columns if column.name == name]
        return np.array(members[0] if members else (), np.int64)

    def keep(self, name: str, rows: NDArray[np.int64]) -> bool:
        """Keep samples under a name, instead of what had it before; whether it worked."""
        name, data = name.strip()[:LONGEST_NAME], self.data
        if not len(rows):
            self.failed.emit(tr(NOTHING_CHOSEN))
            return False
        if data is None:
            self.failed.emit(self._refusal or tr(NOT_YET))
            return False
        if not name:
            self.failed.emit(tr(NO_NAME))
            return False
        column = KeptColumn(name=name, data=data.digest, rows=data.rows, members=rows.tolist())
        return self._change(self._own, lambda kept: (*_without(kept, column), column))

    def remove(self, name: str) -> bool:
        """Forget a column; whether it worked."""
        gone = [column for column in self.columns if column.name == name]
        done = [
            self._change(folder, partial(_without, column=column))
            for column in gone
            for folder in self._folders
        ]
        return all(done)

    def read(self) -> None:
        """Look at the files again; one that is damaged hides only what it holds itself."""
        found: dict[str, KeptColumn] = {}
        if self.data is not None:
            for folder in reversed(self._folders):
                found |= self._found(folder, self.data)
        if tuple(found.values()) != self.columns:
            self.columns = tuple(found.values())
            self.changed.emit()

    def _found(self, folder: Path, data: DataName) -> dict[str, KeptColumn]:
        """The columns of the data in a folder, by name."""
        try:
            columns = read_columns(folder)
        except Unkept as fault:
            self.failed.emit(str(fault))
            return {}
        of_data = data.digest, data.rows
        return {each.name: each for each in columns if (each.data, each.rows) == of_data}

    @property
    def _own(self) -> Path:
        return runs_folder(self._latent.session.path)

    @property
    def _folders(self) -> tuple[Path, ...]:
        """Where columns may lie, the own first: a document may have been saved since."""
        return tuple(dict.fromkeys((self._own, places.runs())))

    def _change(self, folder: Path, changed: Callable[[Columns], Columns]) -> bool:
        try:
            before = read_columns(folder)
            if (after := changed(before)) != before:
                write_columns(folder, after)
        except Unkept as fault:
            self.failed.emit(str(fault))
            return False
        self.read()
        return True

    def _follow(self) -> None:
        """Another run or space may be of other data."""
        cloud = self._latent.cloud
        subject = (cloud.run, cloud.node, cloud.port) if cloud else None
        if subject == self._subject:
            return
        self._subject, self.data, self._refusal = subject, None, ""
        self.read()
        if cloud is not None:
            self._latent.ask_now(WhichData(), self._take, self._refuse)

    def _take(self, value: Value) -> None:
        if isinstance(value, DataName):
            self.data = value
            self.read()

    def _refuse(self, sentence: str) -> None:
        self._refusal = sentence


def _without(columns: Columns, column: KeptColumn) -> Columns:
    key = column.name, column.data
    return tuple(each for each in columns if (each.name, each.data) != key)
