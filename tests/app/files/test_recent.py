from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from app.files.recent import MOST, Recent

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Path]:
    def touch(name: str) -> Path:
        path = tmp_path / f"{name}.loom"
        path.touch()
        return path

    return touch


def test_the_newest_file_comes_first_and_only_once(
    settings: QSettings, made: Callable[[str], Path]
) -> None:
    recent = Recent(settings)
    for name in "aba":
        recent.add(made(name))
    assert [path.stem for path in recent.paths()] == ["a", "b"]


def test_ten_files_are_kept_from_one_start_to_the_next(
    settings: QSettings, made: Callable[[str], Path]
) -> None:
    for number in range(12):
        Recent(settings).add(made(f"{number}, or so"))
    settings.sync()
    again = Recent(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert [path.stem for path in again.paths()] == [f"{11 - n}, or so" for n in range(MOST)]


def test_a_single_file_is_kept_too(settings: QSettings, made: Callable[[str], Path]) -> None:
    Recent(settings).add(made("a"))
    settings.sync()
    again = Recent(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.paths() == (made("a"),)


def test_a_file_that_is_gone_is_not_offered(
    settings: QSettings, made: Callable[[str], Path]
) -> None:
    recent = Recent(settings)
    recent.add(made("a"))
    made("a").unlink()
    assert recent.paths() == ()


def test_files_can_be_forgotten(settings: QSettings, made: Callable[[str], Path]) -> None:
    recent = Recent(settings)
    for name in "abc":
        recent.add(made(name))
    recent.drop(made("b"))
    assert [path.stem for path in recent.paths()] == ["c", "a"]
    recent.clear()
    assert recent.paths() == ()


def test_settings_that_hold_something_else_are_no_files(settings: QSettings) -> None:
    settings.setValue("files/recent", 7)
    assert Recent(settings).paths() == ()
