"""The choice of how a space is shown: the way, its axes, how far a layout is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QSpinBox,
    QToolButton,
    QWidget,
)

from app.latent_view.space.latent import Latent
from app.latent_view.space.projecting import Projecting
from app.latent_view.space.view_words import dimension_words, how_words
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.questions.projecting import PRINCIPAL, Axes, How, Tsne, Umap, View

WAYS: tuple[tuple[str, How, str], ...] = (
    ("PCA", PRINCIPAL, "The plane of the first two principal components, where codes differ most"),
    ("Axes", Axes(), "Two dimensions of the space as they are, at first the widest"),
    ("t-SNE", Tsne(), "Near samples stay near; how far groups are from each other says little"),
    ("UMAP", Umap(), "Near samples stay near, by the package umap-learn where it is installed"),
)
"""What a way is called, one of its kind, and what is seen of the space."""
PARTS = 1000
"""Into how many parts the progress is divided."""
PROGRESS_PX, CROSS_PX, ROOM_PX = 72, 12, 21
PREFIX = "z"
FIELD_RULES = """
QSpinBox { padding: 1px 6px; }
QSpinBox:focus { padding: 0 5px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; }
QSpinBox::up-arrow, QSpinBox::down-arrow { width: 0; height: 0; image: none; }
"""
"""A field for a dimension is no wider than its name: the bar has little room."""
LEAST_DIMENSIONS = 2


class ProjectionChoice(QWidget):
    """Shows what a Projecting says, and tells it what a person chooses."""

    def __init__(self, latent: Latent, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._appearance = latent, appearance
        self.projecting = Projecting(latent, self)
        self.ways, self.across, self.up = QComboBox(), QSpinBox(), QSpinBox()
        self.progress, self.cross = QProgressBar(), QToolButton()
        self._lay_out()
        self.projecting.changed.connect(self._show)
        self.ways.activated.connect(self._choose)
        self.across.valueChanged.connect(lambda _: self._choose_axes(self.up))
        self.up.valueChanged.connect(lambda _: self._choose_axes(self.across))
        self.cross.clicked.connect(self.projecting.cancel)
        appearance.changed.connect(self._dress)
        self._dress()
        self._show()

    def _lay_out(self) -> None:
        for place, (title, _, tip) in enumerate(WAYS):
            self.ways.addItem(tr(title))
            self.ways.setItemData(place, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.ways.setAccessibleName(tr("How the space is shown"))
        self.across.setAccessibleName(tr("Dimension across"))
        self.up.setAccessibleName(tr("Dimension upwards"))
        self.progress.setRange(0, PARTS)
        self.progress.setFixedWidth(PROGRESS_PX)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How much of the layout is done"))
        self.cross.setIconSize(QSize(CROSS_PX, CROSS_PX))
        self.cross.setToolTip(tr("Stop laying out"))
        self.cross.setAccessibleName(tr("Stop laying out"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        for field in (self.across, self.up):
            field.setPrefix(PREFIX)
            field.setStyleSheet(FIELD_RULES)
        for part in (self.ways, self.across, self.up, self.progress, self.cross):
            row.addWidget(part)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.cross.setIcon(icon("x", theme, colour=theme.secondary))

    def _choose(self, place: int) -> None:
        how, view = WAYS[place][1], self.projecting.view
        self.projecting.choose(widest(view) if view and isinstance(how, Axes) else how)

    def _choose_axes(self, other: QSpinBox) -> None:
        """Take the axes; where both are one dimension the other one gives way."""
        last = other.maximum()
        if self.across.value() == self.up.value():
            with QSignalBlocker(other):
                other.setValue(other.value() % last + 1)
        self.projecting.choose(Axes(self.across.value() - 1, self.up.value() - 1))

    def _show(self) -> None:
        projecting, dimensions = self.projecting, self._latent.dimensions
        how = projecting.how
        self.ways.setCurrentIndex(
            next(place for place, way in enumerate(WAYS) if isinstance(how, type(way[1])))
        )
        self.setEnabled(self._latent.space is not None)
        self._show_axes(how, dimensions)
        self.progress.setVisible(projecting.is_busy)
        self.cross.setVisible(projecting.is_busy)
        self.progress.setValue(round((projecting.part or 0) * PARTS))
        self.ways.setToolTip(how_words(how))

    def _show_axes(self, how: How, dimensions: int) -> None:
        are_shown = isinstance(how, Axes) and dimensions >= LEAST_DIMENSIONS
        for field in (self.across, self.up):
            field.setVisible(are_shown)
        if not isinstance(how, Axes) or not are_shown:
            return
        for field, value in ((self.across, how.across), (self.up, how.up)):
            with QSignalBlocker(field):
                field.setRange(1, dimensions)
                longest = field.fontMetrics().horizontalAdvance(f"{PREFIX}{dimensions}")
                field.setFixedWidth(longest + ROOM_PX)
                field.setValue(value + 1)
            view = self.projecting.view
            is_there = view is not None and value < len(view.variances)
            field.setToolTip(dimension_words(view, value) if view and is_there else "")


def widest(view: View) -> Axes:
    """The two dimensions along which codes differ most, in their order."""
    order = np.argsort(-view.variances, kind="stable")[:LEAST_DIMENSIONS]
    return Axes(*sorted(order.tolist())) if len(order) == LEAST_DIMENSIONS else Axes()
