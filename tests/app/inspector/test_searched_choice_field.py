from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.inspector.searched_choice_field import SearchedChoiceField
from app.inspector.text_field import SEVERAL
from engine.language import Choice, Option

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager; what it says is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NAMES = ("relu", "tanh", "gelu", "silu", "elu", "step", "sigmoid", "softplus", "identity")
PARAMETER = Choice("f", "relu", tuple(Option(name, name.upper(), f"The {name}.") for name in NAMES))


@pytest.fixture
def field(qtbot: QtBot) -> SearchedChoiceField:
    made = SearchedChoiceField(PARAMETER)
    qtbot.addWidget(made)
    made.resize(200, 30)
    made.show_value("relu")
    made.show()
    return made


def line(field: SearchedChoiceField) -> QLineEdit:
    found = field.box.lineEdit()
    assert found is not None
    return found


def search(field: SearchedChoiceField, text: str) -> None:
    line(field).selectAll()
    QTest.keyClicks(line(field), text)


def test_an_option_is_found_by_a_part_of_its_title(
    field: SearchedChoiceField, qtbot: QtBot
) -> None:
    search(field, "moid")
    completer = field.box.completer()
    popup = completer.popup() if completer else None
    assert popup is not None

    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)

    assert told.args == ["sigmoid"]


def test_a_click_shows_all_options_and_typing_replaces_the_old_one(
    field: SearchedChoiceField, qtbot: QtBot
) -> None:
    QTest.mouseClick(line(field), Qt.MouseButton.LeftButton)
    completer = field.box.completer()
    popup = completer.popup() if completer else None
    assert popup is not None
    assert popup.isVisible()
    assert completer is not None
    assert completer.completionCount() == len(NAMES)

    QTest.keyClicks(popup, "tan")
    assert completer.completionCount() == 1
    assert line(field).text() == "tan"


def test_return_takes_what_is_found_by_a_part_of_its_title(
    field: SearchedChoiceField, qtbot: QtBot
) -> None:
    search(field, "moid")

    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClick(line(field), Qt.Key.Key_Return)

    assert told.args == ["sigmoid"]
    assert line(field).text() == "SIGMOID"


def test_what_is_no_option_is_told_to_nobody_and_taken_back(
    field: SearchedChoiceField, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(field.edited):
        search(field, "nonsense")
        QTest.keyClick(line(field), Qt.Key.Key_Return)

    assert line(field).text() == "RELU"


def test_an_option_is_chosen_by_the_arrow_keys(field: SearchedChoiceField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClick(field.box, Qt.Key.Key_Down)

    assert told.args == ["tanh"]


def test_a_value_that_is_shown_is_not_told(field: SearchedChoiceField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_value("gelu")
    assert line(field).text() == "GELU"


@pytest.mark.parametrize("value", [None, "unheard", 3])
def test_where_nodes_differ_nothing_is_chosen(
    field: SearchedChoiceField, value: str | int | None
) -> None:
    field.show_value(value)

    assert line(field).text() == ""
    assert line(field).placeholderText() == SEVERAL


def test_every_option_says_what_it_does(field: SearchedChoiceField) -> None:
    assert field.box.itemData(1, Qt.ItemDataRole.ToolTipRole) == "The tanh."


def test_the_name_is_that_of_what_has_the_focus(field: SearchedChoiceField) -> None:
    field.setAccessibleName("Activation")

    assert line(field).accessibleName() == "Activation"


def test_the_wheel_is_left_to_the_form_without_the_focus(
    field: SearchedChoiceField, qtbot: QtBot
) -> None:
    field.box.clearFocus()
    turn = QWheelEvent(
        QPointF(50, 6),
        QPointF(50, 6),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(field.edited):
        QApplication.sendEvent(field.box, turn)
