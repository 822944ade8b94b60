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

from app.latent_view.asking import Asker
from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.decoded_picture import SIDE_PX
from app.latent_view.hand_layers import NOWHERE, ArrowLayer
from app.latent_view.latent import Latent
from app.latent_view.latent_view import classes_of
from app.latent_view.panels.panel import Panel
from app.latent_view.still_picture import StillPicture
from app.latent_view.stills import NO_FILM, Film, Stills
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GRID_PX
from app.words import tr
from engine.questions.arithmetic import AddDifference, Everything, Group, OfClass, OfRows, Sums
from engine.questions.spots import OfRow, Spot

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from engine.observations.records import Cloud
    from engine.questions.question import Value

STEPS, FURTHEST = 100, 2
"""So many steps of the slider are the whole difference, and so often it can be added."""
BEFORE = "Train, or open a run: the way from one group to another can be added to any sample here."
NO_SELECTION = "Select samples in the cloud, or choose another group: the selection is empty."
FOUND = "From {minus} samples to {plus}; the way between their means is {length} long."


class ArithmeticPanel(Panel):
    """Which two groups, how often their difference is added, and what comes of it."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud, self._appearance = cloud, appearance
        self._sums: Sums | None = None
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
        self._asker = Asker(latent, self._take, self._refuse)
        self._lay_out()
        self._connect()
        cloud.add_layer(self.layer)
        self._on_cloud()

    def refresh(self) -> None:
        """Add anew, where somebody looks."""
        start, minus, plus = self._start(), self._group(self.minus), self._group(self.plus)
        if not self.isVisible() or start is None:
            return
        if minus is None or plus is None:
            self._show_nothing(tr(NO_SELECTION))
        else:
            self._asker.want(AddDifference(start, minus, plus, (0.0, self._times)))

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
        latent.marker_changed.connect(self.refresh)
        latent.selection_changed.connect(self._offer_groups)
        for choice in (self.minus, self.plus):
            choice.currentIndexChanged.connect(self.refresh)
        self.amount.valueChanged.connect(self._on_amount)
        self.from_sample.toggled.connect(self.refresh)
        self.take.clicked.connect(self._take_into_hand)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        for part in (self.picture, self.parts):
            part.set_theme(self._appearance.theme)

    # ---------------------------------------------------------------------------------- choosing

    def _offer_groups(self) -> None:
        """All samples, every class, the selection; what was chosen stays."""
        count = len(self.latent.selection)
        classes = classes_of(self.latent.cloud)
        words = [
            tr("All samples"),
            *(tr("Class {label}", label=label) for label in range(classes)),
            tr("Selection ({count:,})", count=count),
        ]
        for choice, first in ((self.minus, 0), (self.plus, 1)):
            before = choice.currentIndex() if choice.count() == len(words) else first
            with QSignalBlocker(choice):
                choice.clear()
                choice.addItems(words)
                choice.setCurrentIndex(before)
        self.refresh()

    def _group(self, choice: QComboBox) -> Group | None:
        """None for a selection of nothing."""
        place = choice.currentIndex()
        if place == choice.count() - 1:
            rows = self.latent.selection
            return OfRows(rows) if len(rows) else None
        return OfClass(place - 1) if place else Everything()

    def _start(self) -> Spot | None:
        cloud, marker = self.latent.cloud, self.latent.marker
        if cloud is None or marker is None:
            return None
        return (
            nearest(cloud, marker.toTuple()) if self.from_sample.isChecked() else self.latent.spot
        )

    # ----------------------------------------------------------------------------------- showing

    def _on_cloud(self) -> None:
        is_there = self.latent.cloud is not None
        for part in (self.minus, self.plus, self.amount, self.from_sample):
            part.setEnabled(is_there)
        if not is_there:
            self._asker.forget()
            self._show_nothing(tr(BEFORE))
        self._offer_groups()
        self._on_amount()

    def _on_amount(self) -> None:
        self.times.setText(f"{self._times:+.2f} ×".replace("-", "−"))
        self.refresh()

    def _take(self, value: Value) -> None:
        if isinstance(value, Sums):
            self._sums = value
            self._show_sums(value)

    def _show_sums(self, found: Sums) -> None:
        means, sums = found.means, found.sums
        captions = (tr("from"), tr("to"), tr("start"))
        values = np.concatenate([means.values, sums.values[:1]])
        self.parts.show_film(Film(values, sums.meaning, captions))
        self.picture.show_still(Film(sums.values, sums.meaning), 1)
        minus, plus = found.counts
        words = tr(FOUND, minus=f"{minus:,}", plus=f"{plus:,}", length=f"{found.length:.2f}")
        self.note.setText(words)
        self.take.setEnabled(True)
        self._show_arrow()

    def _refuse(self, sentence: str) -> None:
        self._show_nothing(sentence)

    def _show_nothing(self, sentence: str) -> None:
        self._sums = None
        self.parts.show_film(NO_FILM)
        self.picture.show_still(NO_FILM, None)
        self.note.setText(sentence)
        self.take.setEnabled(False)
        self._show_arrow()

    def _show_arrow(self) -> None:
        is_seen = self._sums is not None and self.isVisible()
        self.layer.points = self._sums.sums.points if is_seen and self._sums else NOWHERE
        self._cloud.update()

    def _take_into_hand(self) -> None:
        if self._sums is not None:
            code, row = self._sums.sums.codes[1], self._sums.row
            with QSignalBlocker(self.amount):
                self.amount.setValue(0)
            self._on_amount()
            self.latent.hold(code, row)


def nearest(cloud: Cloud, point: tuple[float, float]) -> OfRow | None:
    """The sample that lies nearest in the plane; None where none lies anywhere."""
    gaps = np.square(cloud.points - np.array(point, np.float32)).sum(axis=1)
    finite = np.flatnonzero(np.isfinite(gaps))
    return OfRow(int(finite[np.argmin(gaps[finite])])) if len(finite) else None
