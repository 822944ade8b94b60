from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.choice_field import ChoiceField, SwitchField
from app.inspector.form import Form, field_for
from app.inspector.paths_field import PathsField
from app.inspector.searched_choice_field import SearchedChoiceField
from app.inspector.text_field import TextField
from app.theme.applying import Appearance
from app.widgets.late_stop import comes_late
from engine.language import (
    Axes,
    Choice,
    Condition,
    Integer,
    Option,
    Paths,
    Real,
    Switch,
    Text,
    registry,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

RULE = Choice("rule", "adam", (Option("sgd", "SGD"), Option("adam", "Adam")), title="Rule")
MOMENTUM = Real("momentum", 0.0, high=1.0, title="Momentum", only_if=Condition("rule", ("sgd",)))
MANY = Choice("data", "o1", tuple(Option(f"o{n}", f"Option {n}") for n in range(20)))
UNITS = Integer("units", 64, high=512, title="Units", help="How many neurons.")


@pytest.fixture
def form(appearance: Appearance, qtbot: QtBot) -> Form:
    made = Form((UNITS, RULE, MOMENTUM), appearance)
    qtbot.addWidget(made)
    made.show_values({"units": 64, "rule": "adam", "momentum": 0.0})
    made.resize(368, 200)
    made.show()
    return made


@pytest.mark.parametrize(
    ("parameter", "kind"),
    [
        (UNITS, TextField),
        (MOMENTUM, TextField),
        (RULE, ChoiceField),
        (Switch("bias", True), SwitchField),
        (Axes("shape", (8, 8)), TextField),
        (Paths("trains"), PathsField),
        (Text("part"), TextField),
        (MANY, SearchedChoiceField),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_every_kind_of_parameter_has_its_field(
    parameter: Integer, kind: type, appearance: Appearance, qtbot: QtBot
) -> None:
    field = field_for(parameter, appearance)
    qtbot.addWidget(field)

    assert isinstance(field, kind)


def test_a_row_has_a_name_and_says_what_it_is_for(form: Form) -> None:
    row = form.rows["units"]

    assert row.label.text() == "Units"
    assert row.label.toolTip() == row.field.toolTip() == "How many neurons."
    assert row.field.accessibleName() == "Units"


def test_a_row_that_does_not_matter_is_hidden(form: Form) -> None:
    assert not form.rows["momentum"].isVisible()

    form.show_values({"units": 64, "rule": "sgd", "momentum": 0.0})

    assert form.rows["momentum"].isVisible()


def test_a_row_that_depends_on_values_that_differ_is_hidden(form: Form) -> None:
    form.show_values({"units": 64, "rule": None, "momentum": 0.0})

    assert not form.rows["momentum"].isVisible()


def test_an_edit_is_told_with_the_name_of_its_parameter(form: Form, qtbot: QtBot) -> None:
    field = form.rows["units"].field
    field.setFocus()
    with qtbot.waitSignal(form.edited) as told:
        QTest.keyClick(field, Qt.Key.Key_Up)

    assert told.args == ["units", 65]


def test_a_fault_stands_under_its_field_until_it_is_mended(form: Form) -> None:
    row = form.rows["units"]
    assert isinstance(row.field, TextField)
    row.field.selectAll()
    QTest.keyClicks(row.field, "513")
    assert row.fault.isVisible()
    assert row.fault.text() == "Expected 1 to 512, received 513."

    QTest.keyClick(row.field, Qt.Key.Key_Backspace)

    assert not row.fault.isVisible()


def test_the_way_back_is_there_only_where_the_value_is_not_the_default(
    form: Form, qtbot: QtBot
) -> None:
    row = form.rows["units"]
    assert not row.reset.isVisible()

    form.show_values({"units": 100, "rule": "adam", "momentum": 0.0})
    assert row.reset.isVisible()
    assert row.reset.toolTip() == "Reset to 64"

    with qtbot.waitSignal(form.reset_asked) as told:
        QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert told.args == ["units"]


def test_the_help_of_a_row_says_what_fits(form: Form) -> None:
    words = form.rows["units"].help_words

    assert words.replace("\u00a0", " ") == "How many neurons. 1 … 512."


def test_the_help_of_a_choice_says_what_the_chosen_option_does(
    appearance: Appearance, qtbot: QtBot
) -> None:
    options = (Option("sgd", "SGD", "Plain steps."), Option("adam", "Adam"))
    form = Form((Choice("rule", "sgd", options, help="How it steps."),), appearance)
    qtbot.addWidget(form)

    form.show_values({"rule": "sgd"})
    assert form.rows["rule"].help_words == "How it steps. SGD: Plain steps."

    form.show_values({"rule": "adam"})
    assert form.rows["rule"].help_words == "How it steps."


def test_a_choice_is_reset_to_the_title_of_its_default(form: Form) -> None:
    form.show_values({"units": 64, "rule": "sgd", "momentum": 0.0})

    assert form.rows["rule"].reset.toolTip() == "Reset to Adam"


def test_the_ways_back_come_after_the_fields(form: Form) -> None:
    row = form.rows["units"]

    assert comes_late(row.reset)
    assert not comes_late(row.field)


def test_a_slider_and_its_field_say_the_same(appearance: Appearance, qtbot: QtBot) -> None:
    form = Form((UNITS, RULE), appearance, has_sliders=True)
    qtbot.addWidget(form)
    row = form.rows["units"]
    form.show_values({"units": 512, "rule": "adam"})
    assert row.slider is not None
    assert row.slider.bar.value() == 1
    assert form.rows["rule"].slider is None

    with qtbot.waitSignal(form.edited) as told:
        row.slider.bar.setValue(0.0)

    assert told.args == ["units", 1]
    assert isinstance(row.field, TextField)
    assert row.field.text() == "1"


def test_no_field_gets_a_value_past_its_row_that_does_not_fit(form: Form, qtbot: QtBot) -> None:
    row = form.rows["units"]

    with qtbot.assertNotEmitted(form.edited):
        row.field.edited.emit(513)

    assert row.fault.text() == "Expected 1 to 512, received 513."


def test_what_can_be_reset_may_be_told_apart_from_what_is_shown(form: Form) -> None:
    form.show_values({"units": 64, "rule": "adam", "momentum": 0.0}, changed={"units"})

    assert form.rows["units"].reset.isVisible()
    assert not form.rows["rule"].reset.isVisible()


@pytest.mark.parametrize("name", list(registry()))
def test_every_block_has_a_form_that_shows_its_defaults(
    name: str, appearance: Appearance, qtbot: QtBot
) -> None:
    block = registry()[name]
    form = Form(block.parameters, appearance)
    qtbot.addWidget(form)

    form.show_values(block.filled({}))

    assert list(form.rows) == [parameter.name for parameter in block.parameters]
    assert all(row.reset.isHidden() for row in form.rows.values())
    assert all(row.fault.isHidden() for row in form.rows.values())
