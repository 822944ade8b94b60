from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.heading import Heading, TitleField
from app.theme.applying import Appearance, Mode
from engine.language import registry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def title(appearance: Appearance, qtbot: QtBot) -> TitleField:
    made = TitleField(appearance)
    qtbot.addWidget(made)
    made.show_title("Code")
    made.show()
    return made


def test_a_heading_names_the_node_and_its_block(appearance: Appearance, qtbot: QtBot) -> None:
    heading = Heading(registry()["latent"], "latent", appearance)
    qtbot.addWidget(heading)

    assert heading.block.text() == "Latent"
    assert heading.toolTip() == registry()["latent"].help


def test_an_unknown_block_is_named_as_such(appearance: Appearance, qtbot: QtBot) -> None:
    heading = Heading(None, "from_the_future", appearance)
    qtbot.addWidget(heading)

    assert heading.block.text() == "Unknown block 'from_the_future'"


def test_a_title_is_told_while_it_is_typed(title: TitleField) -> None:
    told: list[str] = []
    title.retitled.connect(told.append)

    title.selectAll()
    QTest.keyClicks(title, "Ab")

    assert told == ["A", "Ab"]


def test_an_empty_title_is_not_told_and_not_kept(title: TitleField, qtbot: QtBot) -> None:
    title.selectAll()
    with qtbot.assertNotEmitted(title.retitled):
        QTest.keyClick(title, Qt.Key.Key_Backspace)

    QTest.keyClick(title, Qt.Key.Key_Return)

    assert title.text() == "Code"


def test_escape_takes_back_an_empty_title(title: TitleField) -> None:
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Backspace)

    QTest.keyClick(title, Qt.Key.Key_Escape)

    assert title.text() == "Code"


def test_showing_the_typed_title_leaves_the_cursor_alone(title: TitleField) -> None:
    title.setCursorPosition(0)
    QTest.keyClicks(title, "My ")

    title.show_title("My Code")

    assert title.text() == "My Code"
    assert title.cursorPosition() == 3


def test_a_longer_title_asks_for_more_room(title: TitleField) -> None:
    short = title.maximumWidth()
    title.show_title("Code of the encoder")

    assert short < title.maximumWidth()


def test_a_title_that_is_too_long_shows_its_beginning(title: TitleField) -> None:
    title.clearFocus()
    title.show_title("Code of the encoder " * 5)

    assert title.cursorPosition() == 0


def test_the_block_keeps_its_name_beside_a_long_title(appearance: Appearance, qtbot: QtBot) -> None:
    heading = Heading(registry()["latent"], "latent", appearance)
    qtbot.addWidget(heading)
    heading.title.show_title("Code of the encoder " * 5)
    heading.show_reset(True)
    heading.resize(288, 30)
    heading.show()

    assert heading.block.width() >= heading.block.sizeHint().width()
    assert heading.reset.geometry().right() < 288


def test_the_way_back_to_the_defaults_can_be_asked_for(
    appearance: Appearance, qtbot: QtBot
) -> None:
    heading = Heading(registry()["latent"], "latent", appearance)
    qtbot.addWidget(heading)
    heading.show()
    assert not heading.reset.isVisible()

    heading.show_reset(True)
    appearance.set_mode(Mode.LIGHT)

    with qtbot.waitSignal(heading.reset_asked):
        QTest.mouseClick(heading.reset, Qt.MouseButton.LeftButton)


def test_a_title_follows_the_theme(title: TitleField, appearance: Appearance) -> None:
    appearance.set_mode(Mode.LIGHT)

    assert appearance.theme.accent in title.styleSheet()
