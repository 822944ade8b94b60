from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.states import ALWAYS_WATCHED, State, StateSwitches, states_of, with_state
from app.session import Session
from engine.document.values import Node
from engine.language import Map

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def names(session: Session, *nodes: str) -> list[str]:
    return [state.name for state in states_of([session.graph.nodes[node] for node in nodes])]


def test_only_what_makes_sense_can_be_switched(session: Session) -> None:
    assert names(session, "n1") == ["watched"]
    assert names(session, "n2") == ["muted", "watched"]
    assert names(session, "n3") == ["frozen", "muted", "watched"]
    assert names(session, "n3", "n2") == ["muted", "watched"]
    assert names(session, "n8") == []


@pytest.mark.parametrize(("block", "found"), [("noise", ["watched"]), ("category_sampler", [])])
def test_noise_can_be_watched_where_it_is_of_numbers(block: str, found: list[str]) -> None:
    assert [state.name for state in states_of([Node("n1", block, "Noise")])] == found


def test_an_unknown_block_has_no_states() -> None:
    assert states_of([Node("n1", "from_the_future", "New")]) == ()


def test_a_latent_block_is_always_watched(session: Session) -> None:
    state = states_of([session.graph.nodes["n5"]])[-1]

    assert state == State("watched", is_on=True, is_fixed=True)
    assert state.tip == ALWAYS_WATCHED


@pytest.mark.parametrize(
    ("state", "on", "off"),
    [
        ("frozen", "Freeze 2 blocks", "Unfreeze 2 blocks"),
        ("muted", "Mute 2 blocks", "Unmute 2 blocks"),
        ("watched", "Watch 2 blocks", "Stop watching 2 blocks"),
    ],
)
def test_a_state_is_switched_on_and_off(session: Session, state: str, on: str, off: str) -> None:
    name, graph = with_state(session.graph, session.checked, ["n3", "n4"], state, True)
    assert name == on
    changed = {one.name: one.is_on for one in states_of([graph.nodes["n3"], graph.nodes["n4"]])}
    assert changed == {other: other == state for other in ("frozen", "muted", "watched")}

    name, graph = with_state(graph, session.checked, ["n3", "n4"], state, False)
    assert name == off
    assert graph == session.graph


def test_the_switches_show_states_and_tell_what_is_asked(qtbot: QtBot) -> None:
    switches = StateSwitches()
    qtbot.addWidget(switches)
    switches.show()
    switches.show_states([State("muted", is_on=False), State("watched", True, is_fixed=True)])

    assert not switches.buttons["frozen"].isVisible()
    assert switches.buttons["watched"].isChecked()
    assert not switches.buttons["watched"].isEnabled()
    with qtbot.waitSignal(switches.switched) as told:
        QTest.mouseClick(switches.buttons["muted"], Qt.MouseButton.LeftButton)
    assert told.args == ["muted", True]


def test_without_states_nothing_is_shown(qtbot: QtBot) -> None:
    switches = StateSwitches()
    qtbot.addWidget(switches)

    switches.show_states([])

    assert switches.isHidden()


def test_a_placed_part_can_be_frozen_as_a_whole() -> None:
    node = Node("n1", "part", "Encoder", parameters=Map({"part": "Encoder"}))
    assert "frozen" in [state.name for state in states_of([node])]
