from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar

from app.palette.finding import offered
from app.widgets.action_face import allow, set_face
from app.windows.action import EXAMPLES
from app.windows.action_making import fill_menus
from app.windows.actions import ACTIONS
from app.windows.commands import Command, commands_of, matching
from engine.language import Map, Parameters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def actions(qapp: object) -> dict[str, QAction]:
    made = {action.id: QAction(action.title) for action in ACTIONS}
    for action in ACTIONS:
        made[action.id].setObjectName(action.id)
        made[action.id].setShortcuts(action.sequences)
        set_face(made[action.id], action.title, action.icon, action.tip)
    return made


@pytest.fixture
def bar(actions: dict[str, QAction], qtbot: QtBot) -> QMenuBar:
    made = QMenuBar()
    qtbot.addWidget(made)
    fill_menus(made, actions)[EXAMPLES].addAction("Two spirals")
    return made


def place_nothing(block: str, parameters: Parameters) -> None:
    """Stands for the canvas where nothing is placed."""


def listed(bar: QMenuBar) -> dict[str, Command]:
    return {one.id: one for one in commands_of(bar, place_nothing)}


def titles(found: list[Command]) -> list[str]:
    return [one.title for one in found]


def test_every_action_and_every_block_is_there_once(bar: QMenuBar) -> None:
    ids = [one.id for one in commands_of(bar, place_nothing)]
    assert len(ids) == len(set(ids))
    assert {action.id for action in ACTIONS} <= set(ids)
    assert {f"block {block.id}" for block in offered()} <= set(ids)


def test_an_entry_of_a_menu_in_a_menu_names_it(bar: QMenuBar) -> None:
    example = listed(bar)["Open example: Two spirals"]
    assert example.place == "File › Open example"  # noqa: RUF001 # the sign that is shown
    assert listed(bar)["theme_dark"].title == "Theme: Dark"


def test_a_menu_that_the_title_names_is_not_named_again_beside_it(
    bar: QMenuBar, actions: dict[str, QAction]
) -> None:
    assert listed(bar)["Open example: Two spirals"].beside == "File"
    assert listed(bar)["duplicate"].beside == "Edit"
    allow(actions["duplicate"], False, "Select a block first")
    assert listed(bar)["duplicate"].beside == "Select a block first"


def test_a_command_tells_its_keys_and_why_it_cannot_be_run(
    bar: QMenuBar, actions: dict[str, QAction]
) -> None:
    allow(actions["duplicate"], False, "Select a block first")
    duplicate = listed(bar)["duplicate"]
    assert duplicate.keys == "Ctrl+D"
    assert (duplicate.is_possible, duplicate.why_not) == (False, "Select a block first")


def test_what_is_on_is_ticked(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    actions["tabs"].setCheckable(True)
    actions["tabs"].setChecked(True)
    assert listed(bar)["tabs"].icon == "check"


def test_a_command_runs_what_it_names(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    done: list[str] = []
    actions["fit"].triggered.connect(lambda: done.append("fit"))
    commands = {one.id: one for one in commands_of(bar, lambda block, _: done.append(block))}
    commands["fit"].run()
    commands["block dense"].run()
    assert done == ["fit", "dense"]


def test_the_closest_come_first_and_of_equals_the_recent_ones(bar: QMenuBar) -> None:
    commands = commands_of(bar, place_nothing)
    assert titles(matching(commands, "sa", []))[:2] == ["Save", "Save as…"]
    assert titles(matching(commands, "sa", ["save_as"]))[:2] == ["Save as…", "Save"]
    assert titles(matching(commands, "add dense", []))[0] == "Add Dense"


def test_what_is_typed_as_it_stands_comes_before_what_was_taken_last(bar: QMenuBar) -> None:
    menu = bar.addMenu("Open example")
    for title in ("Digits adversarial autoencoder", "Digits autoencoder"):
        menu.addAction(title)
    last = ["Digits adversarial autoencoder"]

    found = titles(matching(commands_of(bar, place_nothing), "digits autoenc", last))

    assert found[0].endswith("Digits autoencoder")


def test_without_a_word_the_recent_ones_come_first(bar: QMenuBar) -> None:
    found = matching(commands_of(bar, place_nothing), "", ["fit", "about"])
    assert titles(found)[:3] == ["Fit", "About Neuroloom", "New"]


def test_a_block_that_is_set_already_is_found_by_what_it_is_set_to(bar: QMenuBar) -> None:
    placed: list[tuple[str, Parameters]] = []
    commands = commands_of(bar, lambda *what: placed.append(what))
    assert "Add Dataset: Two spirals" in titles(matching(commands, "spiral", []))
    matching(commands, "add xor", [])[0].run()
    assert placed == [("dataset", Map({"data": "xor"}))]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("relu", "Add Activation: ReLU"),
        ("learning rate", "Add Optimizer"),
        ("save", "Save"),
        ("xor", "Add Dataset: Exclusive or"),
    ],
)
def test_the_words_that_a_person_knows_lead_to_what_they_mean(
    bar: QMenuBar, query: str, first: str
) -> None:
    assert titles(matching(commands_of(bar, place_nothing), query, []))[0] == first


def test_a_loss_is_found_before_what_only_speaks_of_one(bar: QMenuBar) -> None:
    found = titles(matching(commands_of(bar, place_nothing), "loss", []))
    losses = [f"Add {block.title}" for block in offered() if block.role == "loss"]
    assert max(map(found.index, losses)) < found.index("Add Optimizer")


def test_the_beginnings_of_words_are_enough_where_nothing_else_matches(bar: QMenuBar) -> None:
    assert "Zoom in" in titles(matching(commands_of(bar, place_nothing), "zin", []))
    assert matching(commands_of(bar, place_nothing), "zzzz", []) == []
