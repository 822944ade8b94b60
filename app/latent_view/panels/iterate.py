"""Iterate: decode what was encoded, again and again, and see where that leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hand_layers import NOWHERE
from app.latent_view.cloud.trail_layer import TrailLayer
from app.latent_view.panels.fixed_points import FixedPointsView
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.space.nearest import nearest
from app.latent_view.values.stills import NO_FILM, Film
from app.latent_view.values.strip import FilmStrip
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.iteration import TOLERANCE, Iterate, Iterated, Noise, Start

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from engine.questions.question import Value

STEPS, MOST_STEPS, STEPS_PX = 40, 200, 108
STARTS = ("From the point", "From the nearest sample", "From noise")
POINT, SAMPLE, NOISE = range(3)
BEFORE = "Train, or open a run: what is decoded is encoded and decoded again here."
AT_ONCE = "At rest from the start: no step moves it by more than {tolerance:g}."
AT_REST = "At rest after {steps:,} steps: no later one moves it by more than {tolerance:g}."
MOVING = "Not at rest after {steps:,} steps: the last one moved it by {moved:.2g}."
DOUBTS = "{judge} doubts the start by {first:.2f} nats, and the end by {last:.2f}."
DOUBT_TIP = "The entropy of what the classifier says: 0 where it is certain of one class."


class IteratePanel(Panel):
    """Where to start, the film of the steps, and the fixed points of many starts."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud, self._appearance = cloud, appearance
        self.went: Iterated | None = None
        self.layer = TrailLayer(appearance)
        self.start, self.other, self.steps = QComboBox(), QToolButton(), QSpinBox()
        self.note, self.strip = QLabel(), FilmStrip(appearance.theme)
        self.fixed = FixedPointsView(latent, appearance)
        self._seed = 0
        self._asker = Asker(latent, self._take, self._refuse)
        self._lay_out()
        self._connect()
        cloud.add_layer(self.layer)
        self._dress()
        self._forget()

    def refresh(self) -> None:
        """Ask where it leads now, where somebody looks."""
        start = self._start()
        if self.isVisible() and start is not None:
            self._asker.want(Iterate(start, self.steps.value(), TOLERANCE))
        self._show_layer()

    def hideEvent(self, event: QHideEvent) -> None:
        """The trail goes with the panel."""
        super().hideEvent(event)
        self._show_layer()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.start.addItems([tr(words) for words in STARTS])
        self.steps.setRange(1, MOST_STEPS)
        self.steps.setValue(STEPS)
        self.other.setToolTip(tr("Other noise"))
        self.other.setAccessibleName(tr("Other noise"))
        self.note.setWordWrap(True)
        self.note.setToolTip(tr(DOUBT_TIP))
        set_role(self.note, Role.SECONDARY)
        self.steps.setSuffix(" " + tr("steps"))
        self.steps.setAccessibleName(tr("How many steps"))
        self.start.setAccessibleName(tr("Where it starts"))
        self.steps.setFixedWidth(STEPS_PX)
        self.start.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL_PX)
        row.addWidget(self.start, 1)
        row.addWidget(self.other)
        row.addWidget(self.steps)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GAP_SMALL_PX, 0)
        column.setSpacing(GAP_PX)
        column.addLayout(row)
        for part in (self.strip, self.note, self.fixed):
            column.addWidget(part)
        column.addStretch(1)
        scroll = ShadedScroll(self._appearance)
        scroll.setWidget(inside)
        self.column.addWidget(scroll)

    def _connect(self) -> None:
        latent = self.latent
        latent.subject_changed.connect(self._forget)
        latent.cloud_changed.connect(self._on_cloud)
        latent.decoded_changed.connect(self._on_point)
        self.start.currentIndexChanged.connect(self._on_start)
        self.steps.valueChanged.connect(self.refresh)
        self.other.clicked.connect(self._take_other)
        self.strip.still_chosen.connect(self._show_layer)
        self.fixed.changed.connect(self._show_layer)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.strip.set_theme(theme)
        self.other.setIcon(icon("dices", theme, colour=theme.secondary))

    # ----------------------------------------------------------------------------------- asking

    def _start(self) -> Start | None:
        """Where it begins; None where nothing is there to begin at."""
        latent, kind = self.latent, self.start.currentIndex()
        if latent.cloud is None:
            return None
        if kind == NOISE:
            return Noise(self._seed)
        if kind == POINT:
            return latent.spot
        marker = latent.marker
        return nearest(latent.cloud, marker.toTuple()) if marker is not None else None

    def _on_start(self) -> None:
        self.other.setVisible(self.start.currentIndex() == NOISE)
        self.refresh()

    def _on_point(self) -> None:
        if self.start.currentIndex() != NOISE:
            self.refresh()

    def _take_other(self) -> None:
        self._seed += 1
        self.refresh()

    def _on_cloud(self) -> None:
        if self.latent.cloud is None:
            self._forget()
        else:
            self.follow()

    def _forget(self) -> None:
        session = self.latent.session
        self.strip.suggested = session.folder / f"{session.name} iterated"
        self._asker.forget()
        self._show(None, tr(BEFORE))
        self._on_start()

    # ---------------------------------------------------------------------------------- showing

    def _take(self, value: Value) -> None:
        if isinstance(value, Iterated):
            self._show(value, self._words(value))

    def _refuse(self, sentence: str) -> None:
        self._show(None, sentence)

    def _show(self, went: Iterated | None, words: str) -> None:
        self.went = went
        if went is None:
            self.strip.show_film(NO_FILM, words)
        else:
            self.strip.show_film(Film(went.values, went.meaning, _captions(went)))
        self.note.setText(words)
        self.note.setVisible(went is not None)
        self._show_layer()

    def _show_layer(self) -> None:
        layer, fixed = self.layer, self.fixed.found
        is_seen = self.isVisible()
        layer.points = self.went.points if is_seen and self.went else NOWHERE
        layer.chosen = self.strip.chosen
        are_seen = is_seen and fixed is not None and self.fixed.is_of_now
        layer.rest = fixed.points if are_seen and fixed else NOWHERE
        layer.shares = (
            (fixed.reached / fixed.starts).astype(np.float32)
            if are_seen and fixed
            else np.zeros(0, np.float32)
        )
        self._cloud.update()

    def _words(self, went: Iterated) -> str:
        words = _rest_words(went)
        if not went.judge:
            return words
        first, last = float(went.doubts[0]), float(went.doubts[-1])
        judge = self.latent.title_of(went.judge)
        return words + " " + tr(DOUBTS, judge=judge, first=first, last=last)


def _rest_words(went: Iterated) -> str:
    """Whether it is at rest, and since when."""
    if went.rest < 0:
        return tr(MOVING, steps=len(went.moved), moved=float(went.moved[-1]))
    if went.rest == 0:
        return tr(AT_ONCE, tolerance=TOLERANCE)
    return tr(AT_REST, steps=went.rest, tolerance=TOLERANCE)


def _captions(went: Iterated) -> tuple[str, ...]:
    """The step, or how much the classifier doubts it."""
    if not went.judge:
        return tuple(str(step) for step in range(len(went.values)))
    return tuple(tr("{doubt:.2f} nats", doubt=float(doubt)) for doubt in went.doubts)
