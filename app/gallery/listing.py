"""The examples as Qt's views read them: headings and examples, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.gallery.finding import Chapters, found
from engine.examples import Example

Row = str | Example
"""The title of a chapter, or an example."""

Index = QModelIndex | QPersistentModelIndex
Flag = Qt.ItemFlag
EXAMPLE_ROLE = Qt.ItemDataRole.UserRole
"""The example of a row; None for a heading."""

NOWHERE = QModelIndex()


class ExampleList(QAbstractListModel):
    """The examples that match a query, the closest first; for none, all of them by chapter."""

    def __init__(self, chapters: Chapters, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chapters = chapters
        self._rows: Sequence[Row] = list(_by_chapter(chapters))

    def show_query(self, query: str) -> None:
        """List what matches."""
        self.beginResetModel()
        matching = found(self._chapters, query) if query.strip() else _by_chapter(self._chapters)
        self._rows = list(matching)
        self.endResetModel()

    def example(self, index: Index) -> Example | None:
        """The example of a row; None for a heading, and where there is no row."""
        row = self._rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def index_of(self, name: str) -> QModelIndex:
        """Where an example stands, by its name; an invalid index where it does not."""
        names = [row if isinstance(row, str) else row.name for row in self._rows]
        return self.index(names.index(name), 0) if name in names else QModelIndex()

    @property
    def first(self) -> QModelIndex:
        """The first example; an invalid index where there is none."""
        return self.next_to(QModelIndex(), 1)

    def next_to(self, index: Index, step: int) -> QModelIndex:
        """The example after a row (step 1) or before it (step -1); an invalid index for none."""
        row = index.row() + step
        while 0 <= row < len(self._rows):
            if not isinstance(self._rows[row], str):
                return self.index(row, 0)
            row += step
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many headings and examples there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only examples can be chosen."""
        is_example = self.example(index) is not None
        return Flag.ItemIsEnabled | Flag.ItemIsSelectable if is_example else Flag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, for its painter and for who does not see it."""
        row = self._rows[index.row()]
        title, about = (row, "") if isinstance(row, str) else (row.title, row.about)
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: about,
            Qt.ItemDataRole.AccessibleDescriptionRole: about,
            EXAMPLE_ROLE: None if isinstance(row, str) else row,
        }
        return values.get(role)


def _by_chapter(chapters: Chapters) -> Iterator[Row]:
    for chapter, held in chapters.items():
        yield chapter
        yield from held
