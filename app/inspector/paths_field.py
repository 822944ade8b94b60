"""A field for a list of nodes: what an optimizer trains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.theme.tokens import GRID_PX
from app.words import tr
from engine.language import Value

EVERYTHING = "Everything upstream"
ROW_PX, MOST_ROWS = 26, 7
_SELECTABLE = Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True)
class Candidate:
    """A node that can be listed, or a frame, which stands for those of its members."""

    id: str
    title: str
    members: tuple[str, ...] = ()


class PathsField(QWidget):
    """A box to tick for each node, and above them one for each frame and for the empty list.

    A frame is ticked with the members that it stands for. More rows than can be seen at once are
    found by typing.
    """

    edited = Signal(object)
    """The ids of the ticked nodes, in the order of the list; empty for everything."""
    faulted = Signal(str)
    """Never sent: what can be ticked fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        from superqt import QSearchableListWidget

        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self._shown: list[Candidate] = []
        self._value: tuple[str, ...] | None = ()
        self._whole = QSearchableListWidget()
        self.search: QLineEdit = self._whole.filter_widget
        self.list: QListWidget = self._whole.list_widget
        self._lay_out()
        self.list.itemChanged.connect(self._read)
        self.setFocusProxy(self.list)
        self._fill()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Find a block"))
        self.search.setAccessibleName(tr("Find a block"))
        self.search.setClearButtonEnabled(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(self._whole)
        for layout in filter(None, (column, self._whole.layout())):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GRID_PX)

    def setAccessibleName(self, name: str) -> None:
        """The name stands on what has the focus."""
        self.list.setAccessibleName(name)

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """The nodes that may be ticked, in this order."""
        if tuple(candidates) != self._candidates:
            self._candidates = tuple(candidates)
            self._fill()

    def show_value(self, value: Value | None) -> None:
        """Tick these nodes; half tick all where several optimizers differ."""
        self._value = tuple(map(str, value)) if isinstance(value, tuple) else None
        self._fill()

    def _rows(self) -> list[Candidate]:
        """The candidates, and those that are ticked although they are none any more."""
        known = {candidate.id for candidate in self._candidates}
        gone = [
            Candidate(name, tr("{node} (not there)", node=name))
            for name in self._value or ()
            if name not in known
        ]
        in_order = sorted(self._candidates, key=lambda candidate: not candidate.members)
        return [Candidate("", tr(EVERYTHING)), *in_order, *gone]

    def _fill(self) -> None:
        rows = self._shown = self._rows()
        with QSignalBlocker(self.list):
            while self.list.count() > len(rows):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(rows):
                self.list.addItem(QListWidgetItem())
            for place, row in enumerate(rows):
                self._show_row(self.list.item(place), row)
        self.list.setFixedHeight(min(len(rows), MOST_ROWS) * ROW_PX + 4)
        self.search.setVisible(len(rows) > MOST_ROWS)
        self._whole.update_visible(self.search.text())

    def _show_row(self, item: QListWidgetItem, row: Candidate) -> None:
        item.setText(row.title)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | _SELECTABLE)
        item.setCheckState(self._tick(row))

    def _tick(self, row: Candidate) -> Qt.CheckState:
        if self._value is None:
            return Qt.CheckState.PartiallyChecked
        if not row.id:
            return Qt.CheckState.Unchecked if self._value else Qt.CheckState.Checked
        found = [name in self._value for name in _nodes_of(row)]
        if all(found):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(found) else Qt.CheckState.Unchecked

    def _read(self, changed: QListWidgetItem) -> None:
        row = self._shown[self.list.row(changed)]
        value: tuple[str, ...] = ()
        if row.id:
            value = self._toggled(row, is_on=changed.checkState() is not Qt.CheckState.Unchecked)
        self.show_value(value)
        self.edited.emit(value)

    def _toggled(self, row: Candidate, *, is_on: bool) -> tuple[str, ...]:
        """The ids that are ticked once a row is, or is no longer, in the order of the list."""
        changed = set(_nodes_of(row))
        kept = set(self._value or ()) | changed if is_on else set(self._value or ()) - changed
        return tuple(one.id for one in self._shown if one.id in kept and not one.members)


def _nodes_of(row: Candidate) -> tuple[str, ...]:
    return row.members or (row.id,)
