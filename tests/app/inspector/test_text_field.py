from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.inspector.text_field import NONE, SEVERAL, TextField, hint_of
from engine.language import Axes, Formula, Integer, Real, Reals, Text, Value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
UNITS = Integer("units", 64, high=4096, unit="neurons")
STEP_SIZE = Real("step_size", 0.002, high=1.0, is_logarithmic=True)


class Watched:
    """A field in a window, and what it told."""

    def __init__(self, field: TextField, qtbot: QtBot) -> None:
        self.field = field
        self.values: list[Value] = []
        self.faults: list[str] = []
        qtbot.addWidget(field)
        field.edited.connect(self.values.append)
        field.faulted.connect(self.faults.append)
        field.resize(240, 30)
        field.show()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)

    def type_over(self, text: str) -> None:
        """Replace all that stands in the field."""
        self.field.selectAll()
        QTest.keyClicks(self.field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """One key."""
        QTest.keyClick(self.field, key, modifier)


@pytest.fixture
def units(qapp: object, qtbot: QtBot) -> Watched:
    made = Watched(TextField(UNITS), qtbot)
    made.field.show_value(64)
    return made


def test_a_field_shows_its_value_and_what_may_stand_there(units: Watched) -> None:
    assert units.field.text() == "64"
    assert units.field.hint.text() == "1 … 4,096 neurons"
    assert units.field.hint.isVisible()


def test_hints_are_as_short_as_they_can_be() -> None:
    assert hint_of(STEP_SIZE) == "0 … 1"
    assert hint_of(Axes("shape", (8, 8))) == ""
    assert hint_of(Integer("n", 1, low=-(10**12), high=10**12, unit="rows")) == "rows"


def test_a_long_text_takes_the_place_of_the_hint(units: Watched) -> None:
    units.type_over("0000000000000000000128")

    assert not units.field.hint.isVisible()


def test_what_fits_is_told_while_it_is_typed(units: Watched) -> None:
    units.type_over("128")

    assert units.values == [1, 12, 128]
    assert units.faults[-1] == ""


def test_what_does_not_fit_is_explained_and_what_stood_before_holds(units: Watched) -> None:
    units.type_over("9999")

    assert units.values[-1] == 64
    assert units.faults[-1] == "Expected 1 to 4,096, received 9,999."
    assert units.field.text() == "9999"
    assert units.field.property("invalid") is True


def test_an_empty_field_is_explained_only_when_it_is_left(units: Watched) -> None:
    units.field.selectAll()
    units.press(Qt.Key.Key_Backspace)
    assert units.faults[-1] == ""

    units.press(Qt.Key.Key_Return)

    assert units.faults[-1] == "Expected a whole number, received nothing."


def test_escape_takes_back_what_was_typed(units: Watched) -> None:
    units.type_over("12")

    units.press(Qt.Key.Key_Escape)

    assert units.values[-1] == 64
    assert units.field.text() == "64"


def test_a_value_is_written_as_always_when_the_person_is_done(units: Watched) -> None:
    units.type_over("0128")
    assert units.field.text() == "0128"

    units.press(Qt.Key.Key_Return)

    assert units.field.text() == "128"


def test_showing_what_is_being_typed_disturbs_nobody(units: Watched) -> None:
    units.type_over("0128")
    units.press(Qt.Key.Key_Left)

    units.field.show_value(128)

    assert units.field.text() == "0128"
    assert units.field.cursorPosition() == 3


def test_another_value_from_outside_is_shown(units: Watched) -> None:
    units.type_over("99999")

    units.field.show_value(32)

    assert units.field.text() == "32"
    assert units.faults[-1] == ""
    assert units.field.property("invalid") is False


def test_arrow_keys_go_to_the_next_value(units: Watched) -> None:
    units.press(Qt.Key.Key_Up)
    units.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    units.press(Qt.Key.Key_PageUp)

    assert units.values == [65, 55, 65]
    assert units.field.text() == "65"


def test_at_the_end_of_the_range_nothing_is_told(units: Watched) -> None:
    units.field.show_value(4096)

    units.press(Qt.Key.Key_Up)

    assert units.values == []


def test_a_logarithmic_number_goes_by_a_tenth(qtbot: QtBot) -> None:
    watched = Watched(TextField(STEP_SIZE), qtbot)
    watched.field.show_value(0.002)

    watched.press(Qt.Key.Key_Up)

    assert watched.values == [0.0022]
    assert watched.field.text() == "0.0022"


def test_the_wheel_goes_on_only_where_the_focus_is(units: Watched) -> None:
    roll(units.field)
    assert units.values == [65]

    units.field.clearFocus()
    roll(units.field)
    assert units.values == [65]


def test_a_shape_is_typed_in_any_usual_way(qtbot: QtBot) -> None:
    watched = Watched(TextField(Axes("shape", (1,))), qtbot)
    watched.field.show_value((1,))

    watched.type_over("8x8")
    watched.press(Qt.Key.Key_Return)
    watched.press(Qt.Key.Key_Up)

    assert watched.values[-1] == (8, 8)
    assert watched.field.text() == "8 × 8"


def test_words_are_taken_as_they_are(qtbot: QtBot) -> None:
    watched = Watched(TextField(Text("part")), qtbot)
    watched.field.show_value("")

    watched.type_over("Tower")

    assert watched.values[-1] == "Tower"


def test_numbers_of_which_there_are_none_say_so(qtbot: QtBot) -> None:
    watched = Watched(TextField(Reals("first_weights")), qtbot)
    watched.field.show_value(())

    assert watched.field.placeholderText() == NONE


def test_several_values_are_an_empty_field_until_somebody_types(qtbot: QtBot) -> None:
    watched = Watched(TextField(UNITS), qtbot)
    watched.field.show_value(None)
    assert watched.field.placeholderText() == SEVERAL
    watched.press(Qt.Key.Key_Return)
    assert watched.faults[-1] == ""

    watched.type_over("7")

    assert watched.values == [7]


def roll(field: TextField) -> None:
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


def test_a_value_that_is_chosen_beside_the_field_is_told_and_written(units: Watched) -> None:
    units.type_over("99999")

    units.field.give(64)
    units.field.give(256)

    assert units.values[-1] == 256
    assert units.field.text() == "256"
    assert units.faults[-1] == ""


@pytest.mark.parametrize(
    "text",
    ["1e999", "nan", "-inf", "", " ", "-1", "9" * 5000, "0x10", "1;2", "½", "none", "4097", "1,5"],
)
def test_what_is_pasted_and_does_not_fit_is_not_told(units: Watched, text: str) -> None:
    QApplication.clipboard().setText(text)
    units.field.selectAll()

    units.field.paste()
    units.press(Qt.Key.Key_Return)

    assert units.values == []
    QApplication.clipboard().clear()


@pytest.mark.parametrize(("text", "value"), [("1 024", 1024), ("٤٠", 40), ("1,024\n", 1024)])
def test_what_is_pasted_and_fits_is_told(units: Watched, text: str, value: int) -> None:
    QApplication.clipboard().setText(text)
    units.field.selectAll()

    units.field.paste()

    assert units.values == [value]
    QApplication.clipboard().clear()


def test_a_formula_is_taken_once_it_can_be_read_and_else_says_the_place(
    qapp: object, qtbot: QtBot
) -> None:
    formula = Watched(TextField(Formula("expression", "a * b")), qtbot)
    formula.field.show_value("a * b")

    formula.type_over("sin(a")
    assert formula.faults[-1] == "Expected ) or an operator, received the end at place 6."
    QTest.keyClicks(formula.field, ") + 1")

    assert formula.values[-1] == "sin(a) + 1"
    assert formula.faults[-1] == ""
