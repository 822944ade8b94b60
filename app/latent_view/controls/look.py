"""Look: how large and how clear the points are, and what is drawn below them."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QSlider

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.ellipse_layer import EllipseLayer
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.ellipses import Ellipses, ShowPrior, ShowSpreads
from engine.questions.question import Value

STEPS = 100
"""Of a slider; half of them is what a cloud looks like by itself."""
LARGEST = 4.0
"""Times the usual radius, at the end of the slider; the inverse at its beginning."""
CLEAREST = 10.0
MOST_SPREADS = 150
"""So many samples have an ellipse: more would hide each other."""
EVERY_S = 1.0
PRIOR_TIP = "The prior N(0, I) that codes are drawn from: circles of one and two deviations"
SPREAD_TIP = (
    "Of codes that are drawn from Gaussians: an ellipse of one deviation around each sample that "
    "is selected, or around some of all"
)


class LookPanel(Panel):
    """Changes the look of the cloud of the instrument."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud = cloud
        self.radius, self.opacity = _slider(tr("Size of the points")), _slider(tr("Opacity"))
        self.reset = QPushButton(tr("As usual"))
        self.prior = QCheckBox(tr("Prior N(0, I)"))
        self.note = QLabel()
        self.spread, self.spread_note = QCheckBox(tr("Spread of each sample")), QLabel()
        self._prior_layer, self._spread_layer = EllipseLayer((1, 2)), EllipseLayer()
        self._prior_asker = Asker(latent, self._take_prior, self._refuse_prior)
        self._spread_asker = Asker(latent, self._take_spread, self._refuse_spread)
        self._spread_at_s = 0.0
        for layer in (self._spread_layer, self._prior_layer):
            cloud.add_layer(layer)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(GAP_SMALL_PX)
        grid.setColumnStretch(1, 1)
        for row, (words, part) in enumerate(
            ((tr("Size"), self.radius), (tr("Opacity"), self.opacity))
        ):
            grid.addWidget(QLabel(words), row, 0)
            grid.addWidget(part, row, 1)
        self.prior.setToolTip(tr(PRIOR_TIP))
        self.spread.setToolTip(tr(SPREAD_TIP))
        for note in (self.note, self.spread_note):
            note.setWordWrap(True)
            note.hide()
            set_role(note, Role.SECONDARY)
        self.column.addWidget(_heading(tr("Points")))
        self.column.addLayout(grid)
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(GAP_PX)
        self.column.addWidget(_heading(tr("Below the points")))
        self.column.addWidget(self.prior)
        self.column.addWidget(self.note)
        self.column.addWidget(self.spread)
        self.column.addWidget(self.spread_note)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for slider in (self.radius, self.opacity):
            slider.valueChanged.connect(self._dress)
        self.reset.clicked.connect(self._reset)
        self.prior.toggled.connect(self._ask_prior)
        self.spread.toggled.connect(self._ask_spread)
        self.latent.selection_changed.connect(self._ask_spread)
        self.latent.cloud_changed.connect(self._follow)
        for ask in (self._ask_prior, self._ask_spread):
            self._cloud.came_up.connect(ask)
        self.latent.session.run.ended.connect(self._ask_spread)

    # ------------------------------------------------------------------------------------ points

    def _dress(self) -> None:
        size, opacity = self.radius.value() / STEPS, self.opacity.value() / STEPS
        look = replace(
            self._cloud.look,
            size=LARGEST ** (2 * size - 1),
            opacity=CLEAREST ** min(0.0, 2 * opacity - 1) * (1 + max(0.0, opacity - 0.5)),
        )
        self._cloud.set_look(look)

    def _reset(self) -> None:
        self.radius.setValue(STEPS // 2)
        self.opacity.setValue(STEPS // 2)

    # ------------------------------------------------------------------------------------- below

    def _follow(self) -> None:
        """The plane that is shown turns with the cloud. The spread of samples takes longer to find,
        so that it follows a run once in a while.
        """
        self._ask_prior()
        if monotonic() - self._spread_at_s >= EVERY_S or self.latent.cloud is None:
            self._ask_spread()

    def _ask_prior(self) -> None:
        if not self._is_wanted(self.prior):
            self._draw(self._prior_layer, None, self.note)
        elif self._cloud.isVisible():
            self._prior_asker.want(ShowPrior())

    def _ask_spread(self) -> None:
        """Of the samples that are selected, or of some of all that are drawn."""
        if not self._is_wanted(self.spread):
            self._draw(self._spread_layer, None, self.spread_note)
        elif self._cloud.isVisible():
            self._spread_at_s = monotonic()
            chosen = self.latent.selection
            rows = chosen if len(chosen) else self._cloud.drawn_rows()
            some = np.linspace(0, len(rows) - 1, min(len(rows), MOST_SPREADS)).round()
            self._spread_asker.want(ShowSpreads(tuple(rows[some.astype(np.int64)].tolist())))

    def _is_wanted(self, switch: QCheckBox) -> bool:
        return switch.isChecked() and self.latent.cloud is not None

    def _take_prior(self, value: Value) -> None:
        if isinstance(value, Ellipses) and self._is_wanted(self.prior):
            self._draw(self._prior_layer, value, self.note)

    def _take_spread(self, value: Value) -> None:
        if isinstance(value, Ellipses) and self._is_wanted(self.spread):
            self._draw(self._spread_layer, value, self.spread_note)

    def _refuse_prior(self, sentence: str) -> None:
        self._draw(self._prior_layer, None, self.note, sentence)

    def _refuse_spread(self, sentence: str) -> None:
        self._draw(self._spread_layer, None, self.spread_note, sentence)

    def _draw(
        self, layer: EllipseLayer, ellipses: Ellipses | None, note: QLabel, sentence: str = ""
    ) -> None:
        layer.ellipses = ellipses
        note.setText(sentence)
        note.setVisible(bool(sentence))
        self._cloud.update()


def _slider(name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, STEPS)
    slider.setValue(STEPS // 2)
    slider.setAccessibleName(name)
    return slider


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    set_role(label, Role.STRONG)
    return label
