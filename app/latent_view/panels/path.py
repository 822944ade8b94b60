"""Path: from point to point through the space, as a film strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hand_layers import NOWHERE, PathLayer
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.values.stills import NO_FILM, Film
from app.latent_view.values.strip import FilmStrip
from app.theme.applying import Appearance
from app.words import tr
from engine.questions.decoding import Decodings
from engine.questions.walking import Walk

if TYPE_CHECKING:
    import numpy as np
    from PySide6.QtGui import QHideEvent, QShowEvent

    from engine.questions.question import Value

FEWEST = 2
"""So many corners make a path."""
STEPS, MOST_STEPS = 8, 48
WAYS = ("Straight", "On the sphere")
EMPTY = "Click two or more points or samples of the cloud: what lies between them appears here."
ONE = "Click where the path goes on to."
WAY_TIP = (
    "Codes of a Gaussian in many dimensions lie near a sphere: a straight way leaves it, one on "
    "the sphere around the origin keeps the length of the codes."
)


class PathPanel(Panel):
    """How the path goes, and what the decoder makes of each step of it."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud = cloud
        self.layer = PathLayer(latent, appearance)
        self.way, self.steps = QComboBox(), QSpinBox()
        self.clear = QPushButton(tr("Clear the path"))
        self.strip = FilmStrip(appearance.theme)
        self._asker = Asker(latent, self._take, self._refuse)
        self._lay_out()
        cloud.add_layer(self.layer)
        appearance.changed.connect(lambda: self.strip.set_theme(appearance.theme))
        latent.path.changed.connect(self._on_path)
        latent.cloud_changed.connect(self.follow)
        self.way.currentIndexChanged.connect(self.refresh)
        self.steps.valueChanged.connect(self.refresh)
        self.clear.clicked.connect(latent.path.clear)
        self.strip.still_chosen.connect(self._show_still)
        self._on_path()

    def refresh(self) -> None:
        """Ask what lies on the path now, where somebody looks: here, or at the cloud."""
        latent, corners = self.latent, self.latent.path.corners
        if self._cloud.isVisible() and latent.cloud is not None and len(corners) >= FEWEST:
            is_straight = self.way.currentIndex() == 0
            self._asker.want(Walk(corners, self.steps.value(), is_straight))

    def showEvent(self, event: QShowEvent) -> None:
        """The path is what a person works at."""
        super().showEvent(event)
        self._show_in_front(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The path stays, and is faint."""
        super().hideEvent(event)
        self._show_in_front(False)

    def _show_in_front(self, is_in_front: bool) -> None:
        self.layer.is_in_front = is_in_front
        self._cloud.update()

    def _lay_out(self) -> None:
        self.way.addItems([tr(way) for way in WAYS])
        self.way.setToolTip(tr(WAY_TIP))
        self.steps.setRange(1, MOST_STEPS)
        self.steps.setValue(STEPS)
        self.add_form((tr("Way"), self.way), (tr("Steps from point to point"), self.steps))
        self.column.addWidget(self.strip)
        self.column.addWidget(self.clear)
        self.column.addStretch(1)

    def _on_path(self) -> None:
        session, corners = self.latent.session, self.latent.path.corners
        self.strip.suggested = session.folder / f"{session.name} path"
        self.clear.setEnabled(bool(corners))
        if len(corners) < FEWEST:
            self._asker.forget()
            self._show(NO_FILM, NOWHERE, tr(ONE if corners else EMPTY))
        self.refresh()
        self._cloud.update()

    def _take(self, value: Value) -> None:
        if isinstance(value, Decodings) and len(self.latent.path.corners) >= FEWEST:
            self._show(Film(value.values, value.meaning), value.points)

    def _refuse(self, sentence: str) -> None:
        self._show(NO_FILM, NOWHERE, sentence)

    def _show(self, film: Film, steps: np.ndarray, empty: str = "") -> None:
        self.layer.steps = steps
        self.strip.show_film(film, empty)
        self._show_still(self.strip.chosen)

    def _show_still(self, place: int) -> None:
        self.layer.chosen = place
        self._cloud.update()
