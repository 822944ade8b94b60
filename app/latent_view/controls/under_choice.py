"""What lies under the points: chosen by two buttons above the cloud."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.under_layers import (
    CaptionLayer,
    FieldLayer,
    GridLayer,
    UnderLayer,
    ends_of,
    is_of_classes,
)
from app.latent_view.controls.refining import MOST_NUMBERS, Refining
from app.latent_view.space.latent import Latent
from app.theme.applying import Appearance
from app.theme.icons import icon
from app.theme.marks import set_mark
from app.theme.tokens import GAP_SMALL_PX
from app.words import tr
from engine.questions.field import Area, DecodeArea, DecodedArea, Field, ReadField

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from engine.questions.question import Value

GRID_LEVELS, FIELD_LEVELS = (6, 12, 18), (16, 32, 64)
"""How many cells lie along the shorter side of the cloud, at first and as it rests."""
GRID_TIP = "What the decoder makes of each place, under the points"
FIELD_TIP = "What a classifier or a discriminator says of each place, as colour under the points"
CLASSES = "{judge}: the class that it tells, fainter where it doubts"


class UnderChoice(QWidget):
    """Turns the decoded grid or the field on; one goes where the other comes."""

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__()
        self._latent, self._cloud, self._appearance = latent, cloud, appearance
        self.grid, self.field = QToolButton(), QToolButton()
        self.grid_layer, self.field_layer = GridLayer(), FieldLayer()
        self.caption = CaptionLayer()
        self.judge = ""
        """The node that is asked; empty for the first that there is."""
        self._decoded: DecodedArea | None = None
        self._said: Field | None = None
        self._menu = QMenu(self.field)
        self._judges: tuple[str, ...] = ()
        self.field.setMenu(self._menu)
        self._refining = {
            self.grid: Refining(latent, DecodeArea, self._take_grid, GRID_LEVELS),
            self.field: Refining(latent, self._field_of, self._take_field, FIELD_LEVELS),
        }
        for layer in (_Noticing(self), self.grid_layer, self.field_layer, self.caption):
            cloud.add_layer(layer)
        self._lay_out()
        self._connect()
        self._dress()

    def notice(self) -> None:
        """The cloud is painted: what is seen of it may be another part."""
        cloud = self._cloud
        for refining in self._refining.values():
            refining.notice(cloud.window_shown, (cloud.width(), cloud.height()))

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL_PX)
        self.grid.setAccessibleName(tr("Decoded grid"))
        self.grid.setToolTip(tr(GRID_TIP))
        self.field.setAccessibleName(tr("Field of a head"))
        self.field.setToolTip(tr(FIELD_TIP))
        for button in (self.grid, self.field):
            button.setCheckable(True)
            set_mark(button, "framed", value=True)
            row.addWidget(button)

    def _connect(self) -> None:
        for button, refining in self._refining.items():
            button.toggled.connect(partial(self._turn, button))
            refining.refused.connect(self._refuse)
        self._latent.subject_changed.connect(self._forget)
        self._latent.cloud_changed.connect(self._on_cloud)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        for button, name in ((self.grid, "layout-grid"), (self.field, "contrast")):
            button.setIcon(icon(name, theme, colour=theme.secondary))
        if self._decoded is not None:
            self.grid_layer.show_values(self._decoded, theme)
        if self._said is not None:
            self.field_layer.show_field(self._said, theme)
        self._cloud.update()

    # ----------------------------------------------------------------------------------- asking

    def _field_of(self, area: Area) -> ReadField:
        return ReadField(area, self.judge)

    def _turn(self, button: QToolButton, is_on: bool) -> None:
        if is_on:
            (self.field if button is self.grid else self.grid).setChecked(False)
        self._clear()
        self._refining[button].turn(is_on=is_on)
        self._cloud.update()

    def _ask_judge(self, judge: str) -> None:
        self.judge = judge
        self.field.setChecked(True)
        self._refining[self.field].turn(is_on=True)
        self._cloud.update()

    def _forget(self) -> None:
        """Another space: nothing that was said holds of it."""
        self.judge = ""
        self._offer(())
        self._clear()
        for button, refining in self._refining.items():
            refining.turn(is_on=button.isChecked())
        self._cloud.update()

    def _on_cloud(self) -> None:
        if self._latent.cloud is None:
            self._clear()

    def _clear(self) -> None:
        self._decoded = self._said = None
        self.grid_layer.clear()
        self.field_layer.clear()
        self.caption.words, self.caption.ends = "", None

    # ----------------------------------------------------------------------------------- showing

    def _take_grid(self, value: Value) -> int:
        if not isinstance(value, DecodedArea) or not self.grid.isChecked():
            return 0
        self._decoded = value
        self.grid_layer.show_values(value, self._appearance.theme)
        self._caption("")
        size = int(value.values[0].size)
        return size if size > 1 else MOST_NUMBERS  # more digits than these nobody could read

    def _take_field(self, value: Value) -> int:
        if not isinstance(value, Field) or not self.field.isChecked():
            return 0
        self._said = value
        self.field_layer.show_field(value, self._appearance.theme)
        judge = self._latent.title_of(value.judge)
        self._caption(tr(CLASSES, judge=judge) if is_of_classes(value) else judge, ends_of(value))
        self._offer(value.judges)
        return int(value.values[0, 0].size)

    def _refuse(self, sentence: str) -> None:
        self._clear()
        self._caption(sentence)

    def _caption(self, words: str, ends: tuple[str, str] | None = None) -> None:
        self.caption.words, self.caption.ends = words, ends
        self._cloud.update()

    def _offer(self, judges: tuple[str, ...]) -> None:
        """Let a person choose whom to ask, where there are several."""
        if judges == self._judges:
            return
        self._judges = judges
        self._menu.clear()
        for judge in judges:
            self._menu.addAction(self._latent.title_of(judge), partial(self._ask_judge, judge))
        modes = QToolButton.ToolButtonPopupMode
        are_several = len(judges) > 1
        self.field.setPopupMode(modes.MenuButtonPopup if are_several else modes.DelayedPopup)


class _Noticing(UnderLayer):
    """Tells when the cloud is painted."""

    def __init__(self, choice: UnderChoice) -> None:
        super().__init__()
        self._choice = choice

    def paint(self, painter: QPainter, widget: CloudWidget) -> None:
        """Draw nothing."""
        self._choice.notice()
