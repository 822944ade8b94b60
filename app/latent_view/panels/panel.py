"""What the panels of the instrument have in common that ask about what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QVBoxLayout, QWidget

from app.theme.tokens import CONTROL_PX, GAP_PX, GAP_SMALL_PX
from app.widgets.delay import delayed

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.latent_view.space.latent import Latent

EVERY_MS = 250


class Panel(QWidget):
    """A column of parts, that asks anew when it comes to the front, and while a run goes on.

    every_ms: how often it asks at most because a run went on: each answer holds up a step.
    """

    def __init__(self, latent: Latent, every_ms: int = EVERY_MS) -> None:
        super().__init__()
        self.latent = latent
        self._pause = delayed(self, every_ms, self._end_pause)
        self._is_late = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_PX)

    def add_form(self, *rows: tuple[str, QWidget | QLayout]) -> None:
        """Fields below each other, each with its words before it."""
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP_SMALL_PX)
        for words, field in rows:
            label = QLabel(words)
            label.setMinimumHeight(CONTROL_PX)
            form.addRow(label, field)
        self.column.addLayout(form)

    def refresh(self) -> None:
        """Ask for what is shown here, where somebody looks."""

    def follow(self) -> None:
        """The run has gone on: ask anew, now or when it is time."""
        self._is_late = self._pause.isActive()
        if not self._is_late:
            self.refresh()
            self._pause.start()

    def _end_pause(self) -> None:
        if self._is_late:
            self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self.refresh()
