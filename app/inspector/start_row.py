"""What the weights of a node are before the first step: random, or those of an earlier run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.inspector.choice_row import ChoiceRow
from app.inspector.earlier import start_title, starts
from app.words import tr
from engine.document.values import Document, KeptWeights, Node

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

TIP = (
    "The weights before the first step: random ones, or those that a block like it had learned in "
    "an earlier run. Freeze it as well, and they stay so."
)


class _Starts(QComboBox):
    """Says when its list is about to be used: it is made only then."""

    opening = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the list be made, for arrow keys choose from it too."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.opening.emit()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Let the list be made, then open it."""
        self.opening.emit()
        super().showPopup()


class StartRow(ChoiceRow):
    """A choice of weights to start with, in the line of a form; hidden where there is none."""

    chosen = Signal(object)
    """The KeptWeights to start with; None for random ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        box = _Starts()
        super().__init__(tr("Starts with"), tr(TIP), box, parent)
        self._now: tuple[Node, Document, Path | None] | None = None
        box.opening.connect(self._offer)
        box.activated.connect(lambda place: self.chosen.emit(box.itemData(place)))

    def show_start(
        self, node: Node, document: Document, path: Path | None, *, has_weights: bool
    ) -> None:
        """Show what a node starts with."""
        self._now = node, document, path
        self.setVisible(bool(node.weights_from) or (has_weights and not node.linked_to))
        taken = node.weights_from
        self._fill([(taken, start_title(taken, path))] if taken else [])

    def _offer(self) -> None:
        """Look for the runs that there are now."""
        if self._now:
            node, document, path = self._now
            found = {start.weights: start.title for start in starts(node, document, path)}
            if taken := node.weights_from:
                found.setdefault(taken, start_title(taken, path))
            self._fill([*found.items()])

    def _fill(self, found: list[tuple[KeptWeights, str]]) -> None:
        wanted = self._now[0].weights_from if self._now else None
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(tr("Random weights"), None)
            for weights, title in found:
                self.box.addItem(title, weights)
            values = [None, *(weights for weights, _ in found)]
            self.box.setCurrentIndex(values.index(wanted))
        self.box.setAccessibleDescription(self.box.currentText())
        for place in range(self.box.count()):
            self.box.setItemData(place, self.box.itemText(place), Qt.ItemDataRole.ToolTipRole)
