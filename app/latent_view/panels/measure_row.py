"""One measure: its name and value, a line that says what it means, and its curve."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.latent_view.values.small_curve import SmallCurve
from app.theme.marks import Role, set_role
from app.theme.tokens import GAP_PX, GRID_PX, Theme
from app.words import tr

if TYPE_CHECKING:
    from engine.questions.measures import Measured

HUNDRED, LEAST = 100, 0.001


@dataclass(frozen=True)
class Face:
    """How a measure is shown: its name, what it means in one line, and what it is compared with.

    compared: the words of value and comparison, with places for both.
    """

    measure: str
    title: str
    means: str
    reference: str = ""
    compared: str = "{value}"


class MeasureRow(QWidget):
    """Shows one measure of what is known of a space."""

    def __init__(self, face: Face, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._known: tuple[Measured, ...] = ()
        self._shown: Measured | None = None
        self.value, self.means = QLabel(), QLabel(tr(face.means))
        self.curve = SmallCurve(theme)
        self._lay_out()
        self.curve.pointed.connect(self._read_out)

    def show_known(self, known: Mapping[int, Measured], shown: Measured | None) -> None:
        """Draw the course of the measure, and write what it is at the moment that is shown."""
        name = self.face.measure
        self._known = tuple(each for each in known.values() if name in each.values)
        self._shown = shown
        values = [each.values[name] for each in self._known]
        steps = [each.step for each in self._known]
        place = steps.index(shown.step) if shown and shown.step in steps else None
        reference = shown.values.get(self.face.reference) if shown else None
        self.curve.setVisible(bool(values))
        self.curve.show_curve(steps, values, place, reference)
        self.means.setText(shown.missing.get(name, "") if shown else "")
        if not self.means.text():
            self.means.setText(tr(self.face.means))
        self._write(shown)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        self.curve.set_theme(theme)

    def _lay_out(self) -> None:
        title = QLabel(tr(self.face.title))
        set_role(title, Role.STRONG)
        set_role(self.value, Role.MONO)
        set_role(self.means, Role.SECONDARY)
        self.means.setWordWrap(True)
        for label in (title, self.value, self.means):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.curve.setAccessibleName(tr("{what} over time", what=tr(self.face.title)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_PX)
        grid.setVerticalSpacing(GRID_PX)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.means, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.curve, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    def _write(self, measured: Measured | None) -> None:
        self.value.setText(words_of(self.face, measured) if measured else "")

    def _read_out(self, place: int | None) -> None:
        """What the mouse points at, with its step; or what is shown."""
        if place is None:
            self._write(self._shown)
            return
        measured = self._known[place]
        step = tr("step {step}", step=f"{measured.step:,}")
        self.value.setText(f"{step}   {words_of(self.face, measured)}")


def words_of(face: Face, measured: Measured) -> str:
    """The value in words, with what it is compared with; empty where there is none."""
    if face.measure not in measured.values:
        return ""
    value, reference = measured.values[face.measure], measured.values.get(face.reference)
    if reference is None:
        return value_words(value) if face.reference else tr(face.compared, value=value_words(value))
    return tr(face.compared, value=value_words(value), reference=value_words(reference))


def value_words(value: float) -> str:
    """A value with about three figures: 1,234 and 12.41, 0.033, 2.1e-05."""
    if not math.isfinite(value):
        return tr("not a number")
    if 0 < abs(value) < LEAST:
        text = f"{value:.1e}"
    elif abs(value) < 1:
        text = f"{value:.3f}"
    else:
        text = f"{value:,.{0 if abs(value) >= HUNDRED else 2}f}"
    return text.replace("-", "−")
