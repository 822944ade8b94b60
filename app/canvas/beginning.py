"""What stands on an empty canvas: how to begin, and below it what the window offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.canvas.gestures.drops import block_of
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_LARGE_PX
from app.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent

WORDS = "Drag a block from the left, press Tab to search for one, or open an example (File)."
WORDS_ABOVE = "Drag a block from the left, press Tab to search for one, or begin with an example."
MARGIN_PX = 32
"""From the sides of the canvas to the words."""


class Offer(QWidget):
    """Something to begin with; it gives way to a block that is dragged over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def fit(self, room: QSize) -> bool:
        """Take as much of some room as is useful; False where it is too small."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let the canvas below have it."""
        if block_of(event):
            self.hide()
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It is above the canvas now, which hides what is in its way; or it was given up."""
        self.show()
        event.accept()


class Beginning(QLabel):
    """The words, in the middle of the canvas, or over an offer."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(tr(WORDS), canvas)
        self._canvas = canvas
        self._offer: Offer | None = None
        self._make_offer: Callable[[], Offer] | None = None
        self._is_document = True
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self, Role.HINT)

    def offer(self, make: Callable[[], Offer]) -> None:
        """Show what this makes below the words, where the document is empty and there is room.

        It is made when it is first wanted, so that a window on a network opens sooner.
        """
        self._make_offer = make
        self.arrange()

    def show_where(self, *, is_empty: bool, is_document: bool) -> None:
        """Be seen on an empty canvas; what opens a document only on that of a document."""
        self._is_document = is_document
        self.setVisible(is_empty)

    def setVisible(self, is_visible: bool) -> None:
        """Be seen or not, together with the offer."""
        super().setVisible(is_visible)
        self.arrange()

    def arrange(self) -> None:
        """Words and offer stand in the middle of the canvas together; words alone as well."""
        area = self._canvas.rect().adjusted(MARGIN_PX, 0, -MARGIN_PX, 0)
        offer = self._fitting(area.size())
        self.setText(tr(WORDS_ABOVE) if offer else tr(WORDS))
        if offer:
            height = self.heightForWidth(area.width())
            top = area.center().y() - (height + GAP_LARGE_PX + offer.height()) // 2
            left = area.center().x() - offer.width() // 2
            offer.move(left, top + height + GAP_LARGE_PX)
            area.setRect(area.left(), top, area.width(), height)
        self.setGeometry(area)

    def _fitting(self, room: QSize) -> Offer | None:
        """The offer, shown if it belongs here and has room, else hidden without the keys."""
        is_wanted = not self.isHidden() and self._is_document
        if is_wanted and self._make_offer and not self._offer:
            self._offer = self._make_offer()
            self._offer.setParent(self._canvas)
        offer = self._offer
        if not offer:
            return None
        words = QSize(0, 2 * (self.heightForWidth(room.width()) + GAP_LARGE_PX))
        is_shown = is_wanted and offer.fit(room - words)
        keys = QApplication.focusWidget()
        if not is_shown and keys and offer.isAncestorOf(keys):
            self._canvas.setFocus()
        offer.setVisible(is_shown)
        return offer if is_shown else None
