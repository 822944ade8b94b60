from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.inspector.choice_field import ChoiceField, SwitchField
from app.theme.applying import Appearance, Mode
from engine.language import Choice, Option

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

RULE = Choice(
    "rule", "adam", (Option("sgd", "SGD", "Plain steps."), Option("adam", "Adam", "Scaled steps."))
)


@pytest.fixture
def choice(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField(RULE)
    qtbot.addWidget(made)
    made.show_value("adam")
    made.show()
    return made


@pytest.fixture
def switch(appearance: Appearance, qtbot: QtBot) -> SwitchField:
    made = SwitchField(appearance)
    qtbot.addWidget(made)
    made.resize(200, 30)
    made.show_value(True)
    made.show()
    return made


def test_a_choice_shows_titles_and_what_each_does(choice: ChoiceField) -> None:
    assert choice.currentText() == "Adam"
    assert choice.itemData(0, Qt.ItemDataRole.ToolTipRole) == "Plain steps."


def test_a_chosen_option_is_told_by_its_value(choice: ChoiceField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.edited) as told:
        QTest.keyClick(choice, Qt.Key.Key_Up)

    assert told.args == ["sgd"]


def test_showing_a_value_tells_nothing(choice: ChoiceField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.edited):
        choice.show_value("sgd")
        choice.show_value(None)

    assert choice.currentIndex() == -1


def test_the_wheel_over_a_choice_without_the_focus_changes_nothing(choice: ChoiceField) -> None:
    choice.clearFocus()
    roll(choice)
    assert choice.currentText() == "Adam"

    choice.setFocus()
    roll(choice)
    assert choice.currentText() == "SGD"


def test_a_switch_says_on_or_off(switch: SwitchField) -> None:
    assert switch.text() == "on"

    switch.show_value(False)

    assert switch.text() == "off"
    assert not switch.isChecked()


@pytest.mark.parametrize("way", ["mouse", "space bar"])
def test_a_switch_is_switched(switch: SwitchField, qtbot: QtBot, way: str) -> None:
    with qtbot.waitSignal(switch.edited) as told:
        if way == "mouse":
            QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(switch, Qt.Key.Key_Space)

    assert told.args == [False]
    assert switch.text() == "off"


def test_a_switch_of_several_nodes_that_differ_stands_in_the_middle(switch: SwitchField) -> None:
    looks = []
    for value in (True, False, None):
        switch.show_value(value)
        looks.append(switch.grab().toImage())

    assert looks[0] != looks[1]
    assert looks[2] not in looks[:2]


def test_a_switch_follows_the_theme(switch: SwitchField, appearance: Appearance) -> None:
    dark = switch.grab().toImage()

    appearance.set_mode(Mode.LIGHT)

    assert switch.grab().toImage() != dark


def test_a_switch_shows_the_focus(switch: SwitchField, appearance: Appearance) -> None:
    switch.setFocus()

    assert switch.grab().toImage().pixelColor(100, 0).name() == appearance.theme.accent.lower()


def roll(field: ChoiceField) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
