"""The place of the program among the tabs, which costs nothing until somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.source_view.source_view import SourceView


class SourceTab(QWidget):
    """Holds a SourceView, which `make` makes when it is needed first."""

    def __init__(self, make: Callable[[], SourceView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._view: SourceView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether there is a view already."""
        return self._view is not None

    @property
    def view(self) -> SourceView:
        """The view; it is made now if there is none."""
        if self._view is None:
            self._view = self._make()
            self._layout.addWidget(self._view)
        return self._view

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.view.show()
