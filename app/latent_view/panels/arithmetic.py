"""Arithmetic: the difference of two groups, added to what is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hand_layers import NOWHERE, ArrowLayer
from app.latent_view.cloud.legend import classes_of
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.space.nearest import nearest
from app.latent_view.values.still_picture import SIDE_PX, StillPicture
from app.latent_view.values.stills import NO_FILM, Film, Stills
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GRID_PX
from app.words import tr
from engine.questions.arithmetic import CompareMeans, Everything, Group, Means, OfClass, OfRows
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.spots import Plus, Spot

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent

    from engine.questions.question import Value

STEPS, FURTHEST = 100, 2
"""So many steps of the slider are the whole difference, and so often it can be added."""
BEFORE = "Train, or open a run: the way from one group to another can be added to any sample here."
NO_SELECTION = "Select samples in the cloud, or choose another group: the selection is empty."
PARTS = ("from", "to", "start")
FOUND = "From {minus} samples to {plus}; the way between their means is {length} long."


class ArithmeticPanel(Panel):
    """Which two groups, how often their difference is added, and what comes of it."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud, self._appearance = cloud, appearance
        self._means: Means | None = None
        self._sum: Decodings | None = None
        self._taken: dict[QComboBox, NDArray[np.int64]] = {}
        """By the choice of a group, the samples that were selected when it was made."""
        self._offered = 0
        """Where the selection stands among the groups that are offered."""
        self.layer = ArrowLayer(appearance)
        self.minus, self.plus = QComboBox(), QComboBox()
        self.amount, self.times = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.from_sample = QCheckBox(tr("Start at the sample that lies nearest"))
        self.picture, self.parts = (
            StillPicture(appearance.theme),
            Stills(appearance.theme, can_choose=False),
        )
        self.note = QLabel()
        self.take = QPushButton(tr("Take the sum into the hand"))
        self._asker = Asker(latent, self._take_means, self._show_nothing)
        self._adder = Asker(latent, self._take_sum, self._show_nothing)
        self._lay_out()
        self._connect()
        cloud.add_layer(self.layer)
        self._on_amount()
        self._on_cloud()

    def refresh(self) -> None:
        """Ask where the groups lie now, where somebody looks."""
        minus, plus = self._group(self.minus), self._group(self.plus)
        if not self.isVisible() or self.latent.cloud is None:
            return
        if minus is None or plus is None:
            self._show_nothing(tr(NO_SELECTION))
        else:
            self._asker.want(CompareMeans(minus, plus))

    def add(self) -> None:
        """Ask what comes of adding the way between the groups to what is pointed at."""
        start = self._start()
        if self.isVisible() and self._means and start:
            spot, row = start
            way = np.asarray(self._times * self._means.way, np.float32)
            self._adder.want(DecodeSpots((spot, Plus(spot, way)), (row, row)))

    def hideEvent(self, event: QHideEvent) -> None:
        """The arrow goes with the panel."""
        super().hideEvent(event)
        self._show_arrow()

    @property
    def _times(self) -> float:
        return self.amount.value() / STEPS

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.amount.setRange(-FURTHEST * STEPS, FURTHEST * STEPS)
        self.amount.setValue(STEPS)
        self.amount.setAccessibleName(tr("How often the difference is added"))
        self.from_sample.setChecked(True)
        self.picture.setFixedSize(SIDE_PX, SIDE_PX)
        set_role(self.times, Role.MONO)
        set_role(self.note, Role.SECONDARY)
        self.note.setWordWrap(True)
        self.add_form(
            (tr("From"), self.minus), (tr("To"), self.plus), (tr("Times"), self._slider_row())
        )
        self.column.addWidget(self.from_sample)
        self.column.addLayout(self._result_row())
        self.column.addWidget(self.parts)
        self.column.addWidget(self.take)
        self.column.addStretch(1)

    def _slider_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.amount, 1)
        row.addWidget(self.times)
        return row

    def _result_row(self) -> QHBoxLayout:
        title = QLabel(tr("The sum"))
        set_role(title, Role.STRONG)
        words = QVBoxLayout()
        words.setSpacing(GRID_PX + 2)
        words.addWidget(title)
        words.addWidget(self.note)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        return row

    def _connect(self) -> None:
        latent = self.latent
        latent.cloud_changed.connect(self._on_cloud)
        latent.marker_changed.connect(self.add)
        latent.selection_changed.connect(self._on_choice)
        for choice in (self.minus, self.plus):
            choice.currentIndexChanged.connect(self._on_choice)
        self.amount.valueChanged.connect(self._on_amount)
        self.from_sample.toggled.connect(self.add)
        self.take.clicked.connect(self._take_into_hand)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        for part in (self.picture, self.parts):
            part.set_theme(self._appearance.theme)

    # ---------------------------------------------------------------------------------- choosing

    def _offer_groups(self) -> None:
        """All samples, every class, the selection, and what was selected when that was chosen."""
        for choice in (self.minus, self.plus):
            words = self._words(choice)
            if words != [choice.itemText(place) for place in range(choice.count())]:
                before = choice.currentIndex()
                with QSignalBlocker(choice):
                    choice.clear()
                    choice.addItems(words)
                    choice.setCurrentIndex(before if before < len(words) else 0)

    def _words(self, choice: QComboBox) -> list[str]:
        count, taken = len(self.latent.selection), self._taken.get(choice)
        classes = range(classes_of(self.latent.cloud))
        return [
            tr("All samples"),
            *(tr("Class {label}", label=label) for label in classes),
            tr("The selection ({count:,})", count=count),
            *([] if taken is None else [tr("What was selected ({count:,})", count=len(taken))]),
        ]

    def _on_choice(self) -> None:
        """Who chooses the selection takes what is selected now, or is selected next."""
        place = self._place_of_selection
        for choice in (self.minus, self.plus):
            if choice.currentIndex() == place and len(self.latent.selection):
                self._taken[choice] = self.latent.selection
                self._offer_groups()
                with QSignalBlocker(choice):
                    choice.setCurrentIndex(place + 1)
        self._offer_groups()
        self.refresh()

    def _forget_groups(self) -> None:
        """The rows of another space are other samples."""
        self._taken.clear()
        for choice, first in ((self.minus, 0), (self.plus, 1)):
            with QSignalBlocker(choice):
                choice.clear()
                choice.addItems(self._words(choice))
                choice.setCurrentIndex(first)

    @property
    def _place_of_selection(self) -> int:
        return 1 + classes_of(self.latent.cloud)

    def _group(self, choice: QComboBox) -> Group | None:
        """None for a selection of nothing."""
        place, selection = choice.currentIndex(), self._place_of_selection
        if place == 0:
            return Everything()
        if place < selection:
            return OfClass(place - 1)
        return OfRows(self._taken[choice]) if place > selection else None

    def _start(self) -> tuple[Spot, int] | None:
        """Where it starts, and the sample whose class the decoder is told."""
        cloud, marker, spot = self.latent.cloud, self.latent.marker, self.latent.spot
        if cloud is None or marker is None or spot is None:
            return None
        sample = nearest(cloud, marker.toTuple())
        if sample is None:
            return None
        if self.from_sample.isChecked():
            return sample, sample.row
        told = self.latent.told
        return spot, sample.row if told is None else told

    # ----------------------------------------------------------------------------------- showing

    def _on_cloud(self) -> None:
        is_there = self.latent.cloud is not None
        for part in (self.minus, self.plus, self.amount, self.from_sample):
            part.setEnabled(is_there)
        if self._place_of_selection != self._offered or not is_there:
            self._offered = self._place_of_selection
            self._forget_groups()
        if is_there:
            self.follow()
        else:
            self._asker.forget()
            self._adder.forget()
            self._show_nothing(tr(BEFORE))

    def _on_amount(self) -> None:
        sign = "+" if self._times > 0 else ""
        self.times.setText(f"{sign}{self._times:.2f} ×".replace("-", "−"))
        self.add()

    def _take_means(self, value: Value) -> None:
        if isinstance(value, Means):
            self._means = value
            (minus, plus), length = value.counts, float(np.linalg.norm(value.way))
            words = tr(FOUND, minus=f"{minus:,}", plus=f"{plus:,}", length=f"{length:.2f}")
            self.note.setText(words)
            self.add()

    def _take_sum(self, value: Value) -> None:
        if isinstance(value, Decodings) and self._means is not None:
            self._sum = value
            parts = np.concatenate([self._means.means.values, value.values[:1]])
            self.parts.show_film(Film(parts, value.meaning, tuple(tr(name) for name in PARTS)))
            self.picture.show_still(Film(value.values, value.meaning), 1)
            self.take.setEnabled(True)
            self._show_arrow()

    def _show_nothing(self, sentence: str) -> None:
        self._means = self._sum = None
        self.parts.show_film(NO_FILM)
        self.picture.show_still(NO_FILM, None)
        self.note.setText(sentence)
        self.take.setEnabled(False)
        self._show_arrow()

    def _show_arrow(self) -> None:
        is_seen = self._sum is not None and self.isVisible()
        self.layer.points = self._sum.points if is_seen and self._sum else NOWHERE
        self._cloud.update()

    def _take_into_hand(self) -> None:
        start = self._start()
        if self._sum is not None and start is not None:
            code = self._sum.codes[1]
            with QSignalBlocker(self.amount):
                self.amount.setValue(0)
            self._on_amount()
            self.latent.hold(code, start[1])
