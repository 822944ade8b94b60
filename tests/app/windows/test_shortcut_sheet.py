from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.canvas.hints import HINTS as CANVAS_HINTS
from app.latent_view.hints import HINTS as LATENT_HINTS
from app.theme.applying import Appearance
from app.windows.actions import ACTIONS
from app.windows.hints import HINTS as DOCUMENT_HINTS
from app.windows.shortcut_sheet import Section, ShortcutSheet, columns, found, sections

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def actions(qapp: object) -> dict[str, QAction]:
    made = {action.id: QAction(action.title) for action in ACTIONS}
    for action in ACTIONS:
        made[action.id].setShortcuts(action.sequences)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


@pytest.fixture
def sheet(actions: dict[str, QAction], appearance: Appearance, window: QWidget) -> ShortcutSheet:
    made = ShortcutSheet(actions, window)
    made.show()
    return made


def page(sheet: ShortcutSheet) -> QWidget:
    found = sheet.area.widget()
    assert found is not None
    return found


def shown(sheet: ShortcutSheet) -> list[str]:
    return [label.text() for label in page(sheet).findChildren(QLabel)]


def test_every_action_with_keys_stands_in_the_section_of_its_menu(
    actions: dict[str, QAction],
) -> None:
    told = {part.title: dict(part.lines) for part in sections(actions)}
    for action in ACTIONS:
        if action.keys:
            assert action.title.rstrip("…") in told[action.menu.split("/")[0]]
    assert told["Edit"]["Duplicate"] == "Ctrl+D"
    assert told["Edit"]["Delete"] == "Del, Backspace"


def test_every_gesture_stands_in_the_sheet(actions: dict[str, QAction]) -> None:
    told = {part.title: part.lines for part in sections(actions)}
    assert [does for does, _ in told["On the canvas"]] == [hint.does for hint in CANVAS_HINTS]
    assert [how for _, how in told["In the latent space"]] == [hint.how for hint in LATENT_HINTS]
    assert [how for _, how in told["Documents"]] == [hint.how for hint in DOCUMENT_HINTS]


def test_gestures_on_the_canvas_say_where_in_its_own_word() -> None:
    places = [hint.how for hint in CANVAS_HINTS if "empty" in hint.how]

    assert places == [
        "Drag on the empty canvas",
        "Drag a port to the empty canvas",
        "Double-click the empty canvas",
    ]


def test_a_search_keeps_what_matches_by_word_by_key_or_by_section() -> None:
    one = Section("File", (("New", "Ctrl+N"), ("Save", "Ctrl+S")))
    two = Section("Run", (("Train", "F5"),))
    assert found([one, two], "sav") == (Section("File", (("Save", "Ctrl+S"),)),)
    assert found([one, two], "f5") == (two,)
    assert found([one, two], "file") == (one,)
    assert found([one, two], "") == (one, two)


def test_columns_are_about_equally_long_and_keep_the_order() -> None:
    parts = [
        Section(name, (("a", "b"),) * length)
        for name, length in (("A", 2), ("B", 8), ("C", 4), ("D", 3))
    ]
    made = [[part.title for part in column] for column in columns(parts, 2)]
    assert made == [["A", "B"], ["C", "D"]]


def test_typing_narrows_the_sheet_and_says_where_nothing_is_found(sheet: ShortcutSheet) -> None:
    QTest.keyClicks(sheet.field, "dupl linked")
    assert shown(sheet) == ["Edit", "Duplicate linked", "Ctrl+Shift+D"]
    QTest.keyClicks(sheet.field, "zzz")
    nothing = sheet.area.widget()
    assert isinstance(nothing, QLabel)
    assert "linkedzzz" in nothing.text()


def test_nothing_is_clipped_in_the_smallest_window(sheet: ShortcutSheet) -> None:
    whole = page(sheet)
    assert whole.minimumSizeHint().width() <= sheet.area.viewport().width()
    assert sheet.height() <= 700
    for label in whole.findChildren(QLabel):
        assert label.width() >= label.sizeHint().width(), label.text()
