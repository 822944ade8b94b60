"""A hand on the latent space: `python -m tests.benchmarks.latent_hand DOCUMENT.loom`.

The mouse is dragged over the cloud of the instrument while the network trains, then when it is
over. Prints JSON: how long it took from each move to the picture of what is decoded there, in
milliseconds; and, of as many points in a plain pyqtgraph plot, from each move to the marker there.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.client import EngineClient
from app.latent_view.instrument import Instrument
from app.latent_view.panels.sliders import SlidersPanel
from app.main import choose_host, make_application, make_window, open_first
from app.windows.main_window import MainWindow

MOVES, WARM_UP = 240, 20
PATIENCE_S = 60.0
BETWEEN_S = 0.012
"""Between two moves, as from a mouse that speaks eighty times a second."""


class Seen(QObject):
    """When a widget was painted last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted_at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event is noted once the widget has dealt with it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self.painted_at = time.perf_counter()
            return True
        return False


def send(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    """A mouse event, with the left button down."""
    button = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), button, button, none)
    QApplication.sendEvent(widget, event)


def until(is_so: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.perf_counter() + PATIENCE_S
    while not is_so():
        QApplication.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError("waited a minute for the window")


def places(widget: QWidget) -> Iterator[QPointF]:
    """Around the middle of a widget."""
    middle = widget.rect().toRectF().center()
    for move in range(MOVES + WARM_UP):
        angle = move * 0.21
        far = min(widget.width(), widget.height()) * 0.3 * (0.3 + 0.7 * abs(math.sin(move * 0.03)))
        yield middle + QPointF(math.cos(angle), math.sin(angle)) * far


def decoded(window: MainWindow, page: Instrument) -> list[float]:
    """Milliseconds from a move to its picture."""
    latent, cloud = window.workspace.latent, page.cloud
    panel = page.panels.currentWidget()
    assert isinstance(panel, SlidersPanel)
    seen, waits = Seen(panel.decoded.picture), []
    answered: list[float] = []
    latent.decoded_changed.connect(lambda: answered.append(time.perf_counter()))
    send(cloud, QEvent.Type.MouseButtonPress, next(places(cloud)))
    for place in places(cloud):
        QTest.qWait(round(BETWEEN_S * 1000))
        answered.clear()
        start = time.perf_counter()
        send(cloud, QEvent.Type.MouseMove, place)
        until(lambda: bool(answered) and seen.painted_at > answered[0])
        waits.append((seen.painted_at - start) * 1000)
    send(cloud, QEvent.Type.MouseButtonRelease, place)
    return waits[WARM_UP:]


def plain(window: MainWindow, page: Instrument) -> list[float]:
    """Milliseconds from a move to the marker, with the same points in a plain scatter plot."""
    cloud = window.workspace.latent.cloud
    assert cloud is not None
    plot = pyqtgraph.PlotWidget()
    plot.addItem(pyqtgraph.ScatterPlotItem(pos=cloud.points, size=5, pen=None))
    marker = pyqtgraph.ScatterPlotItem(size=16, symbol="+")
    plot.addItem(marker)
    plot.resize(page.cloud.size())
    plot.show()
    QTest.qWait(300)
    seen, waits = Seen(plot.viewport()), []
    for place in places(plot):
        QTest.qWait(round(BETWEEN_S * 1000))
        seen.painted_at, start = 0.0, time.perf_counter()
        point = plot.getViewBox().mapSceneToView(place)
        marker.setData(pos=[(point.x(), point.y())])
        until(lambda: seen.painted_at > 0)
        waits.append((seen.painted_at - start) * 1000)
    plot.close()
    return waits[WARM_UP:]


@contextmanager
def opened(document: Path, folder: Path) -> Iterator[MainWindow]:
    """The window with a document; its engine ends with it."""
    application = make_application()
    client = EngineClient(choose_host(is_in_process=False))
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = make_window(application, client, settings, "dark")
    open_first(window, document)
    window.resize(1440, 900)
    window.show()
    try:
        yield window
    finally:
        client.stop()


def measured(window: MainWindow) -> dict[str, list[float]]:
    """Waits while it trains and when that is over."""
    run = window.session.run
    window.action("train").trigger()
    window.action("instrument").setChecked(True)
    window.show_instrument(True)
    page = window.workspace.instrument
    assert page is not None
    until(lambda: run.cloud is not None and run.cloud.step > 0)
    QTest.qWait(1000)
    training = decoded(window, page)
    still_trains = run.is_active
    window.running.stop()
    until(lambda: run.end is not None)
    QTest.qWait(500)
    idle = decoded(window, page)
    told = {"training": training if still_trains else [], "idle": idle}
    return {**told, "plain": plain(window, page)}


def main() -> None:
    """Measure, and print what was found."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(sys.argv[1]), Path(folder)) as window:
        print(json.dumps(measured(window)))


if __name__ == "__main__":
    main()
