"""Finding fixed points: many starts of noise, what they come to, and how many come there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.space.latent import Latent
from app.latent_view.values.stills import NO_FILM, Film
from app.latent_view.values.value_grid import ValueGrid
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_SMALL_PX, GRID_PX
from app.words import tr
from engine.questions.iteration import TOLERANCE, FindFixedPoints, FixedPoints

if TYPE_CHECKING:
    from engine.questions.question import Value

STARTS, MOST_STARTS = 200, 2_000
PARTS, PROGRESS_PX = 1000, 4
COLUMNS = 8
BEFORE = (
    "Many starts of noise, each followed until it moves by {tolerance:g} at most; then you see "
    "which points they come to."
)
FOUND = (
    "Came to rest: {at_rest:,} of {starts:,} starts, moving by {tolerance:g} at most. Fixed "
    "points: {count:,}, more than {apart:.2g} from each other."
)
NOVEL = "Like no sample, and doubted by {judge}: {novel:,} of {told:,}."
FIRST = "Click one to take its code into the hand."
REACHED = "Comes here: {reached:,} of {starts:,} starts."
DOUBTED = "{judge} doubts it by {doubt:.2f} nats; 95 % of the samples by {usual:.2f} at most."
FAR, NEAR = "It is like no sample.", "Some sample is like it."
FAR_TIP = (
    "It is further from every sample than 95 % of the samples are from the sample next to them."
)


class FixedPointsView(QWidget):
    """Asks for the fixed points of what is shown, when a person wants to know."""

    changed = Signal()
    """Other points were found, or there are none any more."""

    def __init__(self, latent: Latent, appearance: Appearance) -> None:
        super().__init__()
        self._latent = latent
        self.found: FixedPoints | None = None
        self._request: int | None = None
        self.starts, self.search = QSpinBox(), QPushButton()
        self.progress = QProgressBar()
        self.note, self.one = QLabel(), QLabel()
        self.grid = ValueGrid(appearance.theme)
        self._lay_out()
        self.search.clicked.connect(self._find_or_stop)
        self.grid.chosen.connect(self._take_into_hand)
        latent.subject_changed.connect(self.forget)
        latent.cloud_changed.connect(self._on_cloud)
        appearance.changed.connect(lambda: self.grid.set_theme(appearance.theme))
        self.forget()

    @property
    def is_busy(self) -> bool:
        """Whether they are looked for."""
        return self._request is not None

    @property
    def is_of_now(self) -> bool:
        """Whether what was found is that of the weights that are shown."""
        cloud = self._latent.cloud
        return self.found is not None and cloud is not None and cloud.step == self.found.step

    def forget(self) -> None:
        """Nothing is found, nor looked for."""
        if self._request:
            self._latent.give_up(self._request)
        self._show(None, tr(BEFORE, tolerance=TOLERANCE))

    def _lay_out(self) -> None:
        self.starts.setRange(1, MOST_STARTS)
        self.starts.setValue(STARTS)
        self.starts.setSuffix(" " + tr("starts"))
        self.starts.setAccessibleName(tr("How many starts"))
        self.progress.setRange(0, PARTS)
        self.progress.setFixedHeight(PROGRESS_PX)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How much of the search is done"))
        for label in (self.note, self.one):
            set_role(label, Role.SECONDARY)
            label.setWordWrap(True)
        self.one.setToolTip(tr(FAR_TIP))
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(self.starts)
        row.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX + 2)
        column.addLayout(row)
        for part in (self.progress, self.note, self.one, self.grid):
            column.addWidget(part)

    # ------------------------------------------------------------------------------------ asking

    def _find_or_stop(self) -> None:
        if self._request:
            self.forget()
            return
        self._show(None, "")
        self._show_progress(0.0)
        asked = FindFixedPoints(self.starts.value())
        self._request = self._latent.ask(asked, self._take, self._refuse, self._show_progress)
        self._dress_button()

    def _take(self, value: Value) -> None:
        if isinstance(value, FixedPoints):
            self._show(value, "")
            self.note.setText(self._words(value))

    def _refuse(self, sentence: str) -> None:
        self._show(None, sentence)

    def _on_cloud(self) -> None:
        if self._latent.cloud is None:
            self.forget()
        elif self.found is not None:
            self.note.setText(self._words(self.found))
            self.changed.emit()
        self._dress_button()

    # ----------------------------------------------------------------------------------- showing

    def _show(self, found: FixedPoints | None, words: str) -> None:
        self._request, self.found = None, found
        self.grid.show_values(Film(found.values, found.meaning) if found else NO_FILM, COLUMNS)
        self.note.setText(words)
        self.one.setText(tr(FIRST) if found else "")
        self.one.setVisible(found is not None)
        self.progress.hide()
        self._dress_button()
        self.changed.emit()

    def _show_progress(self, part: float) -> None:
        self.progress.setValue(round(part * PARTS))
        self.progress.show()

    def _dress_button(self) -> None:
        self.search.setText(tr("Stop looking") if self._request else tr("Find the fixed points"))
        self.search.setEnabled(self._latent.cloud is not None)
        self.starts.setEnabled(not self._request)

    def _words(self, found: FixedPoints) -> str:
        words = tr(
            FOUND,
            at_rest=found.at_rest,
            starts=found.starts,
            tolerance=found.tolerance,
            count=found.distinct,
            apart=found.apart,
        )
        if found.judge:
            novel, told = int((found.is_far & found.is_doubted).sum()), len(found.values)
            words += " " + tr(
                NOVEL, novel=novel, told=told, judge=self._latent.title_of(found.judge)
            )
        if not self.is_of_now:
            words += " " + tr("This was at step {step:,}.", step=found.step)
        return words

    def _take_into_hand(self, place: int) -> None:
        found = self.found
        if found is None:
            return
        words = [tr(REACHED, reached=int(found.reached[place]), starts=found.starts)]
        if found.judge:
            doubt, judge = float(found.doubts[place]), self._latent.title_of(found.judge)
            words.append(tr(DOUBTED, judge=judge, doubt=doubt, usual=found.usual_doubt))
        words.append(tr(FAR if found.is_far[place] else NEAR))
        self.one.setText(" ".join(words))
        self._latent.hold(found.codes[place])
