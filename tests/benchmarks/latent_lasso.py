"""A line drawn around samples, beside the same on a plain pyqtgraph ScatterPlotItem.

Times are milliseconds of the window's thread on the processor, from the button that is let go to
the paint of what is chosen, so that other programs do not count.
"""

from __future__ import annotations

import gc
import math
import os
import time
from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPolygonF
from PySide6.QtWidgets import QApplication

from app.latent_view.cloud.enclosed import enclosed
from app.latent_view.cloud.selecting import LassoTool
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.latent import Latent
from app.main import make_application
from app.session import Session
from app.theme.tokens import DARK
from engine.language import Map
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud, RunStarted
from tests.benchmarks.figure import Figure
from tests.benchmarks.networks import digits_autoencoder

SIZES = (10_000, 100_000)
WIDE, HIGH = 1000, 760
CORNERS = 300
"""Of a line that is drawn around about a third of the samples."""
OURS, PLAIN = 40, 5
GOAL_MS = 50.0
LEFT = Qt.MouseButton.LeftButton
Times = list[float]


def figures() -> Iterator[Figure]:
    """The whole of it, and what finding the samples takes of that."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    gc.disable()
    for size in SIZES:
        yield from _of_size(size)
    gc.enable()


def _of_size(size: int) -> Iterator[Figure]:
    points = np.random.default_rng(0).normal(size=(size, 2)).astype(np.float32)
    labels = np.arange(size) % 10
    ours, chosen = _ours(points, labels)
    plain, expected = _plain(points, labels)
    found, alone = _found(points)
    beside = {
        "p50": _rank(ours, 50),
        "plain pyqtgraph, p50": _rank(plain, 50),
        "plain pyqtgraph, p95": _rank(plain, 95),
        "chosen": float(chosen),
        "chosen of the plain one": float(expected),
    }
    note = f"p50 {beside['p50']:.1f}; plain pyqtgraph p95 {beside['plain pyqtgraph, p95']:.0f}"
    name = f"lasso of {size:,} samples: let go to painted"
    yield Figure(name, _rank(ours, 95), GOAL_MS, "at most", "ms", f"p95; {note}", beside)
    beside = {"p50": _rank(found, 50), "one by one by Qt": alone}
    note = f"p50 {beside['p50']:.1f}; asked one by one by Qt {alone:.0f}"
    name = f"lasso of {size:,} samples: which are inside"
    yield Figure(name, _rank(found, 95), GOAL_MS, "at most", "ms", f"p95; {note}", beside)


def _line(scale: float) -> list[tuple[float, float]]:
    """A closed line with dents, around the middle."""
    angles = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    return [
        (scale * (1 + 0.2 * math.sin(9 * angle)) * math.cos(angle), scale * math.sin(angle))
        for angle in angles
    ]


def _ours(points: np.ndarray, labels: np.ndarray) -> tuple[Times, int]:
    """The widget of the program, with its tool and its rims."""
    session = Session(digits_autoencoder())
    latent = Latent(session)
    widget = ShownCloud(latent, DARK)
    widget.resize(WIDE, HIGH)
    widget.take_tool(LassoTool(latent))
    widget.show()
    assert latent.place is not None
    session.run.expect("r")
    started = RunStarted("r", "Digits", Map(), 1, 1, "cpu", 1, 1, "")
    session.run.take([started, Cloud("r", *latent.place, 1, points, labels, 10, 2)])
    QApplication.processEvents()
    widget.repaint()
    line = [widget.place_of(QPointF(*corner)) for corner in _line(0.9)]
    times, chosen = [], 0
    for _ in range(OURS):
        latent.select(np.empty(0, np.int64))
        widget.repaint()
        for corner in line:
            kind = QEvent.Type.MouseMove if corner is not line[0] else QEvent.Type.MouseButtonPress
            _send(widget, kind, corner)
        start = time.thread_time()
        _send(widget, QEvent.Type.MouseButtonRelease, line[-1])
        widget.repaint()
        times.append((time.thread_time() - start) * 1000)
        chosen = len(latent.selection)
    widget.close()
    widget.deleteLater()
    return times, chosen


def _send(widget: ShownCloud, kind: QEvent.Type, at: QPointF) -> None:
    none, up = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    button = up if kind is QEvent.Type.MouseMove else LEFT
    held = up if kind is QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, none)
    QApplication.sendEvent(widget, event)


def _plain(points: np.ndarray, labels: np.ndarray) -> tuple[Times, int]:
    """A ScatterPlotItem: a polygon asked for each of its points, and a pen for each chosen one."""
    plot = pg.PlotWidget()
    plot.resize(WIDE, HIGH)
    brushes = np.array([pg.mkBrush(colour) for colour in CLASS_COLOURS])
    item = pg.ScatterPlotItem(size=4, pen=None)
    item.setData(x=points[:, 0], y=points[:, 1], brush=brushes[labels])
    plot.addItem(item)
    plot.show()
    QApplication.processEvents()
    pens = np.array([pg.mkPen(None), pg.mkPen("w")])
    polygon = QPolygonF([QPointF(*corner) for corner in _line(0.9)])
    times, count = [], 0
    for _ in range(PLAIN):
        item.setPen(pens[np.zeros(len(labels), int)])
        plot.viewport().repaint()
        start = time.thread_time()
        inside = _one_by_one(polygon, item.getData())
        item.setPen(pens[inside.astype(int)])
        plot.viewport().repaint()
        times.append((time.thread_time() - start) * 1000)
        count = int(inside.sum())
    plot.close()
    plot.deleteLater()
    return times, count


def _one_by_one(polygon: QPolygonF, data: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    rule = Qt.FillRule.WindingFill
    pairs = zip(*(axis.tolist() for axis in data), strict=True)
    return np.array([polygon.containsPoint(QPointF(x, y), rule) for x, y in pairs])


def _found(points: np.ndarray) -> tuple[Times, float]:
    corners = np.array(_line(0.9))
    times = []
    for _ in range(OURS):
        start = time.thread_time()
        enclosed(points, corners)
        times.append((time.thread_time() - start) * 1000)
    polygon = QPolygonF([QPointF(*corner) for corner in corners.tolist()])
    start = time.thread_time()
    _one_by_one(polygon, (points[:, 0], points[:, 1]))
    return times, (time.thread_time() - start) * 1000


def _rank(times: Times, rank: int) -> float:
    return float(np.percentile(times, rank))
