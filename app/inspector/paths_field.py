"""A field for a list of nodes: what an optimizer trains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from engine.language import Value

EVERYTHING = "Everything upstream"
ROW_PX, MOST_ROWS = 26, 7
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Candidate:
    """A node that can be listed."""

    id: str
    title: str


class PathsField(QListWidget):
    """A box to tick for each node, and one above them that stands for the empty list."""

    edited = Signal(object)
    """The ids of the ticked nodes, in the order of the list; empty for everything."""
    faulted = Signal(str)
    """Never sent: what can be ticked fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self._value: tuple[str, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._read)
        self._fill()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """The nodes that may be ticked, in this order."""
        if tuple(candidates) != self._candidates:
            self._candidates = tuple(candidates)
            self._fill()

    def show_value(self, value: Value | None) -> None:
        """Tick these nodes; none of them where several optimizers differ."""
        self._value = tuple(map(str, value)) if isinstance(value, tuple) else ()
        self._fill()

    def _rows(self) -> list[Candidate]:
        """The candidates, and those that are ticked although they are none any more."""
        known = {candidate.id for candidate in self._candidates}
        gone = [Candidate(name, f"{name} (not there)") for name in self._value if name not in known]
        return [Candidate("", EVERYTHING), *self._candidates, *gone]

    def _fill(self) -> None:
        rows = self._rows()
        with QSignalBlocker(self):
            while self.count() > len(rows):
                self.takeItem(self.count() - 1)
            while self.count() < len(rows):
                self.addItem(QListWidgetItem())
            for place, row in enumerate(rows):
                self._show_row(self.item(place), row)
        self.setFixedHeight(min(len(rows), MOST_ROWS) * ROW_PX + 4)

    def _show_row(self, item: QListWidgetItem, row: Candidate) -> None:
        is_ticked = row.id in self._value if row.id else not self._value
        item.setText(row.title)
        item.setData(_ID, row.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | _SELECTABLE)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    def _read(self, changed: QListWidgetItem) -> None:
        if changed.data(_ID):
            items = [self.item(place) for place in range(self.count())]
            ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
            value = tuple(str(item.data(_ID)) for item in ticked if item.data(_ID))
        else:
            value = ()
        self.show_value(value)
        self.edited.emit(value)


_SELECTABLE = Qt.ItemFlag.ItemIsSelectable
