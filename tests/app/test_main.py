from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app import main as module
from app.bridge.client import EngineClient
from app.bridge.faults import fault_sentence
from app.bridge.in_process import InProcessHost
from app.bridge.launch import environment
from app.bridge.process import ProcessHost
from app.files.lock import DocumentLock
from app.main import (
    COMMANDS,
    STARTED_AS,
    choose_host,
    main,
    make_application,
    make_window,
    open_first,
)
from app.theme.applying import Mode
from app.windows.main_window import MainWindow
from engine.cli import main as command_line
from engine.document.files import write_document
from engine.document.values import Document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

WITHOUT_TORCH = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.main import main
QTimer.singleShot(0, lambda: QTimer.singleShot(500, QApplication.closeAllWindows))
code = main(["--theme", "dark"])
sys.exit(code or (3 if "torch" in sys.modules else 0))
"""
WITH_ITS_FRAME = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.main import main
def look():
    (window,) = [each for each in QApplication.topLevelWidgets() if hasattr(each, 'panels')]
    seen.append((window.frameGeometry(), window.screen().availableGeometry()))
    window.close()
seen = []
QTimer.singleShot(0, lambda: QTimer.singleShot(500, look))
code = main(["--theme", "dark"])
((frame, room),) = seen
sys.exit(code or (0 if room.contains(frame) else 3))
"""


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(ProcessHost)
    yield made
    made.stop()


@pytest.fixture
def window(client: EngineClient, settings: QSettings, qtbot: QtBot) -> MainWindow:
    made = make_window(make_application(), client, settings, "dark")
    qtbot.addWidget(made)
    return made


def test_a_subcommand_is_handed_to_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        handed.append(arguments)
        return 2

    monkeypatch.setattr(module, "run_command_line", run)
    assert main(["check", "--json", "a.loom"]) == 2
    assert handed == [["check", "--json", "a.loom"]]


def test_every_command_of_the_engine_is_handed_over_and_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command_line(["no such command"])
    known = capsys.readouterr().err.partition("expected one of ")[2].partition(", received")[0]

    assert list(COMMANDS) == known.split(", ")


@pytest.mark.parametrize(("command", "is_wanted"), [("associate", True), ("dissociate", False)])
def test_the_system_is_told_of_documents_without_a_window(
    command: str, is_wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []

    def associate(*, is_wanted: bool) -> int:
        told.append(is_wanted)
        return 7

    monkeypatch.setattr("app.files.associations.command.associate", associate)
    assert main([command]) == 7
    assert told == [is_wanted]


def test_what_it_does_not_know_is_refused_before_the_system_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["associate", "everything"])
    assert "unrecognized arguments: everything" in capsys.readouterr().err


def test_without_a_file_the_example_opens_as_an_untitled_copy(window: MainWindow) -> None:
    open_first(window, None)
    assert window.session.name == "Digits autoencoder"
    assert window.session.path is None
    assert not window.session.is_dirty
    assert window.session.checked.problems == ()


def test_a_file_opens_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    write_document(Document("Rings"), tmp_path / "Rings.loom")
    open_first(window, tmp_path / "Rings.loom")
    assert window.session.path == (tmp_path / "Rings.loom").resolve()


def test_a_file_of_another_window_is_said_to_be_open_beside_the_example(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Rings.loom"
    write_document(Document("Rings"), path)
    other = DocumentLock()
    other.take(path)
    open_first(window, path)
    other.release()
    assert window.session.name == "Digits autoencoder"
    assert window.questions.sentence.startswith("Rings.loom is open in another Neuroloom window")
    assert not window.questions.isHidden()


def test_a_bad_file_is_told_in_a_sentence_and_the_example_opens(
    window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.loom"
    bad.write_bytes(b"\xff\xfe\x00")
    open_first(window, bad)
    assert window.session.name == "Digits autoencoder"
    assert "bad.loom" in window.notice.sentence
    assert not window.notice.isHidden()


def test_the_theme_of_the_command_line_comes_before_that_of_the_last_time(
    client: EngineClient, settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("window/theme", "light")
    chosen = []
    for theme in (None, "dark"):
        window = make_window(make_application(), client, settings, theme)
        qtbot.addWidget(window)
        chosen.append(window.appearance.mode)
    assert chosen == [Mode.LIGHT, Mode.DARK]


def test_the_engine_lives_in_a_process_unless_it_is_asked_into_ours() -> None:
    assert choose_host(is_in_process=False) is ProcessHost
    assert choose_host(is_in_process=True) is InProcessHost


def test_the_application_has_a_name_and_a_picture(qapp: QApplication) -> None:
    application = make_application()
    assert application is qapp
    assert application.applicationName() == "Neuroloom"
    assert not application.windowIcon().pixmap(64, 64).isNull()


def test_the_window_opens_and_closes_without_importing_torch(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH],
        env={**environment(), "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr


def test_a_first_window_is_whole_on_the_screen_with_its_frame(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", WITH_ITS_FRAME],
        env={**environment(), "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_a_fault_while_the_window_is_open_is_told_in_the_window(
    monkeypatch: pytest.MonkeyPatch, settings: QSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []

    def fail() -> None:
        QTimer.singleShot(0, look)
        sys.excepthook(ValueError, ValueError("no such number"), None)

    def look() -> None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        said.extend(window.notice.sentence for window in windows if window.isVisible())
        QApplication.closeAllWindows()

    monkeypatch.setattr("PySide6.QtCore.QSettings", lambda: settings)
    QTimer.singleShot(0, fail)
    assert main(["--in-process", "--theme", "dark"]) == 0
    assert said == [fault_sentence(ValueError("no such number"))]
    assert "ValueError: no such number" in capsys.readouterr().err


def test_a_usage_error_begins_with_what_the_person_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(STARTED_AS, "python run.py")
    with pytest.raises(SystemExit):
        main(["--no-such-option"])
    assert "\npython run.py: error: " in capsys.readouterr().err
