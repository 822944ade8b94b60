"""Look: how large and how clear the points are, and what is drawn below them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QSlider

from app.latent_view.asking import Asker
from app.latent_view.cloud_widget import CloudWidget
from app.latent_view.ellipse_layer import EllipseLayer
from app.latent_view.latent import Latent
from app.latent_view.panels.panel import Panel
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GAP_SMALL_PX
from app.words import tr
from engine.questions.ellipses import Ellipses, ShowPrior
from engine.questions.question import Value

STEPS = 100
"""Of a slider; half of them is what a cloud looks like by itself."""
LARGEST = 4.0
"""Times the usual radius, at the end of the slider; the inverse at its beginning."""
CLEAREST = 10.0
PRIOR_TIP = "The prior N(0, I) that codes are drawn from: circles of one and two deviations"


class LookPanel(Panel):
    """Changes the look of the cloud of the instrument."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud = cloud
        self.radius, self.opacity = _slider(tr("Size of the points")), _slider(tr("Opacity"))
        self.reset = QPushButton(tr("As usual"))
        self.prior = QCheckBox(tr("Prior N(0, I)"))
        self.note = QLabel()
        self._prior_layer = EllipseLayer((1, 2))
        self._asker = Asker(latent, self._take, self._refuse)
        cloud.add_layer(self._prior_layer)
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
        self.note.setWordWrap(True)
        self.note.hide()
        set_role(self.note, Role.SECONDARY)
        self.column.addWidget(_heading(tr("Points")))
        self.column.addLayout(grid)
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(GAP_PX)
        self.column.addWidget(_heading(tr("Below the points")))
        self.column.addWidget(self.prior)
        self.column.addWidget(self.note)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for slider in (self.radius, self.opacity):
            slider.valueChanged.connect(self._dress)
        self.reset.clicked.connect(self._reset)
        self.prior.toggled.connect(self._ask)
        self.latent.cloud_changed.connect(self._ask)

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

    def _ask(self) -> None:
        """Where the prior lies now: the plane that is shown turns with the cloud."""
        if not self.prior.isChecked() or self.latent.cloud is None:
            self._show_prior(None)
            self.note.hide()
        else:
            self._asker.want(ShowPrior())

    def _take(self, value: Value) -> None:
        if isinstance(value, Ellipses) and self.prior.isChecked():
            self.note.hide()
            self._show_prior(value)

    def _refuse(self, sentence: str) -> None:
        self._show_prior(None)
        self.note.setText(sentence)
        self.note.show()

    def _show_prior(self, ellipses: Ellipses | None) -> None:
        self._prior_layer.ellipses = ellipses
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
