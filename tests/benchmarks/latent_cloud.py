"""The cloud of a latent space beside a plain pyqtgraph ScatterPlotItem, in the same run.

Times are milliseconds of the window's thread on the processor, for an event with the paint that
follows it, so that other programs do not count; a goal is what 95 of 100 events keep.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.grid import Grid
from app.main import make_application
from app.theme.tokens import DARK
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud
from tests.benchmarks.figure import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES = (10_000, 100_000)
WIDE, HIGH = 1000, 760
"""About what the cloud has of a window of 1440 x 900."""
CLASSES = 10
OURS, PLAIN = 60, 12
FRAME_MS = 16.0
REFRESH_MS = {10_000: 16.0, 100_000: 100.0}
"""A cloud of ten thousand samples comes ten times a second, and the window goes on meanwhile."""
INDEX_MS = 16.0
Times = list[float]


def figures() -> Iterator[Figure]:
    """Pan, zoom and refresh beside the plain item; then what finds a sample under the mouse."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    gc.disable()
    for size in SIZES:
        yield from _of_size(size, cloud(size))
    gc.enable()
    application.processEvents()


def cloud(size: int, seed: int = 0) -> Cloud:
    """Samples around ten centres, one for each class."""
    draw = np.random.default_rng(seed)
    labels = draw.integers(0, CLASSES, size)
    centres = draw.normal(size=(CLASSES, 2)) * 3
    points = (centres[labels] + draw.normal(size=(size, 2))).astype(np.float32)
    return Cloud("r", "z", "z", seed, points, labels, CLASSES, 2)


def _of_size(size: int, shown: Cloud) -> Iterator[Figure]:
    clouds = [cloud(size, seed) for seed in range(4)]
    ours, plain = _ours(shown), Plain(shown)
    measures: tuple[tuple[str, float, Callable[[], Times], Callable[[], Times]], ...] = (
        ("pan", FRAME_MS, lambda: _timed(ours, OURS, _dragged), lambda: plain.timed(plain.pan)),
        ("zoom", FRAME_MS, lambda: _timed(ours, OURS, _rolled), lambda: plain.timed(plain.zoom)),
        (
            "refresh",
            REFRESH_MS[size],
            lambda: _timed(ours, OURS, lambda w, n: w.show_cloud(clouds[n % 4])),
            lambda: plain.timed(lambda n: plain.show(clouds[n % 4])),
        ),
    )
    for name, goal, of_ours, of_plain in measures:
        gc.collect()
        yield _figure(f"cloud of {size:,} samples: {name}", goal, of_ours(), of_plain())
    yield _index(size, shown.points)
    for widget in (ours, plain.widget):
        widget.close()
        widget.deleteLater()


def _figure(name: str, goal: float, ours: Times, plain: Times) -> Figure:
    p95 = float(np.quantile(ours, 0.95))
    beside = {
        "median": float(np.median(ours)),
        "plain pyqtgraph, median": float(np.median(plain)),
        "plain pyqtgraph, p95": float(np.quantile(plain, 0.95)),
    }
    note = (
        f"median {beside['median']:.1f}; plain pyqtgraph p95 {beside['plain pyqtgraph, p95']:.0f}"
    )
    return Figure(name, p95, goal, "at most", "ms", f"p95; {note}", beside)


def _ours(shown: Cloud) -> CloudWidget:
    widget = CloudWidget(DARK)
    widget.resize(WIDE, HIGH)
    widget.show()
    widget.show_cloud(shown)
    QApplication.processEvents()
    return widget


def _timed(widget: QWidget, rounds: int, act: Callable[[CloudWidget, int], None]) -> Times:
    assert isinstance(widget, CloudWidget)
    times = []
    for number in range(rounds):
        start = time.thread_time()
        act(widget, number)
        widget.repaint()
        times.append((time.thread_time() - start) * 1000)
    return times


def _dragged(widget: CloudWidget, number: int) -> None:
    """The plane is held with the middle button and moved in a circle."""
    angle = number / 7
    at = QPointF(WIDE / 2 + 90 * np.cos(angle), HIGH / 2 + 90 * np.sin(angle))
    kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
    button = Qt.MouseButton.MiddleButton
    pressed = Qt.MouseButton.NoButton if number else button
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), pressed, button, none)
    QApplication.sendEvent(widget, event)


def _rolled(widget: CloudWidget, number: int) -> None:
    """The wheel turns one way, then the other: from the whole cloud into its middle."""
    notch = 120 if number % 20 < 10 else -120
    at = QPointF(WIDE / 2, HIGH / 2)
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(widget, event)


class Plain:
    """A PlotWidget with one ScatterPlotItem, a brush for each class, as its handbook has it."""

    def __init__(self, shown: Cloud) -> None:
        self.widget = pg.PlotWidget()
        self.widget.resize(WIDE, HIGH)
        self._item = pg.ScatterPlotItem(size=4, pen=None)
        self._brushes = np.array([pg.mkBrush(colour) for colour in CLASS_COLOURS])
        self.widget.addItem(self._item)
        self.show(shown)
        self.widget.show()
        QApplication.processEvents()
        self.widget.getViewBox().disableAutoRange()

    def show(self, shown: Cloud) -> None:
        """Show other points."""
        x, y = shown.points.T.astype(np.float64)
        self._item.setData(x=x, y=y, brush=self._brushes[shown.labels])

    def pan(self, number: int) -> None:
        """Move the plane in a circle."""
        self.widget.getViewBox().translateBy(x=0.3 * np.cos(number / 7), y=0.3 * np.sin(number / 7))

    def zoom(self, number: int) -> None:
        """In and out again."""
        factor = 1.2 if number % 20 >= 10 else 1 / 1.2
        self.widget.getViewBox().scaleBy((factor, factor))

    def timed(self, act: Callable[[int], None]) -> Times:
        """How long it takes each time, with the paint."""
        times = []
        for number in range(PLAIN):
            start = time.thread_time()
            act(number)
            self.widget.viewport().repaint()
            times.append((time.thread_time() - start) * 1000)
        return times


def _index(size: int, points: NDArray[np.float32]) -> Figure:
    """The grid that finds the sample under the mouse: to make it, and to ask it."""
    made, asked, all_asked = [], [], []
    places = np.random.default_rng(1).normal(size=(OURS, 2)) * 3
    for x, y in places.tolist():
        start = time.thread_time()
        grid = Grid(points)
        made.append((time.thread_time() - start) * 1000)
        start = time.thread_time()
        grid.nearest(x, y, 0.1)
        asked.append((time.thread_time() - start) * 1000)
        start = time.thread_time()
        ((points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2).argmin()
        all_asked.append((time.thread_time() - start) * 1000)
    beside = {"ask": float(np.median(asked)), "ask without": float(np.median(all_asked))}
    note = f"p95 of making it; asking {beside['ask']:.3f}, without it {beside['ask without']:.3f}"
    value = float(np.quantile(made, 0.95))
    return Figure(f"index of {size:,} samples", value, INDEX_MS, "at most", "ms", note, beside)
