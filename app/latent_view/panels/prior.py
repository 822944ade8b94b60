"""Draw: codes at random, and what the decoder makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hand_layers import NOWHERE, DotsLayer
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.values.stills import NO_FILM, Film
from app.latent_view.values.value_grid import ValueGrid
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import Role, set_role
from app.theme.shaded_scroll import ShadedScroll
from app.words import tr
from engine.questions.prior import Drawn, DrawPrior, PriorName

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from engine.questions.question import Value

COUNT, MOST = 8, 64
FEW, FEW_COLUMNS, COLUMNS = 16, 4, 8
"""So few are drawn larger, with fewer in a row."""
PRIORS: tuple[tuple[PriorName, str], ...] = (
    ("normal", "N(0, I)"),
    ("fitted", "Gaussian of the codes"),
)
PRIOR_TIP = (
    "N(0, I) is what a variational code is trained towards; where the codes are noise, they are "
    "drawn as its block says. The other has the mean and the covariance of all codes."
)
BEFORE = "Train, or open a run: codes that are drawn at random are decoded here."
BY_CLASS = "Each row is told another class, and gets the same codes."
NO_CLASS = "Click one to take its code into the hand."


class PriorPanel(Panel):
    """Draws codes, decodes them, and shows where they are in the cloud."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent)
        self._cloud, self._appearance = cloud, appearance
        self._drawn: Drawn | None = None
        self.layer = DotsLayer(appearance)
        self.prior, self.count = QComboBox(), QSpinBox()
        self.again = QPushButton(tr("Draw others"))
        self.note = QLabel()
        self.grid = ValueGrid(appearance.theme)
        self._seed = 0
        self._asker = Asker(latent, self._take, self._refuse)
        self._lay_out()
        self._connect()
        cloud.add_layer(self.layer)
        self._dress()
        self._show_nothing(tr(BEFORE))

    def refresh(self) -> None:
        """Draw the same codes again, where somebody looks."""
        if self.isVisible() and self.latent.cloud is not None:
            name = PRIORS[self.prior.currentIndex()][0]
            self._asker.want(DrawPrior(self.count.value(), self._seed, name))

    def hideEvent(self, event: QHideEvent) -> None:
        """The dots in the cloud go with the panel."""
        super().hideEvent(event)
        self._show_dots()

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.prior.addItems([tr(words) for _, words in PRIORS])
        self.prior.setToolTip(tr(PRIOR_TIP))
        self.count.setRange(1, MOST)
        self.count.setValue(COUNT)
        set_role(self.note, Role.SECONDARY)
        self.note.setWordWrap(True)
        self.add_form((tr("Drawn from"), self.prior), (tr("How many"), self.count))
        self.column.addWidget(self.again)
        self.column.addWidget(self.note)
        scroll = ShadedScroll(self._appearance)
        scroll.setWidget(self.grid)
        self.column.addWidget(scroll, 1)

    def _connect(self) -> None:
        latent = self.latent
        latent.subject_changed.connect(self._forget)
        latent.cloud_changed.connect(self._on_cloud)
        self.prior.currentIndexChanged.connect(self.refresh)
        self.count.valueChanged.connect(self.refresh)
        self.again.clicked.connect(self._draw_others)
        self.grid.chosen.connect(self._take_into_hand)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.again.setIcon(icon("dices", theme, colour=theme.secondary))
        self.grid.set_theme(theme)

    # ----------------------------------------------------------------------------------- showing

    def _draw_others(self) -> None:
        self._seed += 1
        self.refresh()

    def _forget(self) -> None:
        self._asker.forget()
        self._show_nothing(tr(BEFORE))
        self.refresh()

    def _on_cloud(self) -> None:
        if self.latent.cloud is None:
            self._forget()
        else:
            self.follow()

    def _take(self, value: Value) -> None:
        if not isinstance(value, Drawn):
            return
        self._drawn = value
        count, classes = len(value.drawn.values), value.classes.tolist()
        columns = count // len(classes) if classes else columns_for(count)
        film = Film(value.drawn.values, value.drawn.meaning)
        self.grid.show_values(film, columns, [str(label) for label in classes])
        self.note.setText(tr(BY_CLASS if classes else NO_CLASS))
        self.again.setEnabled(True)
        self._show_dots()

    def _refuse(self, sentence: str) -> None:
        self._show_nothing(sentence)

    def _show_nothing(self, sentence: str) -> None:
        self._drawn = None
        self.grid.show_values(NO_FILM, 1)
        self.note.setText(sentence)
        self.again.setEnabled(False)
        self._show_dots()

    def _show_dots(self) -> None:
        is_seen = self._drawn is not None and self.isVisible()
        self.layer.show_points(self._drawn.drawn.points if is_seen and self._drawn else NOWHERE)
        self._cloud.update()

    def _take_into_hand(self, place: int) -> None:
        if self._drawn is not None:
            drawn, rows = self._drawn.drawn, self._drawn.rows.tolist()
            told = rows[place * len(rows) // len(drawn.codes)] if rows else None
            self.latent.hold(drawn.codes[place], told)


def columns_for(count: int) -> int:
    """How many stand side by side where no class has a row."""
    return min(count, FEW_COLUMNS if count <= FEW else COLUMNS)
