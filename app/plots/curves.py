"""The curves, drawn by pyqtgraph: noise as a faint hairline, a line of two pixels over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from app.plots.lines import Line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LINE_PX = 2.0
RAW_OPACITY = 0.3


class Curves:
    """Lines over steps and heights from 0 to 1, in a view that lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        self.view = pg.GraphicsView(parent, background=None)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setStyleSheet("background: transparent; border: none;")
        self.view.viewport().setAutoFillBackground(False)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.view.setCentralItem(self._box)
        self._items: list[tuple[pg.PlotCurveItem, pg.PlotCurveItem]] = []

    def show_lines(self, lines: tuple[Line, ...], span: float, area: QRectF) -> None:
        """Draw lines over steps 0 to `span`; area: where heights 0 to 1 are, in the parent."""
        self.view.setGeometry(area.adjusted(0, -LINE_PX, 0, LINE_PX).toRect())
        margin = LINE_PX / area.height()
        self._box.setRange(xRange=(0, span), yRange=(-margin, 1 + margin), padding=0)
        while len(self._items) < len(lines):
            self._items.append(self._new_item())
        for place, (noise, curve) in enumerate(self._items):
            noise.setVisible(place < len(lines))
            curve.setVisible(place < len(lines))
        ratio = self.view.devicePixelRatioF()
        for (noise, curve), line in zip(self._items, lines, strict=False):
            _show(noise, curve, line, ratio)

    def _new_item(self) -> tuple[pg.PlotCurveItem, pg.PlotCurveItem]:
        """Curves come to lie under all that were there before, and noise under them all."""
        noise, curve = pg.PlotCurveItem(), pg.PlotCurveItem(antialias=True)
        curve.setSegmentedLineMode("on")
        for item, depth in ((noise, -1000), (curve, -len(self._items))):
            item.setZValue(depth)
            self._box.addItem(item, ignoreBounds=True)
        return noise, curve


def _show(noise: pg.PlotCurveItem, curve: pg.PlotCurveItem, line: Line, ratio: float) -> None:
    """ratio: pixels of the screen in one of the window, in which Qt counts cosmetic pens."""
    faint = QColor(line.colour)
    faint.setAlphaF(RAW_OPACITY)
    # where noise fills every column, smooth edges would cost much and show nothing
    noise.setData(
        line.raw_steps, line.raw_heights, pen=_pen(faint, ratio), antialias=not line.is_dense
    )
    curve.setData(line.steps, line.heights, pen=_pen(QColor(line.colour), LINE_PX * ratio))


def _pen(colour: QColor, width_px: float) -> QPen:
    pen = QPen(colour, width_px)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
