"""The button that opens what a cloud looks like."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.controls.look import LookPanel
from app.latent_view.space.latent import Latent
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Surface, set_mark, set_surface
from app.theme.tokens import GAP_LARGE_PX, GAP_SMALL_PX
from app.words import tr

CARD_PX = 320


class LookButton(QToolButton):
    """Opens a card below itself, which a click elsewhere closes."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.panel = LookPanel(latent, cloud, appearance)
        self.card = QFrame(self, Qt.WindowType.Popup)
        set_surface(self.card, Surface.CARD)
        self.card.setFixedWidth(CARD_PX)
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX, GAP_LARGE_PX)
        layout.addWidget(self.panel)
        self.setToolTip(tr("How large and clear the points are, and what lies below them"))
        self.setAccessibleName(tr("Look of the cloud"))
        set_mark(self, "framed", value=True)
        self.clicked.connect(self.open)
        appearance.changed.connect(self._dress)
        self._dress()

    def open(self) -> None:
        """Show the card, at the right end of the button."""
        self.card.adjustSize()
        corner = QPoint(self.width() - CARD_PX, self.height() + GAP_SMALL_PX)
        self.card.move(self.mapToGlobal(corner))
        self.card.show()
        self.panel.radius.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setIcon(icon("sliders-horizontal", theme, colour=theme.secondary))
