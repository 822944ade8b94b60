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
    items = [field.list.item(place) for place in range(field.list.count())]
    return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]


def tick(field: PathsField, place: int) -> None:
    """As a person does by keyboard."""
    field.list.setCurrentRow(place)
    QTest.keyClick(field.list, Qt.Key.Key_Space)


def test_the_empty_list_is_everything_upstream(field: PathsField) -> None:
    assert ticked(field) == [EVERYTHING]
    assert field.list.count() == 4


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
    assert field.list.count() == 4


def test_showing_a_value_tells_nothing(field: PathsField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_value(("n1",))
        field.show_candidates(NODES[:1])
        field.show_value(None)

    assert field.list.count() == 2


def test_many_nodes_scroll_and_are_found_by_typing(field: PathsField) -> None:
    assert not field.search.isVisible()
    field.show_candidates([Candidate(f"n{number}", f"Layer {number}") for number in range(30)])
    assert field.search.isVisible()
    assert field.list.height() < 200

    QTest.keyClicks(field.search, "layer 2")

    shown = [
        field.list.item(place).text()
        for place in range(field.list.count())
        if not field.list.item(place).isHidden()
    ]
    assert shown == ["Layer 2", *(f"Layer {number}" for number in range(20, 30))]


def test_what_is_found_stays_found_after_a_tick(field: PathsField, qtbot: QtBot) -> None:
    field.show_candidates([Candidate(f"n{number}", f"Layer {number}") for number in range(30)])
    QTest.keyClicks(field.search, "29")

    with qtbot.waitSignal(field.edited) as told:
        tick(field, 30)

    assert told.args == [("n29",)]
    assert field.list.item(1).isHidden()


def test_where_optimizers_differ_no_box_is_ticked_or_empty(field: PathsField) -> None:
    field.show_value(None)

    states = {field.list.item(place).checkState() for place in range(field.list.count())}
    assert states == {Qt.CheckState.PartiallyChecked}


def test_a_tick_where_optimizers_differ_starts_from_nothing(
    field: PathsField, qtbot: QtBot
) -> None:
    field.show_value(None)

    with qtbot.waitSignal(field.edited) as told:
        tick(field, 1)

    assert told.args == [("n1",)]


FRAMED = (*NODES, Candidate("f1", "Both (frame)", ("n1", "n3")))


@pytest.fixture
def framed(field: PathsField) -> PathsField:
    field.show_candidates(FRAMED)
    return field


def state(field: PathsField, title: str) -> Qt.CheckState:
    (item,) = field.list.findItems(title, Qt.MatchFlag.MatchExactly)
    return item.checkState()


def test_choosing_a_frame_writes_its_members(framed: PathsField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(framed.edited) as told:
        tick(framed, 1)

    assert told.args == [("n1", "n3")]
    assert ticked(framed) == ["Both (frame)", "Encoder", "Decoder"]


def test_a_frame_of_which_some_are_ticked_is_half_ticked(framed: PathsField) -> None:
    framed.show_value(("n1", "n2"))
    assert state(framed, "Both (frame)") is Qt.CheckState.PartiallyChecked
    framed.show_value(("n2",))
    assert state(framed, "Both (frame)") is Qt.CheckState.Unchecked


def test_a_frame_that_is_chosen_no_longer_leaves_the_others(
    framed: PathsField, qtbot: QtBot
) -> None:
    framed.show_value(("n1", "n2", "n3"))
    with qtbot.waitSignal(framed.edited) as told:
        tick(framed, 1)

    assert told.args == [("n2",)]
