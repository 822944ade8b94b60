from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenuBar

from app.theme.applying import Mode
from app.widgets.action_face import set_face
from app.windows.action_making import fill_menus
from app.windows.actions import ACTIONS
from app.windows.toolbar import TopBar
from engine.document.edits import with_settings
from engine.document.values import Settings
from engine.language import Map
from engine.observations.records import Progress, RunStarted, RunState

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.session import Session
    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def actions(appearance: Appearance) -> dict[str, QAction]:
    owner = QObject(appearance)
    made = {action.id: QAction(action.title, owner) for action in ACTIONS}
    for action in ACTIONS:
        made[action.id].setShortcuts(action.sequences)
        set_face(made[action.id], action.title, action.icon, action.tip)
    return made


@pytest.fixture
def bar(
    digits: Session, appearance: Appearance, actions: dict[str, QAction], qtbot: QtBot
) -> TopBar:
    menu_bar = QMenuBar()
    fill_menus(menu_bar, actions)
    made = TopBar(digits, appearance, actions, menu_bar)
    qtbot.addWidget(made)
    made.resize(1440, 48)
    made.show()
    return made


def change(session: Session) -> None:
    session.edit_document("Set epochs", with_settings(session.document, Settings(threads=2)))


def dot_of(bar: TopBar) -> str:
    """The colour of the dot of the chip."""
    dot = bar.device_chip.icon().pixmap(8, 8).toImage()
    return dot.pixelColor(dot.rect().center()).name().upper()


def test_the_name_of_the_document_is_shown(bar: TopBar) -> None:
    assert bar.document_name == "Digits autoencoder"


def test_the_dot_says_that_there_are_unsaved_changes(
    bar: TopBar, digits: Session, tmp_path: Path
) -> None:
    seen = [bar.is_marked_dirty]
    change(digits)
    seen.append(bar.is_marked_dirty)
    digits.save(tmp_path / "mine.loom")
    assert [*seen, bar.is_marked_dirty] == [False, True, False]
    assert bar.document_name == "mine"


def test_the_chip_says_where_training_computes(bar: TopBar, digits: Session) -> None:
    change(digits)
    before = bar.device_chip.text().strip()
    digits.run.expect("r1")
    digits.run.take([RunStarted("r1", "Digits", Map({}), 4, 40, "cpu", 2, 100, "")])
    assert (before, bar.device_chip.text().strip()) == ("2 threads", "CPU · 2 threads")


def test_the_dot_of_the_chip_is_green_only_while_something_is_computed(
    bar: TopBar, digits: Session, appearance: Appearance
) -> None:
    states: tuple[RunState, ...] = ("training", "paused", "training")
    theme, seen = appearance.theme, [dot_of(bar)]
    digits.run.expect("r1")
    for state in states:
        digits.run.take([Progress("r1", state, 1, 4, 7, 1000.0, 8.0)])
        seen.append(dot_of(bar))
    assert seen == [theme.disabled, theme.good, theme.warning, theme.good]


def test_a_click_on_the_chip_asks_for_the_settings(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.settings_asked):
        QTest.mouseClick(bar.device_chip, Qt.MouseButton.LeftButton)


def test_the_switch_names_the_theme_that_it_brings(
    bar: TopBar, appearance: Appearance, qtbot: QtBot
) -> None:
    assert bar.flip_button.toolTip() == "Use the light theme"
    appearance.set_mode(Mode.LIGHT)
    assert bar.flip_button.toolTip() == "Use the dark theme"
    with qtbot.waitSignal(bar.theme_flipped):
        QTest.mouseClick(bar.flip_button, Qt.MouseButton.LeftButton)


def test_nothing_overlaps_in_a_narrow_window(bar: TopBar) -> None:
    bar.resize(960, 48)
    bar.grab()
    parts = [bar.train, bar.device_chip, bar.flip_button]
    edges = [part.mapTo(bar, part.rect().topLeft()).x() for part in parts]
    rights = [part.mapTo(bar, part.rect().topRight()).x() for part in parts]
    assert edges == sorted(edges)
    assert all(right < left for right, left in zip(rights, edges[1:], strict=False))
    assert rights[-1] < 960


def test_the_train_button_keeps_its_place_when_its_title_changes(
    bar: TopBar, digits: Session
) -> None:
    before = bar.train.geometry()
    digits.run.expect("r1")
    bar.grab()
    assert bar.train.geometry() == before


def test_a_hint_at_the_right_names_the_shortest_keys_of_the_search_for_actions(
    bar: TopBar, actions: dict[str, QAction], qtbot: QtBot
) -> None:
    assert bar.commands.text() == "Ctrl+K"
    assert "Ctrl+Shift+P" in bar.commands.toolTip()
    with qtbot.waitSignal(actions["commands"].triggered):
        QTest.mouseClick(bar.commands, Qt.MouseButton.LeftButton)
