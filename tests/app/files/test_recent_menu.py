from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from app.files.recent import Recent
from app.files.recent_menu import MOST_PX, RecentMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot


@pytest.fixture
def recent(settings: QSettings) -> Recent:
    return Recent(settings)


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(menu: QMenu, recent: Recent) -> list[Path]:
    asked: list[Path] = []
    menu.setProperty("kept", RecentMenu(menu, recent, asked.append))
    return asked


def show(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def test_an_empty_list_says_so(menu: QMenu, opened: list[Path]) -> None:
    assert show(menu) == ["No recent files"]
    assert not menu.actions()[0].isEnabled()


def test_an_entry_names_the_file_and_its_folder_and_opens_it(
    menu: QMenu, recent: Recent, opened: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "Rings & Moons.loom"
    path.touch()
    recent.add(path)
    entry, clear = show(menu)
    assert entry.startswith("Rings && Moons\t")
    assert clear == "Clear recent files"
    menu.actions()[0].trigger()
    assert opened == [path]


def test_clear_forgets_all_of_them(
    menu: QMenu, recent: Recent, opened: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "Rings.loom").touch()
    recent.add(tmp_path / "Rings.loom")
    show(menu)
    menu.actions()[-1].trigger()
    assert show(menu) == ["No recent files"]


def test_a_long_name_does_not_fill_the_screen(
    menu: QMenu, recent: Recent, opened: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / ("folder " * 12) / ("folder " * 12)
    folder.mkdir(parents=True)
    path = folder / f"{'name ' * 40}.loom"
    path.touch()
    recent.add(path)
    show(menu)
    assert menu.sizeHint().width() < 3 * MOST_PX
