"""Here: what is decoded where a person points."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.decoded_here import DecodedHere
from app.latent_view.latent import Latent
from app.theme.applying import Appearance


class HerePanel(QWidget):
    """The picture at the marker, and the samples around it."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self.decoded = DecodedHere(latent, appearance.theme)
        appearance.changed.connect(self.decoded.set_theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.decoded)
        layout.addStretch(1)
