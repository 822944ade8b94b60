"""The search on the canvas for a node that is there: a field, and the nodes that match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidgetItem, QWidget

from app.canvas.popups.finding import Found, matching
from app.canvas.popups.found_row import FOUND, FoundRow
from app.canvas.popups.search_card import ListCard
from app.theme.marks import Role, set_role
from app.theme.tokens import GRID_PX
from app.words import tr

if TYPE_CHECKING:
    from app.theme.applying import Appearance

SIZE = QSize(312, 320)
MARGIN_PX, PLACE_PX = 8, 12
MOST = 200
"""So many nodes are listed; who wants another one types more."""

Key = Qt.Key


class FindPopup(ListCard):
    """Go up and down and see each node at once, stay with Enter; Escape goes back."""

    looked_at = Signal(object)
    """The node whose row is current, as a Found; None where there is none."""
    taken, left = Signal(), Signal()
    """The person stays at what is looked at, or goes back to where they were."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(
            tr("Find a block of the network"), tr("Blocks of the network"), SIZE, parent
        )
        self._nodes: Sequence[Found] = ()
        self.list.setItemDelegate(FoundRow(appearance, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setMargin(GRID_PX)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.add(self.told)
        self.list.currentItemChanged.connect(self._look)
        appearance.changed.connect(self.list.viewport().update)

    def open(self, nodes: Sequence[Found]) -> None:
        """Offer these; nothing is looked at before a person types or goes down."""
        self._nodes = nodes
        self.open_at(QPoint(PLACE_PX, PLACE_PX))

    def narrow(self, query: str) -> None:
        """List what matches, and look at the first; at none before anything is typed."""
        found = matching(self._nodes, query)
        self.list.blockSignals(True)
        self.list.clear()
        for one in found[:MOST]:
            self.list.addItem(_row(one))
        self.list.setCurrentRow(0 if query.strip() else -1)
        self.list.blockSignals(False)
        self._look()

    def _look(self) -> None:
        found: Found | None = self.list.currentIndex().data(FOUND)
        self._tell(found)
        self.looked_at.emit(found)

    def _tell(self, found: Found | None) -> None:
        """The problems of what is looked at; else how many there are, or that there are none."""
        is_bad = found is not None and bool(found.problems)
        if found is not None:
            words = "\n".join(found.problems)
        elif self.list.count():
            words = tr("Up and Down look, Enter stays, Esc goes back.")
        else:
            words = tr("No block of the network matches. Try another word.")
        self.told.setText(words)
        self.told.setVisible(bool(words))
        set_role(self.told, Role.ERROR if is_bad else Role.SECONDARY)

    def take(self) -> None:
        """Stay at what is looked at."""
        if self.list.currentIndex().isValid():
            self.hide()
            self.taken.emit()
            self.closed.emit()

    def give_up(self) -> None:
        """Go back to where the person was."""
        self.hide()
        self.left.emit()
        self.closed.emit()


def _row(one: Found) -> QListWidgetItem:
    row = QListWidgetItem(one.title)
    row.setData(FOUND, one)
    told = ". ".join(filter(None, (one.beside, *one.problems)))
    row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
    return row
