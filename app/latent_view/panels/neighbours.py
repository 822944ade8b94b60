"""Neighbours: a sample, a point or a file of one's own, and the samples that lie nearest to it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.panels.dropping import Dropping
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.space.pace import Pace
from app.latent_view.space.sample_files import NoSample, sample_in
from app.latent_view.values.histogram_slider import written
from app.latent_view.values.sample_sheet import SampleSheet
from app.latent_view.values.sample_table import number_words
from app.latent_view.values.still_picture import StillPicture
from app.latent_view.values.stills import NO_FILM, Film
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.question import Question, Value
from engine.questions.samples import FindNearest, Nearest, PlaceValues
from engine.questions.spots import OfRow

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

SIDE_PX = 88
AGAIN_MS = 300
EMPTY = "Point at the cloud, select a sample, or drop a file: its nearest samples appear here."
BELOW = "The nearest samples in the space, each with its distance. Click one to go on from there."


class NeighboursPanel(QWidget):
    """Follows what a person chose last: a point, a single selected sample, or a file."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._appearance = latent, appearance
        self._asked: Question | None = None
        self._name = ""
        """Of the file that is shown."""
        self._found: Nearest | None = None
        self._is_marking = False
        self._asker = Asker(latent, self._take, self._refuse)
        self._pace = Pace(self, AGAIN_MS, self._ask_again)
        self.title, self.facts, self.said, self.below = QLabel(), QLabel(), QLabel(), QLabel()
        self.picture = StillPicture(appearance.theme)
        self.sheet, self.room = SampleSheet(appearance.theme), QScrollArea()
        self.dropping = Dropping(appearance)
        self._lay_out()
        latent.selection_changed.connect(self._follow_selection)
        latent.marker_changed.connect(self._follow_marker)
        latent.cloud_changed.connect(self._expect)
        self.sheet.chosen.connect(self._go_to)
        self.dropping.dropped.connect(self.take_file)
        appearance.changed.connect(self._dress)
        self._show(None)
        self._follow_marker()

    def take_file(self, path: Path) -> None:
        """Show where the sample in a file lies."""
        try:
            values = sample_in(path)
        except NoSample as fault:
            self._say(str(fault))
            return
        self._name = path.name
        self._look_at(PlaceValues(values))

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        for label, role in (
            (self.title, Role.STRONG),
            (self.facts, Role.MONO),
            (self.said, Role.SECONDARY),
            (self.below, Role.SECONDARY),
        ):
            set_role(label, role)
            label.setWordWrap(True)
        self.below.setText(tr(BELOW))
        self.picture.setFixedSize(SIDE_PX, SIDE_PX)
        self.room.setWidget(self.sheet)
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = QVBoxLayout()
        words.setSpacing(GAP_SMALL_PX)
        for part in (self.title, self.facts):
            words.addWidget(part)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(GAP_PX)
        head.addWidget(self.picture)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addLayout(head)
        for part in (self.said, self.below):
            layout.addWidget(part)
        layout.addWidget(self.room, 1)
        layout.addWidget(self.dropping)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.picture.set_theme(theme)
        self.sheet.set_theme(theme)

    # --------------------------------------------------------------------------------- following

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen meanwhile is looked at now."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is asked."""
        super().hideEvent(event)
        self._pace.stop()
        self._asker.forget()

    def _follow_selection(self) -> None:
        if len(self._latent.selection) == 1:
            self._look_at(FindNearest(OfRow(int(self._latent.selection[0]))))

    def _follow_marker(self) -> None:
        """A person points, or there is nothing to point at any more."""
        if self._is_marking:
            return
        spot = self._latent.spot
        if spot is None:
            self._asked = None
            self._show(None)
        else:
            self._look_at(FindNearest(spot))

    def _look_at(self, question: Question) -> None:
        self._asked = question
        self._ask()

    def _expect(self) -> None:
        """The weights are others, and all codes with them."""
        if self.isVisible() and self._asked is not None:
            self._pace.expect()

    def _ask_again(self) -> None:
        """The weights are others. While an answer is waited for, its rest is not cut short."""
        if self._asker.is_busy:
            self._pace.expect()
        else:
            self._ask()

    def _ask(self) -> None:
        if self.isVisible() and self._asked is not None:
            if not self._asker.is_busy:
                self._pace.begin()
            self._asker.want(self._asked)

    def _go_to(self, place: int) -> None:
        if self._found is not None:
            self._latent.select(self._found.rows[[place]])
            self._look_at(FindNearest(OfRow(int(self._found.rows[place]))))

    # ----------------------------------------------------------------------------------- showing

    @property
    def _is_point(self) -> bool:
        """Whether it is a point of the plane that is looked at, where no sample is."""
        return isinstance(self._asked, FindNearest) and not isinstance(self._asked.spot, OfRow)

    def _take(self, value: Value) -> None:
        """An answer that is not to what was asked last is followed by another one."""
        if isinstance(value, Nearest) and self._is_point == (len(value.values) == 0):
            self._pace.end()
            self._show(value)
            if not self._is_point:
                self._mark(value)

    def _mark(self, found: Nearest) -> None:
        """Point at the place of the sample."""
        self._is_marking = True
        self._latent.point(QPointF(*found.point.tolist()))
        self._is_marking = False

    def _show(self, found: Nearest | None) -> None:
        self._found = found
        has_sample = found is not None and len(found.values) > 0
        self.picture.setVisible(has_sample)
        own = Film(found.values, found.meaning) if found and has_sample else NO_FILM
        self.picture.show_still(own, 0 if has_sample else None)
        self.title.setText(self._title() if found else "")
        self.facts.setText(self._facts(found) if found else "")
        self._say("" if found else tr(EMPTY))
        for part in (self.below, self.room):
            part.setVisible(found is not None)
        self.sheet.show_samples(self._around(found) if found else NO_FILM)

    def _title(self) -> str:
        match self._asked:
            case FindNearest(spot=OfRow(row)):
                return tr("Sample {row}", row=f"{row:,}")
            case PlaceValues():
                return self._name
        return tr("The point that you point at")

    def _facts(self, found: Nearest) -> str:
        x, y = found.point.tolist()
        facts = [tr("at {x}, {y}", x=written(x), y=written(y))]
        cloud = self._latent.cloud
        match self._asked:
            case FindNearest(spot=OfRow(row)) if cloud is not None and cloud.labels[row] >= 0:
                facts.append(tr("class {label}", label=int(cloud.labels[row])))
        if not math.isnan(found.error):
            facts.append(tr("error {error}", error=number_words(found.error)))
        return "\n".join(facts)

    def _around(self, found: Nearest) -> Film:
        captions = [f"{distance:.3g}" for distance in found.distances.tolist()]
        return Film(found.inputs, found.meaning, captions)

    def _refuse(self, sentence: str) -> None:
        self._show(None)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
