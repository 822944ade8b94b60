from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QAction, QGuiApplication

from app.around import Around
from app.canvas.editing.choice import Choice
from app.canvas.editing.clipboard import CLIP_MIME
from app.inspector.frame_edits import coloured
from app.session import Session
from app.theme.frame_colours import TITLES
from app.widgets.action_face import WHY_NOT
from app.windows.action import ARRANGE, COLOUR
from app.windows.actions import ACTIONS
from app.windows.choice_states import ChoiceStates
from engine.document.edits import freeze
from engine.shapes.collapsing import collapse

CODE, DIGITS = "n5", "n1"


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def actions(owner: QObject) -> dict[str, QAction]:
    made = {action.id: QAction(action.title, owner) for action in ACTIONS}
    for action in ACTIONS:
        made[action.id].setCheckable(action.is_checkable)
    return made


@pytest.fixture
def choice(actions: dict[str, QAction], digits: Session, owner: QObject) -> Choice:
    made = Choice(digits, owner)
    ChoiceStates(actions, digits, made, owner)
    return made


def enabled(actions: dict[str, QAction], *names: str) -> set[str]:
    return {name for name in names if actions[name].isEnabled()}


ALL = ("cut", "copy", "duplicate", "delete", "rename", "fit_selection", "freeze", "mute", "watch")


def test_without_a_choice_everything_asks_for_one(
    choice: Choice, actions: dict[str, QAction]
) -> None:
    assert enabled(actions, *ALL) == set()
    assert actions["freeze"].property(WHY_NOT) == "Select a block first"


def test_a_layer_can_be_switched_in_every_way(choice: Choice, actions: dict[str, QAction]) -> None:
    choice.choose(["n3"])
    assert enabled(actions, *ALL) == set(ALL)


def test_what_cannot_be_switched_says_why(choice: Choice, actions: dict[str, QAction]) -> None:
    choice.choose([DIGITS])
    assert enabled(actions, "freeze", "mute", "watch") == {"watch"}
    assert actions["freeze"].property(WHY_NOT) == "Only blocks with weights can be frozen"
    choice.choose([CODE])
    assert actions["watch"].isChecked()
    assert "always" in actions["watch"].property(WHY_NOT)


def test_a_wire_can_be_deleted_and_nothing_else(
    choice: Choice, actions: dict[str, QAction], digits: Session
) -> None:
    choice.choose(wires=digits.graph.wires[:1])
    assert enabled(actions, *ALL) == {"delete"}


def test_several_blocks_have_no_one_title(choice: Choice, actions: dict[str, QAction]) -> None:
    choice.choose(["n3", "n4"])
    assert enabled(actions, "rename", "duplicate") == {"duplicate"}


def test_a_frozen_block_has_its_tick(
    choice: Choice, actions: dict[str, QAction], digits: Session
) -> None:
    choice.choose(["n3"])
    digits.edit("Freeze", freeze(digits.graph, ["n3"]))
    assert actions["freeze"].isChecked()
    digits.history.undo()
    assert not actions["freeze"].isChecked()


def test_paste_waits_for_blocks_on_the_clipboard(
    choice: Choice, actions: dict[str, QAction]
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a sentence")
    seen = [actions["paste"].isEnabled()]
    data = QMimeData()
    data.setData(CLIP_MIME, b"{}")
    clipboard.setMimeData(data)
    assert [*seen, actions["paste"].isEnabled()] == [False, True]


def test_what_wires_lead_to_is_selected_from_a_block(
    choice: Choice, actions: dict[str, QAction]
) -> None:
    names = ("select_upstream", "select_downstream", "select_connected")
    assert enabled(actions, *names) == set()
    choice.choose([CODE])
    assert enabled(actions, *names) == set(names)


def test_two_blocks_can_be_aligned_and_three_distributed(
    choice: Choice, actions: dict[str, QAction]
) -> None:
    names = [action.id for action in ACTIONS if action.menu == ARRANGE and action.id != "tidy_up"]
    distributing = {name for name in names if name.startswith("distribute")}
    choice.choose(["n3"])
    assert enabled(actions, *names) == set()
    assert actions["align_left"].property(WHY_NOT) == "Select two blocks or more first"
    choice.choose(["n3", "n4"])
    assert enabled(actions, *names) == set(names) - distributing
    choice.choose(["n3", "n4", "n5"])
    assert enabled(actions, *names) == set(names)


STRUCTURE = ("collapse", "expand", "repeat", "enter_part", "leave_part")


def test_a_block_can_be_collapsed_and_a_placed_part_entered(
    choice: Choice, actions: dict[str, QAction], digits: Session
) -> None:
    choice.choose(["n3"])
    assert enabled(actions, *STRUCTURE) == {"collapse"}
    made = collapse(digits.document, ["n3"])
    digits.edit_document("Collapse", made.document)
    choice.choose([made.node])
    assert enabled(actions, *STRUCTURE) == {"collapse", "expand", "repeat", "enter_part"}


def test_inside_a_part_one_can_leave_it_and_nothing_is_watched(
    choice: Choice, actions: dict[str, QAction], digits: Session
) -> None:
    made = collapse(digits.document, ["n3"])
    digits.edit_document("Collapse", made.document)
    digits.enter(made.node)
    choice.choose(["n3"])
    assert enabled(actions, "leave_part", "freeze", "watch") == {"leave_part", "freeze"}


FRAMING = ("frame", "add_to_frame", "leave_frame", "select_frame", "fit_selection", "rename")


def test_blocks_can_be_framed_and_frames_be_named(
    choice: Choice, actions: dict[str, QAction]
) -> None:
    choice.choose([CODE])
    assert enabled(actions, *FRAMING) == set(FRAMING)
    choice.choose(around=Around(frames=("f1",)))
    assert enabled(actions, *FRAMING) == {"select_frame", "fit_selection", "rename"}


def test_the_colour_of_the_selected_frame_is_ticked(
    choice: Choice, actions: dict[str, QAction], digits: Session
) -> None:
    colours = [action.id for action in ACTIONS if action.menu == COLOUR]
    assert enabled(actions, *colours) == set()

    choice.choose(around=Around(frames=("f1",)))
    digits.edit(*coloured(digits.graph, ["f1"], "green"))

    assert enabled(actions, *colours) == set(colours)
    assert [name for name in colours if actions[name].isChecked()] == ["colour_green"]
    assert [name for name in colours if actions[name].icon().isNull()] == ["colour_green"]


def test_there_is_an_action_for_each_colour() -> None:
    colours = {action.id.removeprefix("colour_") for action in ACTIONS if action.menu == COLOUR}
    assert colours == {name or "grey" for name in TITLES}
