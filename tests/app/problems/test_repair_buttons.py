from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.problems.repair_buttons import MOST_PX, RepairButtons
from engine.shapes.problems import Problem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

PROBLEM = Problem("misfit", ("n1",), "Dense to Sum", "it must agree with a", advice="Change one")


@pytest.fixture
def buttons(qtbot: QtBot, appearance: Appearance) -> RepairButtons:
    made = RepairButtons(PROBLEM)
    qtbot.addWidget(made)
    return made


def test_a_click_asks_for_the_repair_of_that_title(buttons: RepairButtons, qtbot: QtBot) -> None:
    buttons.offer(["Insert a Flatten", "Delete the wire"])
    with qtbot.waitSignal(buttons.asked) as asked:
        QTest.mouseClick(buttons.buttons[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["Delete the wire"]


def test_a_key_asks_as_a_click_does(buttons: RepairButtons, qtbot: QtBot) -> None:
    buttons.offer(["Insert a Flatten"])
    with qtbot.waitSignal(buttons.asked):
        QTest.keyClick(buttons.buttons[0], Qt.Key.Key_Space)


def test_a_button_says_what_it_does_and_where(buttons: RepairButtons) -> None:
    buttons.offer(["Insert a Flatten", "Delete the wire"], "Ctrl+Return")
    first, second = buttons.buttons
    assert first.accessibleName() == "Insert a Flatten"
    assert first.accessibleDescription() == "Dense to Sum"
    assert first.toolTip() == "Insert a Flatten (Ctrl+Return)"
    assert second.toolTip() == "Delete the wire"


def test_without_repairs_the_advice_is_said(buttons: RepairButtons) -> None:
    assert buttons.offer([])
    assert [label.text() for label in buttons.findChildren(QLabel)] == ["Change one."]


def test_the_same_repairs_keep_their_buttons(buttons: RepairButtons) -> None:
    assert buttons.offer(["Insert a Flatten"])
    before = buttons.buttons
    assert not buttons.offer(["Insert a Flatten"])
    assert buttons.buttons == before
    assert buttons.offer(["Delete the wire"])
    assert [button.text() for button in buttons.buttons] == ["Delete the wire"]


def test_a_long_title_is_shortened_and_its_tooltip_is_not(buttons: RepairButtons) -> None:
    title = "Replace " + "a very long title of a block " * 4
    buttons.offer([title])
    (button,) = buttons.buttons
    assert button.sizeHint().width() == MOST_PX
    assert button.toolTip() == title
    buttons.resize(300, 40)
    assert not buttons.grab().isNull()


def test_a_narrow_place_breaks_the_row(buttons: RepairButtons) -> None:
    buttons.offer(["Insert a Flatten", "Delete the wire", "Keep the wire"])
    assert buttons.height_for(160) > buttons.height_for(900)
