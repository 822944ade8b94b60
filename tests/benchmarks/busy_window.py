"""A busy window: `python -m tests.benchmarks.busy_window DOCUMENT.loom`.

A node is dragged at 60 Hz while another process knocks at a socket at odd times; how long a knock
waits is how long a person's event would wait. First without training, then with. Prints JSON: the
waits in milliseconds of both, and the seconds that the run took.
"""

from __future__ import annotations

import json
import math
import random
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPointF, QSettings, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.bridge.client import EngineClient
from app.main import choose_host, make_application, make_window, open_first
from app.windows.main_window import MainWindow

IDLE_S, SETTLE_S = 8.0, 4.0
FRAME_MS = 1000 / 60
STAMP = struct.Struct("q")


def knock(port: int) -> None:
    """Send the time, in nanoseconds of the system's clock, at odd moments, until nobody listens."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        while True:
            time.sleep(random.uniform(0.004, 0.024))
            try:
                line.sendall(STAMP.pack(time.monotonic_ns()))
            except OSError:
                return


class Ear(QObject):
    """Hears knocks on the window's thread; `waits` are milliseconds."""

    def __init__(self, line: socket.socket) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._line = line
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        while True:
            try:
                stamp = self._line.recv(STAMP.size)
            except BlockingIOError:
                return
            self.waits.append((time.monotonic_ns() - STAMP.unpack(stamp)[0]) / 1e6)


class Hand(QObject):
    """Drags a node in circles with mouse events, 60 times a second."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._canvas, self._angle = window.canvas, 0.0
        node = next(iter(window.session.graph.nodes))
        self._start = QPointF(window.canvas.node_rect(node).center())
        self._send(QEvent.Type.MouseButtonPress, self._start)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._timer.start(round(FRAME_MS))

    def _move(self) -> None:
        self._angle += 0.1
        around = QPointF(math.cos(self._angle), math.sin(self._angle)) * 60
        self._send(QEvent.Type.MouseMove, self._start + around)

    def _send(self, kind: QEvent.Type, place: QPointF) -> None:
        viewport = self._canvas.viewport()
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            place,
            viewport.mapToGlobal(place),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)


def main() -> None:
    """Measure idle, then training, and print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measured(Path(sys.argv[1]), Path(folder))))


def measured(document: Path, folder: Path) -> dict[str, object]:
    """The waits without and with training, and the run's seconds."""
    application = make_application()
    client = EngineClient(choose_host(is_in_process=False))
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = make_window(application, client, settings, "dark")
    open_first(window, document)
    window.show()
    client.start()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        knocker = subprocess.Popen([sys.executable, "-c", _knocker_source(port)])
        line, _ = server.accept()
    line.setblocking(False)
    ear = Ear(line)
    _wait(application, SETTLE_S)
    hand = Hand(window)
    _wait(application, 1.0)
    idle = _heard(application, ear, IDLE_S)
    window.action("train").trigger()
    _until_trained_a_little(application, window)
    ear.waits.clear()
    window.session.run.ended.connect(application.quit)
    application.exec()
    training = list(ear.waits)
    ended = window.session.run.end
    hand.deleteLater()
    line.close()
    knocker.wait()
    client.stop()
    return {
        "idle": idle,
        "training": training,
        "seconds": ended.seconds if ended else math.nan,
        "steps": ended.steps if ended else 0,
    }


def _knocker_source(port: int) -> str:
    return f"from tests.benchmarks.busy_window import knock; knock({port})"


def _wait(application: QApplication, seconds: float) -> None:
    QTimer.singleShot(round(seconds * 1000), application.quit)
    application.exec()


def _heard(application: QApplication, ear: Ear, seconds: float) -> list[float]:
    ear.waits.clear()
    _wait(application, seconds)
    return list(ear.waits)


def _until_trained_a_little(application: QApplication, window: MainWindow) -> None:
    window.session.run.cloud_changed.connect(application.quit)
    window.session.run.losses_changed.connect(application.quit)
    application.exec()
    window.session.run.cloud_changed.disconnect(application.quit)
    window.session.run.losses_changed.disconnect(application.quit)


if __name__ == "__main__":
    main()
