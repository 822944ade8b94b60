from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.paths_field import EVERYTHING, Candidate, PathsField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NODES = (Candidate("n1", "Encoder"), Candidate("n2", "Code"), Candidate("n3", "Decoder"))


@pytest.fixture
def field(qtbot: QtBot) -> PathsField:
    made = PathsField()
    qtbot.addWidget(made)
    made.show_candidates(NODES)
    made.show_value(())
    made.show()
    return made


def ticked(field: PathsField) -> list[str]:
    items = [field.item(place) for place in range(field.count())]
    return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]


def tick(field: PathsField, place: int) -> None:
    """As a person does by keyboard."""
    field.setCurrentRow(place)
    QTest.keyClick(field, Qt.Key.Key_Space)


def test_the_empty_list_is_everything_upstream(field: PathsField) -> None:
    assert ticked(field) == [EVERYTHING]
    assert field.count() == 4


def test_a_ticked_node_takes_the_place_of_everything(field: PathsField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited) as told:
        tick(field, 2)

    assert told.args == [("n2",)]
    assert ticked(field) == ["Code"]


def test_ids_come_in_the_order_of_the_list(field: PathsField, qtbot: QtBot) -> None:
    tick(field, 3)
    with qtbot.waitSignal(field.edited) as told:
        tick(field, 1)

    assert told.args == [("n1", "n3")]


def test_everything_takes_the_place_of_all_ticked_nodes(field: PathsField, qtbot: QtBot) -> None:
    field.show_value(("n1", "n3"))

    with qtbot.waitSignal(field.edited) as told:
        tick(field, 0)

    assert told.args == [()]
    assert ticked(field) == [EVERYTHING]


def test_taking_the_last_tick_away_means_everything(field: PathsField) -> None:
    field.show_value(("n2",))

    tick(field, 2)

    assert ticked(field) == [EVERYTHING]


def test_a_listed_node_that_is_gone_can_be_seen_and_taken_away(
    field: PathsField, qtbot: QtBot
) -> None:
    field.show_value(("n1", "n9"))
    assert ticked(field) == ["Encoder", "n9 (not there)"]

    with qtbot.waitSignal(field.edited) as told:
        tick(field, 4)

    assert told.args == [("n1",)]
    assert field.count() == 4


def test_showing_a_value_tells_nothing(field: PathsField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_value(("n1",))
        field.show_candidates(NODES[:1])
        field.show_value(None)

    assert field.count() == 2
