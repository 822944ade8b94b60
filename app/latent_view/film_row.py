"""The film below the cloud: its bar, joined to the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.latent_view.film_bar import FilmBar
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.latent_view.cloud_widget import CloudWidget
    from app.latent_view.latent import Latent
    from app.theme.applying import Appearance

NO_WEIGHTS = (
    "The network has too many weights to keep them with each moment, so nothing is decoded of "
    "the past."
)


class FilmRow(QWidget):
    """Plays the film of the run on the cloud above it."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._film, self._cloud = latent.film, cloud
        self.bar = FilmBar(appearance.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        self.bar.save_button.hide()
        self.bar.moment_chosen.connect(self._choose)
        self._film.moments_changed.connect(self._show_moments)
        self._film.step_changed.connect(self._follow)
        self._film.seen.connect(self._follow)
        appearance.changed.connect(lambda: self.bar.set_theme(appearance.theme))
        self._show_moments()

    def showEvent(self, event: QShowEvent) -> None:
        """The film is looked at from now on."""
        super().showEvent(event)
        self._film.watch(is_seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the film: what is shown elsewhere is what is."""
        super().hideEvent(event)
        self._film.show(None)
        self._film.watch(is_seen=False)

    def _show_moments(self) -> None:
        found = self._film.moments
        note = found.note or (tr(NO_WEIGHTS) if found.steps and not found.has_weights else "")
        self.bar.show_moments(tuple(zip(found.steps, found.epochs, strict=True)), note)

    def _choose(self, _: int) -> None:
        self._film.show(self.bar.step)
        self.bar.is_busy = self._film.is_busy

    def _follow(self) -> None:
        """What is shown now may have been chosen by the film itself: a run that is left."""
        self.bar.is_busy = self._film.is_busy
        if self._film.step is None and not self.bar.is_now:
            self.bar.show_now()
