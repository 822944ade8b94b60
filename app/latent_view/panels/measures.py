"""Measures: how good a latent space is, in numbers, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.panels.dimension_bars import DimensionBars
from app.latent_view.panels.measure_row import Face, MeasureRow
from app.latent_view.space.latent import Latent
from app.latent_view.space.measure_course import Course
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import GAP_LARGE_PX, GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.measures import Measured

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

FACES = (
    Face(
        "error",
        "Reconstruction error",
        "Mean squared error of what is decoded. Dashed: PCA with as many dimensions.",
        "linear error",
        "{value} · PCA {reference}",
    ),
    Face(
        "agreement",
        "Neighbours' agreement",
        "How many of the 10 nearest codes have the same label; 1 is all of them.",
    ),
    Face(
        "silhouette",
        "Silhouette",
        "How much nearer codes are to their own class than to the next; 1 is far apart, 0 mixed.",
    ),
    Face(
        "trustworthiness",
        "Trustworthiness",
        "Whether neighbours among codes are neighbours among the samples; 1 is always.",
    ),
    Face(
        "continuity",
        "Continuity",
        "Whether neighbours among the samples stay neighbours among codes; 1 is always.",
    ),
    Face(
        "divergence",
        "KL to the prior",
        "How far each dimension is from N(0, 1), summed; one near 0 tells nothing of its sample.",
        compared="{value} nats",
    ),
    Face(
        "discrepancy",
        "MMD to the prior",
        "How far the codes are from draws of N(0, I), by their likeness; 0 is no difference.",
    ),
    Face(
        "information",
        "Information of the label",
        "How much codes tell of the label, in nats (an estimate). Dashed: all there is to tell.",
        "entropy",
        "{value} of {reference}",
    ),
)
SPREAD = "Of one Gaussian for each dimension, fitted to all codes: these are no draws of Gaussians."
BEFORE = "Train a network with a latent space, or open a run: its codes are measured here."
WAITING = "The codes are being measured."


class MeasuresPanel(QWidget):
    """Measures while it is seen."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self.course = Course(latent)
        self.head = QLabel()
        self.rows = [MeasureRow(face, appearance.theme) for face in FACES]
        self.bars = DimensionBars(appearance.theme)
        self.spread = QLabel(tr(SPREAD))
        self._appearance = appearance
        self._is_working = False
        self._lay_out()
        self.course.changed.connect(self._show)
        self.course.working.connect(self._take_working)
        latent.cloud_changed.connect(self._show)
        self.page.hide()
        appearance.changed.connect(self._dress)

    def showEvent(self, event: QShowEvent) -> None:
        """Codes are measured from now on."""
        super().showEvent(event)
        self.course.watch(is_seen=True)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks, so nothing is measured."""
        super().hideEvent(event)
        self.course.watch(is_seen=False)

    def _lay_out(self) -> None:
        self.head.setWordWrap(True)
        self.head.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.spread.setWordWrap(True)
        for label in (self.head, self.spread):
            set_role(label, Role.SECONDARY)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GAP_SMALL_PX, GAP_LARGE_PX)
        column.setSpacing(GAP_PX)
        for row in self.rows:
            column.addWidget(row)
            if row.face.measure == "divergence":
                column.addWidget(self.bars)
                column.addWidget(self.spread)
        column.addStretch(1)
        self.page = ShadedScroll(self._appearance)
        self.page.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_PX)
        layout.addWidget(self.head)
        layout.addWidget(self.page, 1)

    def _dress(self) -> None:
        for row in self.rows:
            row.set_theme(self._appearance.theme)
        self.bars.set_theme(self._appearance.theme)

    def _take_working(self, is_working: bool) -> None:
        self._is_working = is_working
        self._show_head()

    def _show(self) -> None:
        if not self.isVisible():
            return
        shown = self.course.shown
        for row in self.rows:
            row.show_known(self.course.known, shown)
        self.page.setVisible(shown is not None)
        if shown is not None:
            self.bars.show_values(shown.divergences)
            self.spread.setVisible(not shown.is_gaussian)
        self._show_head()

    def _show_head(self) -> None:
        shown = self.course.shown
        if self.course.sentence or shown is None:
            waiting = tr(WAITING) if self._is_working else tr(BEFORE)
            self.head.setText(self.course.sentence or waiting)
        else:
            self.head.setText(head_words(shown))


def head_words(measured: Measured) -> str:
    """On what was measured, and when."""
    words = (
        "Measured on {rows} samples that are not trained on, at step {step}."
        if measured.is_held_out
        else "Measured on {rows} samples, at step {step}."
    )
    return tr(words, rows=f"{measured.rows:,}", step=f"{measured.step:,}")
