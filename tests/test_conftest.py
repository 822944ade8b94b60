"""The leak detectors of conftest.py, shown on tests that leak."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent

LEAKS = """
import threading

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

KEPT = []


def test_thread():
    KEPT.append(threading.Event())
    threading.Thread(target=KEPT[0].wait, name="waits for ever", daemon=True).start()


def test_timer(qapp):
    KEPT.append(QTimer(interval=50))
    KEPT[-1].start()


def test_widget(qapp):
    KEPT.append(QWidget(objectName="forgotten"))


def test_all_tidied(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(1000)
    thread = threading.Thread(target=print)
    thread.start()
    KEPT[0].set()
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What pytest says of LEAKS, run with this project's conftest."""
    folder = tmp_path_factory.mktemp("leaks")
    (folder / "conftest.py").write_text((HERE / "conftest.py").read_text(encoding="utf-8"))
    (folder / "test_leaks.py").write_text(LEAKS)
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("test", "left"),
    [
        ("test_thread", "thread 'waits for ever'"),
        ("test_timer", "QTimer of 50 ms (without a parent)"),
        ("test_widget", "widget QWidget 'forgotten'"),
    ],
)
def test_what_a_test_leaves_behind_fails_it(lines: list[str], test: str, left: str) -> None:
    header = next(line for line in lines if line.strip("_ ") == f"ERROR at teardown of {test}")
    assert lines[lines.index(header) + 1] == f"The test left behind: {left}."


def test_a_test_that_tidies_up_passes(lines: list[str]) -> None:
    assert "PASSED test_leaks.py::test_all_tidied" in lines
    assert not [line for line in lines if "ERROR at teardown of test_all_tidied" in line]
