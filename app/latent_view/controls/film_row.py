"""The film below the cloud: its bar, joined to the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.latent_view.controls.film_bar import FilmBar
from app.latent_view.controls.film_saving import GIF, FilmSaving
from app.theme.marks import Role, set_role
from app.theme.tokens import GRID_PX
from app.widgets.file_dialogs import path_to_save
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.latent_view.cloud.cloud_widget import CloudWidget
    from app.latent_view.space.latent import Latent
    from app.theme.applying import Appearance

NO_WEIGHTS = (
    "The network has too many weights to keep them with each moment, so nothing is decoded of "
    "the past."
)


class FilmRow(QWidget):
    """Plays the film of the run on the cloud above it.

    `choose_path` asks where to save, given the suggested path; it is an attribute, so that a test
    can answer it.
    """

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._film = latent, latent.film
        self.bar, self.said = FilmBar(appearance.theme), QLabel()
        self.choose_path: Callable[[Path], Path | None] = self._choose_path
        self._note = ""
        self.saving = FilmSaving(self.bar, cloud, appearance, self)
        self._lay_out()
        self.bar.moment_chosen.connect(self._choose)
        self.bar.save_wanted.connect(self._save)
        self.saving.said.connect(self._say)
        self.saving.ended.connect(self._end_saving)
        self._film.moments_changed.connect(self._show_moments)
        self._film.step_changed.connect(self._follow)
        self._film.seen.connect(self._on_seen)
        appearance.changed.connect(lambda: self.bar.set_theme(appearance.theme))
        self._show_moments()

    def showEvent(self, event: QShowEvent) -> None:
        """The film is looked at from now on."""
        super().showEvent(event)
        self._film.watch(is_seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the film: what is shown elsewhere is what is."""
        super().hideEvent(event)
        self.saving.cancel()
        self._film.show(None)
        self._film.watch(is_seen=False)

    def _lay_out(self) -> None:
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.said, Role.SECONDARY)
        kept = self.said.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.said.setSizePolicy(kept)
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID_PX)
        layout.addWidget(self.bar)
        layout.addWidget(self.said)

    def _show_moments(self) -> None:
        """A film that is being saved does not grow meanwhile."""
        found = self._film.moments
        if self.saving.is_active and found.steps:
            return
        self.saving.cancel()
        self.bar.show_moments(tuple(zip(found.steps, found.epochs, strict=True)))
        has_lost_weights = bool(found.steps) and not found.has_weights
        before = self._note
        self._note = found.note or (tr(NO_WEIGHTS) if has_lost_weights else "")
        if self.said.text() in ("", before):
            self._say("")

    def _choose(self, _: int) -> None:
        if not self.saving.is_active:
            self._say("")
        self._film.show(self.bar.step)
        self.bar.is_busy = self._film.is_busy

    def _on_seen(self) -> None:
        self._follow()
        self.saving.take()

    def _follow(self) -> None:
        """What is shown now may have been chosen by the film itself: a run that is left."""
        self.bar.is_busy = self._film.is_busy
        if self._film.step is None and not self.bar.is_now:
            self.bar.show_now()
            self.saving.cancel()

    # ------------------------------------------------------------------------------------ saving

    def _save(self) -> None:
        """Ask where and save; while it is being saved, leave that."""
        if self.saving.is_active:
            self.saving.cancel()
            return
        session = self._latent.session
        suggested = session.folder / f"{session.name} film{GIF}"
        if path := self.choose_path(suggested):
            self.bar.set_saving(is_saving=True)
            self.saving.begin(path)
            self.bar.set_saving(is_saving=self.saving.is_active)

    def _end_saving(self) -> None:
        self.bar.set_saving(is_saving=False)
        self._show_moments()
        if self.bar.place == self.bar.count - 1:  # it was saved to its end
            self.bar.show_now()

    def _say(self, sentence: str) -> None:
        """Write a sentence; where there is none, what is to be known of the film."""
        self.said.setText(sentence or self._note)
        self.said.setVisible(bool(self.said.text()))

    def _choose_path(self, suggested: Path) -> Path | None:
        return path_to_save(self.window(), tr("Save the film"), suggested)
