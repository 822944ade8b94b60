"""A list of blocks on the screen, for the palette and for the search on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.palette.listing import FAMILY_ROLE, ID_ROLE, BlockList
from app.palette.rows import PICTURE_SIZE, RowPainter, block_picture
from app.theme.focus import BY_KEYBOARD
from app.words import tr

if TYPE_CHECKING:
    from app.theme.applying import Appearance

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BlockView(QListView):
    """The rows of a BlockList, which can be chosen with pointer and keys, and dragged."""

    chosen = Signal(str)
    """Carries the id of a block that was double-clicked, or taken with Enter."""

    def __init__(self, blocks: BlockList, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks, self._appearance = blocks, appearance
        self.setModel(blocks)
        self.setItemDelegate(RowPainter(appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Blocks"))
        self.doubleClicked.connect(self._choose)
        appearance.changed.connect(self.viewport().update)

    def choose_current(self) -> None:
        """Choose the block whose row is current, if there is one."""
        self._choose(self.currentIndex())

    def go(self, step: int) -> None:
        """Make the next block (step 1) or the one before (step -1) current, if there is one."""
        row = self.currentIndex().row() + step
        while 0 <= row < self._blocks.rowCount():
            index = self._blocks.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
            row += step

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard starts at the first block."""
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD and not self.selectedIndexes():
            self.setCurrentIndex(QModelIndex())
            self.go(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; other keys are the list's."""
        if event.key() in ENTER:
            self.choose_current()
            return
        super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the current block."""
        if self.currentIndex().isValid():
            self.drag_of(self.currentIndex()).exec(Qt.DropAction.CopyAction)

    def drag_of(self, index: QModelIndex) -> QDrag:
        """The drag of a row's block, shown as a small node."""
        drag = QDrag(self)
        drag.setMimeData(self._blocks.mimeData([index]))
        title, family = str(index.data()), str(index.data(FAMILY_ROLE))
        ratio = self.devicePixelRatioF()
        drag.setPixmap(block_picture(title, family, self._appearance.theme, ratio))
        drag.setHotSpot(QRect(QPoint(), PICTURE_SIZE).center())
        return drag

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and (block := index.data(ID_ROLE)):
            self.chosen.emit(block)
