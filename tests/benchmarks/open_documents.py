"""Documents opened beside one another: `python -m tests.benchmarks.open_documents`.

Prints how long each took to be there and painted, how long going from one to another took, and how
much memory each took, as one JSON value.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bridge.client import EngineClient
from app.main import choose_host, load_engine_values, make_application, make_window, open_first
from engine.examples import example_paths

if TYPE_CHECKING:
    from app.windows.main_window import MainWindow

EXAMPLE = "digits-autoencoder"
DOCUMENTS, TURNS = 10, 40
SETTLE_MS = 500


def main() -> None:
    """Measure, and print what was found."""
    load_engine_values()
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        client = EngineClient(choose_host(is_in_process=False))
        window = make_window(application, client, settings, "dark")
        open_first(window, None)
        window.show()
        QTest.qWait(SETTLE_MS)
        print(json.dumps(measured(window)))
        for work in window.workspaces.all:
            work.session.history.setClean()
        window.close()


def measured(window: MainWindow) -> dict[str, object]:
    """Milliseconds of each opening but the first, and of each turn; megabytes of a document."""
    opened = [open_one(window)]
    before = memory_mb()
    opened += [open_one(window) for _ in range(DOCUMENTS)]
    each_mb = (memory_mb() - before) / DOCUMENTS
    turned = [turn(window) for _ in range(TURNS)]
    return {"opened": opened[1:], "turned": turned[len(window.workspaces.all) :], "mb": each_mb}


def open_one(window: MainWindow) -> float:
    """Open the example beside what is there already, which is changed."""
    session = window.session
    session.edit_document("Rename", replace(session.document, title="Changed"))
    QTest.qWait(SETTLE_MS // 5)
    start = time.perf_counter()
    window.files.open_example(example_paths()[EXAMPLE])
    return since(start)


def turn(window: MainWindow) -> float:
    """Go to the next document."""
    QTest.qWait(SETTLE_MS // 20)
    start = time.perf_counter()
    window.workspaces.next()
    return since(start)


def since(start: float) -> float:
    """The milliseconds until all is painted."""
    for _ in range(2):  # what is laid out late is painted in the second round
        QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3


def memory_mb() -> float:
    """What this process takes of the memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
