"""Sliders: the code that is decoded, number by number, each on the histogram of its dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.panels.panel import Panel
from app.latent_view.space.asking import Asker
from app.latent_view.space.latent import Latent
from app.latent_view.space.watching import PLANE_DIMENSIONS
from app.latent_view.values.decoded_here import DecodedHere
from app.latent_view.values.histogram_slider import Histogram, HistogramSlider, roomy
from app.theme.applying import Appearance
from app.theme.marks import Role, set_role
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import GAP_SMALL_PX, GRID_PX
from app.words import tr
from engine.questions.dimensions import Dimensions, ReadDimensions

if TYPE_CHECKING:
    from engine.questions.question import Value

MOST = 32
"""So many dimensions have a slider, and those that a person adds."""
EVERY_MS = 1000
"""The histograms follow a run at most this often: each takes the codes of thousands of samples."""
BEFORE = "Train, or open a run: each dimension of the code gets a slider here."
NO_DECODER = "No head lies behind this block, so no code of it can be decoded."
SOME = "The {shown} of {total:,} dimensions along which the codes vary most."


class SlidersPanel(Panel):
    """Sets single numbers of the code; the marker goes where the code is in the plane.

    A code that was set so may lie off the plane that is shown. It stays as far off while a person
    points at the cloud, until it is laid back.
    """

    def __init__(self, latent: Latent, cloud: CloudWidget, appearance: Appearance) -> None:
        super().__init__(latent, EVERY_MS)
        self._appearance = appearance
        self.decoded = DecodedHere(latent, appearance.theme)
        self.sliders: dict[int, HistogramSlider] = {}
        """By their dimensions, from 0, in this order."""
        self.note = QLabel()
        self.back = QPushButton(tr("Back to the plane"))
        self.number, self.add = QSpinBox(), QPushButton(tr("Add a slider"))
        self._named: tuple[int, ...] = ()
        self._asker = Asker(latent, self._take, self._refuse)
        self._lay_out()
        self._connect()
        self._show_held()
        self._forget()

    def refresh(self) -> None:
        """Ask how the codes are spread now, where somebody looks."""
        if self.isVisible() and self.latent.cloud is not None:
            self._asker.want(ReadDimensions(MOST, self._named))

    # --------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        set_role(self.note, Role.SECONDARY)
        self.note.setWordWrap(True)
        self.back.setToolTip(tr("Leave out what lies off the shown plane"))
        self.number.setPrefix(tr("Dimension") + " ")
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(0, 0, GAP_SMALL_PX, 0)
        self.rows.setSpacing(GRID_PX)
        self.rows.addStretch(1)
        inside = QWidget()
        inside.setLayout(self.rows)
        self.scrolled = ShadedScroll(self._appearance)
        self.scrolled.setWidget(inside)
        self.adding = QWidget()
        row = QHBoxLayout(self.adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number, 1)
        row.addWidget(self.add)
        self.column.addWidget(self.decoded)
        self.column.addWidget(self.note)
        self.column.addWidget(self.scrolled, 1)
        for part in (self.adding, self.back):
            self.column.addWidget(part)

    def _connect(self) -> None:
        latent = self.latent
        latent.subject_changed.connect(self._forget)
        latent.cloud_changed.connect(self._on_cloud)
        latent.decoded_changed.connect(self._show_held)
        self.back.clicked.connect(latent.let_go)
        self.add.clicked.connect(self._add)
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.decoded.set_theme(theme)
        for slider in self.sliders.values():
            slider.set_theme(theme)

    # ----------------------------------------------------------------------------------- showing

    def _forget(self) -> None:
        """Another space: other dimensions."""
        self._asker.forget()
        self._named = ()
        self._show_sliders(())
        self.adding.hide()
        self.note.setText(tr(BEFORE))
        self.refresh()

    def _on_cloud(self) -> None:
        if self.latent.cloud is None:
            self._forget()
        else:
            self.follow()

    def _take(self, value: Value) -> None:
        if not isinstance(value, Dimensions):
            return
        which = tuple(value.which.tolist())
        if which != tuple(self.sliders):
            self._show_sliders(which)
        limits = limits_of(value)
        ends = zip(value.low.tolist(), value.high.tolist(), value.counts, strict=True)
        for slider, (low, high, counts) in zip(self.sliders.values(), ends, strict=True):
            slider.show_histogram(Histogram(low, high, counts), limits)
        is_cut = value.total > len(which)
        self.adding.setVisible(is_cut)
        self.number.setRange(1, value.total)
        words = [tr(SOME, shown=len(which), total=value.total)] if is_cut else []
        if not self.latent.can_decode:
            words.append(tr(NO_DECODER))
        self.note.setText(" ".join(words))
        self.note.setVisible(bool(words))
        self._show_held()

    def _refuse(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.show()

    def _show_sliders(self, which: tuple[int, ...]) -> None:
        for slider in self.sliders.values():
            self.rows.removeWidget(slider)
            slider.deleteLater()
        self.sliders = {dimension: self._slider(dimension) for dimension in which}
        for place, slider in enumerate(self.sliders.values()):
            self.rows.insertWidget(place, slider)
        self.note.setVisible(not which)

    def _slider(self, dimension: int) -> HistogramSlider:
        slider = HistogramSlider(self._appearance.theme, f"z{dimension + 1}")
        slider.value_changed.connect(lambda value: self._set(dimension, value))
        return slider

    def _show_held(self) -> None:
        """The sliders stand at the code that is decoded."""
        latent = self.latent
        code = latent.decoded.codes[0] if latent.decoded else None
        for dimension, slider in self.sliders.items():
            slider.setEnabled(code is not None)
            if code is not None and not slider.is_held:
                slider.set_value(float(code[dimension]))
        can_be_off = latent.dimensions > PLANE_DIMENSIONS or latent.told is not None
        self.back.setVisible(can_be_off)
        self.back.setEnabled(latent.held is not None)

    # ----------------------------------------------------------------------------------- setting

    def _set(self, dimension: int, value: float) -> None:
        latent = self.latent
        code = (
            latent.held if latent.is_exact else latent.decoded.codes[0] if latent.decoded else None
        )
        if code is not None:
            code = code.copy()
            code[dimension] = value
            latent.hold(code)

    def _add(self) -> None:
        dimension = self.number.value() - 1
        if dimension not in self.sliders:
            self._named = (*self._named, dimension)
            self.refresh()


def limits_of(found: Dimensions) -> tuple[float, float]:
    """What all sliders can be set to: on one scale, one sees which dimensions hardly vary."""
    return roomy(float(found.low.min()), float(found.high.max()))
