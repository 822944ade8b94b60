from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.theme.applying import Mode
from app.windows.document_tabs import MOST_PX, DocumentTabs, RunSign, TabFace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

RINGS = TabFace("Rings", "/home/ada/Rings.loom")
MIDDLE, NONE = Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tabs(appearance: Appearance, qtbot: QtBot) -> DocumentTabs:
    """Two tabs, the first of which is chosen."""
    made = DocumentTabs(appearance)
    qtbot.addWidget(made)
    made.add(RINGS)
    made.add(TabFace("Moons & more", "Not saved in a file yet"))
    made.resize(600, 36)
    made.show()
    return made


def drawn(tabs: DocumentTabs) -> object:
    """What the end of the first tab looks like."""
    return tabs.end_of(0).grab().toImage()


def test_a_tab_says_its_document_and_where_that_is_kept(tabs: DocumentTabs) -> None:
    assert [tabs.tabText(at) for at in (0, 1)] == ["Rings", "Moons && more"]
    assert tabs.tabToolTip(0) == "/home/ada/Rings.loom"


def test_unsaved_changes_are_a_dot_and_told_in_words(tabs: DocumentTabs) -> None:
    clean = drawn(tabs)
    tabs.show_face(0, replace(RINGS, is_dirty=True))
    assert drawn(tabs) != clean
    assert tabs.tabToolTip(0) == "/home/ada/Rings.loom\nUnsaved changes"
    assert tabs.accessibleTabName(0) == "Rings, Unsaved changes"


def test_who_points_at_the_dot_sees_that_it_closes(tabs: DocumentTabs) -> None:
    cross = tabs.end_of(0).icon().cacheKey()
    tabs.show_face(0, replace(RINGS, is_dirty=True))
    end, here = tabs.end_of(0), QPointF(4, 4)
    seen = [end.icon().cacheKey()]
    QApplication.sendEvent(end, QEnterEvent(here, here, end.mapToGlobal(here)))
    seen.append(end.icon().cacheKey())
    QApplication.sendEvent(end, QEvent(QEvent.Type.Leave))
    seen.append(end.icon().cacheKey())
    assert [key == cross for key in seen] == [False, True, False]
    assert end.toolTip() == "Close “Rings”"


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("training", "Training"),
        ("paused", "Paused"),
        ("ended", "The run has ended"),
        ("failed", "The run failed"),
    ],
)
def test_a_run_is_a_sign_of_its_own_and_told_in_words(
    tabs: DocumentTabs, run: RunSign, words: str
) -> None:
    assert tabs.tabIcon(0).isNull()
    tabs.show_face(0, replace(RINGS, run=run))
    assert not tabs.tabIcon(0).isNull()
    assert tabs.accessibleTabName(0) == f"Rings, {words}"


def test_a_face_that_is_the_same_is_not_written_again(
    tabs: DocumentTabs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabs, "setTabText", lambda *_: pytest.fail("It was written again."))
    tabs.show_face(0, replace(RINGS))


def test_a_name_has_all_of_its_room_up_to_a_limit(tabs: DocumentTabs) -> None:
    tabs.show_face(0, replace(RINGS, name="Rather a long name of a document that no tab can hold"))
    name, narrow = tabs.tabText(1).replace("&&", "&"), tabs.tabRect(1)
    room = tabs.end_of(1).x() - narrow.left() - 12
    assert tabs.tabRect(0).width() == MOST_PX
    assert tabs.fontMetrics().horizontalAdvance(name) < room


def test_a_middle_button_that_is_let_go_elsewhere_closes_nothing(
    tabs: DocumentTabs, qtbot: QtBot
) -> None:
    first, second = (tabs.tabRect(at).center() for at in (0, 1))
    with qtbot.assertNotEmitted(tabs.close_asked):
        QTest.mousePress(tabs, MIDDLE, NONE, first)
        QTest.mouseRelease(tabs, MIDDLE, NONE, second)
        QTest.mouseClick(tabs, MIDDLE, NONE, QPoint(590, 8))
    with qtbot.waitSignal(tabs.close_asked) as asked:
        QTest.mouseClick(tabs, MIDDLE, NONE, second)
    assert asked.args == [1]


def test_signs_follow_the_theme(tabs: DocumentTabs, appearance: Appearance) -> None:
    tabs.show_face(0, replace(RINGS, run="training", is_dirty=True))
    before = tabs.tabIcon(0).cacheKey(), tabs.end_of(0).icon().cacheKey()
    appearance.set_mode(Mode.LIGHT)
    after = tabs.tabIcon(0).cacheKey(), tabs.end_of(0).icon().cacheKey()
    assert all(old != new for old, new in zip(before, after, strict=True))
