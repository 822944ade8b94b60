from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.preferences import Preferences, most_threads
from app.theme.applying import Appearance
from app.windows.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

THEMES = ("theme_system", "theme_dark", "theme_light")


@pytest.fixture
def actions(qapp: object) -> Iterator[dict[str, QAction]]:
    owner = QObject()
    group = QActionGroup(owner)
    made = {name: group.addAction(name) for name in THEMES}
    for action in made.values():
        action.setCheckable(True)
    made["theme_dark"].setChecked(True)
    yield made
    owner.deleteLater()


@pytest.fixture
def preferences(settings: QSettings) -> Preferences:
    return Preferences(settings)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(
    preferences: Preferences,
    actions: dict[str, QAction],
    appearance: Appearance,
    tmp_path: Path,
    window: QWidget,
) -> SettingsDialog:
    made = SettingsDialog(preferences, actions, tmp_path / "runs", window)
    made.show()
    return made


def press(dialog: SettingsDialog, title: str) -> None:
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == title)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_shows_what_is_set(dialog: SettingsDialog) -> None:
    assert dialog.theme.currentText() == "Dark"
    assert dialog.scale.currentText() == "100 %"
    assert dialog.threads.value() == 1
    assert dialog.threads.maximum() == most_threads()


def test_it_says_when_each_setting_applies(dialog: SettingsDialog) -> None:
    assert dialog.theme.accessibleDescription() == "Applies at once"
    assert dialog.scale.accessibleDescription() == "Applies after a restart"


def test_a_theme_applies_at_once(dialog: SettingsDialog, actions: dict[str, QAction]) -> None:
    dialog.theme.setFocus()
    QTest.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert actions["theme_light"].isChecked()


def test_a_scale_is_kept_for_the_next_start(
    dialog: SettingsDialog, preferences: Preferences
) -> None:
    dialog.scale.setFocus()
    QTest.keyClick(dialog.scale, Qt.Key.Key_Down)
    assert preferences.scale_percent == 125


def test_threads_count_for_new_documents(dialog: SettingsDialog, preferences: Preferences) -> None:
    dialog.threads.setValue(most_threads())
    assert preferences.new_document().settings.threads == most_threads()


@pytest.mark.parametrize(
    ("name", "word", "note"),
    [
        ("wheel_pans", "A trackpad", "Two fingers pan; Ctrl or a pinch zooms"),
        ("is_snapping", "Off", "Ctrl while dragging keeps to the grid"),
        ("is_calm", "Reduced", "Blocks are at their new places at once"),
    ],
)
def test_how_the_canvas_is_handled_counts_at_once_and_says_what_it_does(
    dialog: SettingsDialog, preferences: Preferences, name: str, word: str, note: str
) -> None:
    field, before = dialog.habits[name], preferences.habit(name)
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert (field.box.currentText(), field.note.text()) == (word, note)
    assert field.box.accessibleDescription() == note
    assert preferences.habit(name) is not before


def test_reset_all_brings_the_defaults_back(
    dialog: SettingsDialog, preferences: Preferences, actions: dict[str, QAction]
) -> None:
    preferences.scale_percent = 150
    preferences.set_habit("is_snapping", False)
    dialog.show_values()
    press(dialog, "Reset all")
    assert dialog.habits["is_snapping"].box.currentText() == "On"
    assert actions["theme_system"].isChecked()
    assert dialog.theme.currentText() == "As the system is"
    assert dialog.scale.currentText() == "100 %"
    assert preferences.scale_percent == 100


def test_the_folder_of_runs_is_made_and_opened(dialog: SettingsDialog, tmp_path: Path) -> None:
    opened: list[Path] = []
    dialog.open_folder = opened.append
    press(dialog, "Open folder")
    assert opened == [tmp_path / "runs"]
    assert opened[0].is_dir()
