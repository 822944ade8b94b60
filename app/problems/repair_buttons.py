"""The repairs of one problem as buttons; where there are none, what to do in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionButton, QWidget

from app.theme.marks import Role, set_mark, set_role
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

MOST_PX, PADDING_PX = 248, 26
"""How wide a button may be, and how much of that its frame takes."""

FIRST_KEY = "Ctrl+Return"
"""What applies the first repair of the current problem."""


class RepairButtons(QWidget):
    """A row of buttons that breaks where there is no room."""

    asked = Signal(str)
    """The title of the repair to apply."""
    focused = Signal()
    """One of the buttons has the focus of the keyboard."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from superqt import QFlowLayout

        self.problem = problem
        self._titles: tuple[str, ...] | None = None
        self._flow = QFlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setHorizontalSpacing(GAP_SMALL_PX)
        self._flow.setVerticalSpacing(GAP_SMALL_PX)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, the best repair first."""
        return self.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def offer(self, titles: Sequence[str], key: str = "") -> bool:
        """Offer these repairs; says whether they are others than before.

        key: what applies the first one, for its tooltip.
        """
        if tuple(titles) == self._titles:
            return False
        self._titles = tuple(titles)
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for place, title in enumerate(titles):
            self._flow.addWidget(self._button(title, "" if place else key))
        if not titles and self.problem.advice:
            self._flow.addWidget(self._advice())
        return True

    def height_for(self, width: int) -> int:
        """How high it is in so much room."""
        return self._flow.heightForWidth(width)

    def _button(self, title: str, key: str) -> RepairButton:
        button = RepairButton(title, self)
        words = tr("{repair} ({key})", repair=title, key=key) if key else title
        button.setToolTip(words)
        button.setAccessibleDescription(self.problem.where)
        button.clicked.connect(lambda: self.asked.emit(title))
        button.focused.connect(self.focused)
        return button

    def _advice(self) -> QLabel:
        label = QLabel(f"{self.problem.advice}.", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, Role.SECONDARY)
        return label


class RepairButton(QPushButton):
    """One repair. A long title ends in an ellipsis; its tooltip says all of it."""

    focused = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        set_mark(self, "chip", True)

    def sizeHint(self) -> QSize:
        """As wide as the title, within limits."""
        return QSize(min(self._wanted, MOST_PX), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What it is given."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Shorten the title to what there is room for."""
        super().initStyleOption(option)
        if self.width() < self._wanted:
            room, end = self.width() - PADDING_PX, Qt.TextElideMode.ElideRight
            option.text = self.fontMetrics().elidedText(self.text(), end, room)

    @property
    def _wanted(self) -> int:
        """How wide it would be with all of its title."""
        return self.fontMetrics().horizontalAdvance(self.text()) + PADDING_PX

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell whose button it is."""
        super().focusInEvent(event)
        self.focused.emit()
