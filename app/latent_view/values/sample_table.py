"""The selected samples as a table that can be sorted by each of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.words import tr
from engine.questions.samples import Described

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = QModelIndex | QPersistentModelIndex

NONE = QModelIndex()
SAMPLE, LOSS, ERROR = "Sample", "Loss", "Error"
"""What stands in the table beside the columns of the data."""
RISES, FALLS = "↑", "↓"
LARGE = 1e6
"""So far a whole number is written without a power of ten."""
RISING = Qt.SortOrder.AscendingOrder


class SampleTable(QAbstractTableModel):
    """A row for each described sample; columns that say nothing are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.described: Described | None = None
        self.titles: tuple[str, ...] = ()
        self._columns: tuple[NDArray[np.float64], ...] = ()
        self.order: NDArray[np.int64] = np.empty(0, np.int64)
        """Which of the described samples stands in each row."""
        self._sorted = 0, RISING

    def show_samples(self, described: Described | None) -> None:
        """Show these from now on, in the order that was chosen before."""
        self.beginResetModel()
        self.described = described
        shown = _columns(described) if described else {}
        self.titles, self._columns = tuple(shown), tuple(shown.values())
        self._put_in_order()
        self.endResetModel()

    def sample(self, row: int) -> int:
        """Which sample stands in a row of the table, as the cloud counts them."""
        assert self.described is not None  # noqa: S101 - an empty table has no rows
        return int(self.described.rows[self.order[row]])

    @property
    def pictured(self) -> NDArray[np.int64]:
        """The described samples that came as they are, in the order of the rows."""
        count = len(self.described.inputs) if self.described else 0
        return self.order[self.order < count]

    def words_of(self, place: int) -> tuple[str, ...]:
        """All that is known of a described sample, a line for each column."""
        pairs = zip(self.titles, self._columns, strict=True)
        return tuple(f"{title}: {number_words(float(values[place]))}" for title, values in pairs)

    def rowCount(self, parent: Index = NONE) -> int:
        """As many as samples."""
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = NONE) -> int:
        """As many as something is known of."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A number in words, at the right of its column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return number_words(float(self._columns[index.column()][self.order[index.row()]]))

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The title of a column; rows have none."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or way is Qt.Orientation.Vertical:
            return None
        column, order = self._sorted
        sign = RISES if order == RISING else FALLS
        return f"{self.titles[section]} {sign}" if section == column else self.titles[section]

    def sort(self, column: int, order: Qt.SortOrder = RISING) -> None:
        """By a column; equal ones stay as they are, and what is no number comes last."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = column, order
        self._put_in_order()
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        count = len(self.described.rows) if self.described else 0
        self.order = np.arange(count)
        column, way = self._sorted
        if 0 <= column < len(self._columns):
            values = self._columns[column]
            key = values if way == RISING else -values
            self.order = np.argsort(key, kind="stable")  # NaN is sorted to the end either way


def number_words(value: float) -> str:
    """A number as a table has it: 7, 0.1234, 1.2e−05; a dash for what is none."""
    if np.isnan(value):
        return "–"
    is_short = value.is_integer() and abs(value) < LARGE
    return (f"{value:.0f}" if is_short else f"{value:.4g}").replace("-", "−")


def _columns(described: Described) -> dict[str, NDArray[np.float64]]:
    own = {tr(SAMPLE): described.rows.astype(np.float64)}
    told = {tr(LOSS): described.losses, tr(ERROR): described.errors}
    data = dict(zip(described.columns, described.values.T, strict=True))
    known = {title: values for title, values in told.items() if not np.isnan(values).all()}
    return own | data | known
