"""The outline as Qt's views read it: a tree of entries, made anew where the document changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from app.canvas.keyboard.outline_entries import Entry
from app.canvas.keyboard.walking import Spot

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
ENTRY = Role.UserRole
COLUMNS = 2


@dataclass
class _Row:
    """An entry at its place in the tree. parent: the number of its row; -1 for none."""

    entry: Entry
    parent: int
    place: int
    inner: list[int]


class OutlineModel(QAbstractItemModel):
    """Two columns: the words of an entry, and its details."""

    rename_asked = Signal(object, str)
    """The spot of a node or of a frame, and the title that it is to have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[_Row] = []
        self._top: list[int] = []
        self._numbers: dict[Spot | None, int] = {}
        """The uppermost row of each place of the canvas."""
        self.quiet: QColor | None = None
        """Of the details."""
        self.sign, self.warning_sign = QIcon(), QIcon()
        """What stands before a problem, and before a warning."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed, without what is in it."""
        return self._entries

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """List these."""
        self.beginResetModel()
        self._entries, self._rows = entries, []
        self._top = list(self._added(entries, -1))
        self._numbers = {}
        for number, row in enumerate(self._rows):
            if not row.entry.is_problem:
                self._numbers.setdefault(row.entry.spot, number)
        self.endResetModel()

    def indexes(self) -> Iterator[QModelIndex]:
        """The index of every entry, from top to bottom."""
        return (self._index(number) for number in range(len(self._rows)))

    def of_spot(self, spot: Spot) -> QModelIndex:
        """The uppermost index of a place of the canvas; an invalid one where it is not listed."""
        return self._index(self._numbers.get(spot, -1))

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """The index of a row within another one."""
        inner = self._inner(parent)
        if not (0 <= row < len(inner) and 0 <= column < COLUMNS):
            return QModelIndex()
        return self.createIndex(row, column, inner[row])

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject's parent has no index
        """The index of what a row is in."""
        return self._index(self._rows[index.internalId()].parent) if index.isValid() else NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are in a row."""
        return 0 if parent.column() > 0 else len(self._inner(parent))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Words and details."""
        return COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, details, or the sentence for who hears it."""
        entry = self._rows[index.internalId()].entry
        found = self._of_words(entry) if index.column() == 0 else self._of_details(entry)
        return found.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title of a node; it is listed once the document has it."""
        entry = self._rows[index.internalId()].entry
        if role != Qt.ItemDataRole.EditRole or not entry.has_title:
            return False
        self.rename_asked.emit(entry.spot, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The title of a node or a frame can be edited."""
        flags = super().flags(index)
        is_words = index.isValid() and index.column() == 0
        if is_words and self._rows[index.internalId()].entry.has_title:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _sign_of(self, entry: Entry) -> QIcon | None:
        if not entry.is_problem:
            return None
        return self.warning_sign if entry.is_warning else self.sign

    def _of_words(self, entry: Entry) -> dict[int, Any]:
        """What is known of the first column, by role."""
        return {
            Role.DisplayRole: entry.words,
            Role.EditRole: entry.title or entry.words,
            Role.ToolTipRole: entry.told,
            Role.AccessibleTextRole: entry.told,
            Role.DecorationRole: self._sign_of(entry),
            ENTRY: entry,
        }

    def _of_details(self, entry: Entry) -> dict[int, Any]:
        return {
            Role.DisplayRole: entry.details,
            Role.ToolTipRole: entry.details,
            Role.ForegroundRole: self.quiet,
        }

    def _added(self, entries: Iterable[Entry], parent: int) -> Iterator[int]:
        for place, entry in enumerate(entries):
            number = len(self._rows)
            self._rows.append(_Row(entry, parent, place, []))
            self._rows[number].inner = list(self._added(entry.inner, number))
            yield number

    def _inner(self, parent: Index) -> list[int]:
        return self._rows[parent.internalId()].inner if parent.isValid() else self._top

    def _index(self, number: int) -> QModelIndex:
        if number < 0:
            return QModelIndex()
        return self.createIndex(self._rows[number].place, 0, number)
