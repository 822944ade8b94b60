"""A film strip: decoded values side by side, one of them large; played, walked and saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.values.still_picture import SIDE_PX, StillPicture
from app.latent_view.values.stills import NO_FILM, Film, Stills
from app.latent_view.values.strip_files import FORMATS, STILL_MS
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import CONTROL_PX, GAP_PX, GAP_SMALL_PX, GRID_PX, Theme
from app.widgets.file_dialogs import path_to_save
from app.words import tr
from engine.document.files import shown, unwritten, write_atomically

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

SCROLL_BAR_PX = 12
SAVINGS = (
    ("All stills side by side (PNG)…", ".png"),
    ("Played, one after the other (GIF)…", ".gif"),
)
"""How the strip can be saved: the words of the menu, and the ending of the file."""
EMPTY = "Nothing is decoded here yet."


class FilmStrip(QWidget):
    """Shows a film: the chosen still large, with words and buttons beside it, all stills below.

    Left and Right choose a neighbour, the space bar plays and pauses. `choose_path` asks where to
    save, given the suggested path; it is an attribute, so that a test can answer it.
    """

    still_chosen = Signal(int)
    """Another still is shown large, by a person or as the strip is played; its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.suggested = Path("film")
        """The folder and name, without ending, under which the strip is saved."""
        self.choose_path: Callable[[Path], Path | None] = self._choose_path
        self.picture = StillPicture(theme)
        self.stills = Stills(theme)
        self.caption, self.said = QLabel(), QLabel()
        self.play_button, self.save_button = QToolButton(), QToolButton()
        self._timer = QTimer(self)
        self._timer.setInterval(STILL_MS)
        self._timer.timeout.connect(self._show_next)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.show_film(NO_FILM)

    @property
    def film(self) -> Film:
        """What is shown."""
        return self.stills.film

    @property
    def chosen(self) -> int:
        """The place of the still that is shown large, from 0."""
        return self.stills.chosen

    @property
    def is_playing(self) -> bool:
        """Whether one still after the other is shown."""
        return self._timer.isActive()

    def show_film(self, film: Film, empty: str = "") -> None:
        """Show this one from now on. empty: what stands here where it has no stills."""
        self.stills.show_film(film)
        has_stills = bool(len(film.values))
        if not has_stills:
            self.pause()
        self.said.setText("" if has_stills else empty or tr(EMPTY))
        self.play_button.setEnabled(len(film.values) > 1)
        self.save_button.setEnabled(has_stills)
        self.shown_part.setVisible(has_stills)
        self._show_chosen()

    def choose(self, place: int) -> None:
        """Show a still large; beyond an end, the one at that end."""
        before = self.chosen
        self.stills.choose(place)
        self._show_chosen()
        if self.chosen != before:
            self.still_chosen.emit(self.chosen)

    def play(self) -> None:
        """Show one still after the other, from the first again after the last."""
        if len(self.film.values) > 1:
            self._timer.start()
            self._dress_play()

    def pause(self) -> None:
        """Stay at the still that is shown."""
        self._timer.stop()
        self._dress_play()

    def save(self, ending: str) -> None:
        """Ask where, and save all stills as a '.png', or the strip as it is played as a '.gif'."""
        if path := self.choose_path(self.suggested.with_name(self.suggested.name + ending)):
            self._save(path)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        for part in (self.picture, self.stills):
            part.set_theme(theme)
        self.save_button.setIcon(icon("download", theme, colour=theme.secondary))
        self._dress_play()

    def showEvent(self, event: QShowEvent) -> None:
        """The chosen still is among those that are seen."""
        super().showEvent(event)
        self._show_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that nobody sees."""
        super().hideEvent(event)
        self.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar plays and pauses; the other keys are those of the stills."""
        if event.key() == Qt.Key.Key_Space:
            self._play_or_pause()
        else:
            event.ignore()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Film strip"))
        set_role(self.caption, Role.STRONG)
        set_role(self.said, Role.SECONDARY)
        for label in (self.caption, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL_PX)
        layout.addLayout(self._upper())
        self.shown_part = QScrollArea()
        self.shown_part.setWidget(self.stills)
        self.shown_part.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shown_part.setFixedHeight(self.stills.sizeHint().height() + SCROLL_BAR_PX)
        layout.addWidget(self.shown_part)

    def _upper(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        for button in (self.play_button, self.save_button):
            button.setFixedHeight(CONTROL_PX)
            buttons.addWidget(button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(GRID_PX + 2)
        words.addWidget(self.caption)
        words.addLayout(buttons)
        words.addWidget(self.said)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self.picture.setFixedSize(SIDE_PX, SIDE_PX)
        self.play_button.setFixedWidth(CONTROL_PX)
        self.save_button.setText(tr("Save"))
        self.save_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.save_button.setToolTip(tr("Save the strip as PNG or GIF"))
        self.save_button.setAccessibleName(tr("Save the strip"))
        return row

    def _connect(self) -> None:
        self.stills.chosen_changed.connect(self._on_choice)
        self.play_button.clicked.connect(self._play_or_pause)
        menu = QMenu(self.save_button)
        for words, ending in SAVINGS:
            menu.addAction(tr(words), partial(self.save, ending))
        self.save_button.setMenu(menu)
        self.save_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _dress_play(self) -> None:
        name, words = ("pause", tr("Pause")) if self.is_playing else ("play", tr("Play"))
        self.play_button.setIcon(icon(name, self._theme, colour=self._theme.secondary))
        self.play_button.setToolTip(tr("{what} (Space)", what=words))
        self.play_button.setAccessibleName(words)

    # ----------------------------------------------------------------------------------- showing

    def _on_choice(self, place: int) -> None:
        self.pause()
        self._show_chosen()
        self.still_chosen.emit(place)

    def _play_or_pause(self) -> None:
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def _show_next(self) -> None:
        self.choose((self.chosen + 1) % len(self.film.values))

    def _show_chosen(self) -> None:
        film, place = self.film, self.chosen
        count = len(film.values)
        self.picture.show_still(film, place if count else None)
        words = tr("{place} of {count}", place=place + 1, count=count) if count else ""
        named = film.caption(place) if count and film.captions else ""
        self.caption.setText(" · ".join(filter(None, [words, named])))
        if count:
            area = self.stills.area(place).toRect()
            self.shown_part.ensureVisible(area.center().x(), 0, area.width(), 0)

    # ------------------------------------------------------------------------------------ saving

    def _save(self, path: Path) -> None:
        content = FORMATS.get(path.suffix.lower())
        if content is None:
            words = "{file} does not end with .png or .gif; give it one of these endings."
            self.said.setText(tr(words, file=shown(path)))
            return
        try:
            write_atomically(path, content(self.film, self._theme))
        except (OSError, ValueError) as fault:
            words = "{file} cannot be saved, and nothing was changed: {why}."
            self.said.setText(tr(words, file=shown(path), why=unwritten(path, fault)))
        else:
            self.said.setText(tr("The strip is saved as {file}.", file=shown(path)))

    def _choose_path(self, suggested: Path) -> Path | None:
        return path_to_save(self.window(), tr("Save the strip"), suggested)
