"""The bar of a film: play, a slider over its moments, where it stands, how fast it plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.tokens import CONTROL_PX, GAP_SMALL_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

FRAME_MS = 100
"""How long a moment is shown at the first speed."""
SPEEDS = (1, 2, 4, 0.5)
WORDS_PX = 176


class FilmBar(QWidget):
    """Chooses a moment; right of the last one is now. Space plays and pauses.

    Places count the moments from 0; that of now is their number.
    """

    moment_chosen = Signal(int)
    """Another place is shown, by a person or as the film is played."""
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moments: tuple[tuple[int, int], ...] = ()
        self._is_saving = False
        self.is_busy = False
        """Whether a moment is still on its way, for which the film waits."""
        self.play_button, self.save_button = QToolButton(), QToolButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.speed = QComboBox()
        self.words = QLabel()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_next)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.set_saving(is_saving=False)
        self.show_moments(())

    @property
    def place(self) -> int:
        """Which moment is shown; their number where it is now."""
        return self.slider.value()

    @property
    def count(self) -> int:
        """How many moments there are."""
        return len(self._moments)

    @property
    def is_now(self) -> bool:
        """Whether nothing of the film is shown, but what is."""
        return self.place >= len(self._moments)

    @property
    def is_playing(self) -> bool:
        """Whether one moment after the other is shown."""
        return self._timer.isActive()

    @property
    def step(self) -> int | None:
        """The step of the moment that is shown; None where it is now."""
        return None if self.is_now else self._moments[self.place][0]

    def show_moments(self, moments: tuple[tuple[int, int], ...]) -> None:
        """Choose among these from now on: (step, epoch) each.

        The moment that is shown stays, or the one that is nearest to it is shown.
        """
        step = self.step
        self._moments = moments
        steps = [each for each, _ in moments]
        nearest = len(steps)
        if step is not None and steps:
            nearest = min(range(len(steps)), key=lambda place: abs(steps[place] - step))
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(moments))
            self.slider.setValue(nearest)
        for part in (self.play_button, self.slider, self.save_button, self.speed):
            part.setEnabled(bool(moments))
        if not moments:
            self.pause()
        self._show_words()
        if self.step != step:
            self.moment_chosen.emit(self.place)

    def choose(self, place: int) -> None:
        """Show a moment; beyond an end, the one at that end."""
        self.slider.setValue(place)

    def show_now(self) -> None:
        """Leave the film."""
        self.pause()
        self.choose(len(self._moments))

    def play(self) -> None:
        """Show one moment after the other up to now; from the first where it stands at now."""
        if self._moments:
            if self.is_now:
                self.choose(0)
            self._timer.start(round(FRAME_MS / SPEEDS[max(0, self.speed.currentIndex())]))
            self._dress_play()

    def pause(self) -> None:
        """Stay at the moment that is shown."""
        self._timer.stop()
        self._dress_play()

    def set_saving(self, *, is_saving: bool) -> None:
        """While the film is being saved the button for it leaves that, and nothing plays."""
        self._is_saving = is_saving
        tip = tr("Leave it unsaved") if is_saving else tr("Save the film as an animated GIF")
        self.save_button.setToolTip(tip)
        self.save_button.setAccessibleName(tip)
        for part in (self.play_button, self.speed):
            part.setEnabled(bool(self._moments) and not is_saving)
        self._dress_save()

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self._theme = theme
        self._dress_save()
        self._dress_play()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar plays and pauses; arrows are the slider's."""
        if event.key() == Qt.Key.Key_Space and self._moments:
            self._play_or_pause()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that nobody sees."""
        super().hideEvent(event)
        self.pause()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Film"))
        self.slider.setAccessibleName(tr("Moment of the film"))
        self.slider.setPageStep(10)
        self.speed.setAccessibleName(tr("Speed of the film"))
        self.speed.setToolTip(tr("How fast the film plays"))
        self.speed.addItems([f"{speed:g}×" for speed in SPEEDS])
        set_role(self.words, Role.MONO)
        self.words.setFixedWidth(WORDS_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        for button in (self.play_button, self.save_button):
            button.setFixedSize(CONTROL_PX, CONTROL_PX)
        row.addWidget(self.play_button)
        row.addWidget(self.slider, 1)
        for part in (self.words, self.speed, self.save_button):
            row.addWidget(part)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_choice)
        self.slider.sliderPressed.connect(self.pause)
        self.play_button.clicked.connect(self._play_or_pause)
        self.save_button.clicked.connect(self.save_wanted)
        self.speed.currentIndexChanged.connect(self._change_speed)

    def _dress_save(self) -> None:
        name = "x" if self._is_saving else "download"
        self.save_button.setIcon(icon(name, self._theme, colour=self._theme.secondary))

    def _dress_play(self) -> None:
        name, words = ("pause", tr("Pause")) if self.is_playing else ("play", tr("Play"))
        self.play_button.setIcon(icon(name, self._theme, colour=self._theme.secondary))
        self.play_button.setToolTip(tr("{what} the film", what=words))
        self.play_button.setAccessibleName(words)

    # ----------------------------------------------------------------------------------- showing

    def _on_choice(self, place: int) -> None:
        self._show_words()
        self.moment_chosen.emit(place)

    def _show_words(self) -> None:
        if not self._moments:
            words = tr("No film yet")
        elif self.is_now:
            words = tr("now")
        else:
            step, epoch = self._moments[self.place]
            words = tr("step {step} · epoch {epoch}", step=f"{step:,}", epoch=f"{epoch:,}")
        self.words.setText(words)

    def _play_or_pause(self) -> None:
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def _change_speed(self) -> None:
        if self.is_playing:
            self.play()

    def _show_next(self) -> None:
        if self.is_busy:
            return
        self.choose(self.place + 1)
        if self.is_now:
            self.pause()
