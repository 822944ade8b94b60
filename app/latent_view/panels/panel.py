"""What the panels of the instrument have in common that ask about what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme.tokens import GAP_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.latent_view.latent import Latent


class Panel(QWidget):
    """A column of parts, that asks anew when it comes to the front."""

    def __init__(self, latent: Latent) -> None:
        super().__init__()
        self.latent = latent
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_PX)

    def refresh(self) -> None:
        """Ask for what is shown here, where somebody looks."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        self.refresh()
