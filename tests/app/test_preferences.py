from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app.preferences import SCALE_VARIABLE, Handling, Preferences, most_threads, scale_interface


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def no_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SCALE_VARIABLE, "")  # so that whatever is set is taken back
    monkeypatch.delenv(SCALE_VARIABLE)


def test_what_is_preferred_is_kept(settings: QSettings) -> None:
    Preferences(settings).scale_percent = 150
    Preferences(settings).threads = 1
    assert Preferences(settings).scale_percent == 150
    assert Preferences(settings).new_document().settings.threads == 1


def test_how_a_canvas_is_handled_is_kept(settings: QSettings) -> None:
    for name, is_so in vars(Handling()).items():
        Preferences(settings).set_habit(name, not is_so)
    settings.sync()
    handling = Handling()
    Preferences(QSettings(settings.fileName(), QSettings.Format.IniFormat)).guide(handling)
    assert vars(handling) == {name: not is_so for name, is_so in vars(Handling()).items()}


def test_a_canvas_is_guided_from_then_on(settings: QSettings) -> None:
    preferences, handling = Preferences(settings), Handling()
    preferences.guide(handling)
    preferences.set_habit("is_calm", True)
    assert handling.is_calm
    preferences.reset()
    assert not handling.is_calm


def test_a_habit_that_is_none_counts_as_the_default(settings: QSettings) -> None:
    settings.setValue("canvas/is_snapping", "sometimes")
    assert Preferences(settings).habit("is_snapping")


@pytest.mark.parametrize("nonsense", ["", "large", "-3", "110"])
def test_a_scale_that_is_none_counts_as_the_default(settings: QSettings, nonsense: str) -> None:
    settings.setValue("window/scale_percent", nonsense)
    assert Preferences(settings).scale_percent == 100


@pytest.mark.parametrize(("kept", "threads"), [(0, 1), (100_000, most_threads()), ("many", 1)])
def test_threads_stay_within_what_the_machine_has(
    settings: QSettings, kept: object, threads: int
) -> None:
    settings.setValue("documents/threads", kept)
    assert Preferences(settings).threads == threads


def test_reset_brings_the_defaults_back(settings: QSettings) -> None:
    preferences = Preferences(settings)
    preferences.scale_percent = 200
    preferences.reset()
    assert preferences.scale_percent == 100


def test_a_preferred_scale_is_told_to_qt(no_scale: None, settings: QSettings) -> None:
    scale_interface(settings)
    assert SCALE_VARIABLE not in os.environ
    Preferences(settings).scale_percent = 125
    scale_interface(settings)
    assert os.environ[SCALE_VARIABLE] == "1.25"


def test_a_scale_that_was_given_from_outside_stays(
    settings: QSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SCALE_VARIABLE, "3")
    Preferences(settings).scale_percent = 125
    scale_interface(settings)
    assert os.environ[SCALE_VARIABLE] == "3"
