from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.bridge.launch import environment

ASKED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from app.main import main
from app.windows.main_window import MainWindow

def ask():
    QCoreApplication.sendEvent(QApplication.instance(), QFileOpenEvent(sys.argv[1]))
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    print(window.session.path)
    QApplication.closeAllWindows()

QTimer.singleShot(0, lambda: QTimer.singleShot(200, ask))
sys.exit(main([]))
"""


def test_a_document_that_the_system_asks_to_open_is_shown(rings: Path, tmp_path: Path) -> None:
    data = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", ASKED, str(rings)],
        env={**environment(), **data, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, f"{rings.resolve()}\n"), ended.stderr
