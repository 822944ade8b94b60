"""One start, up to the first frame: `python -m tests.benchmarks.first_frame bare|ours`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Show a window, and tell when it was painted."""
    (ours if sys.argv[1] == "ours" else bare)()


def bare() -> None:
    """A Qt window with one plot panel."""
    import pyqtgraph as pg
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    plot = pg.PlotWidget()
    plot.plot(range(100))
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(0, tell)
    QTimer.singleShot(0, application.quit)
    application.exec()


def tell() -> None:
    """Print the time of the system's clock, in seconds."""
    print(time.monotonic(), flush=True)


def ours() -> None:
    """The window on its example."""
    from app.main import load_engine_values

    load_engine_values()
    from PySide6.QtCore import QSettings

    from app.bridge.client import EngineClient
    from app.main import choose_host, make_application, make_window, open_first

    application = make_application()
    client = EngineClient(choose_host(is_in_process=False))
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(application, client, settings, "dark")
        open_first(window, None)
        window.first_painted.connect(tell)
        window.first_painted.connect(application.quit)
        window.show()
        application.exec()


if __name__ == "__main__":
    main()
