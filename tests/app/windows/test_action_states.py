from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.session import Session
from app.theme.applying import Appearance, Mode
from app.widgets.action_face import IS_QUIET, WHY_NOT
from app.windows.action_states import ActionStates
from app.windows.actions import ACTIONS
from app.windows.running import Running
from engine.document.edits import move
from engine.language import Map
from engine.observations.records import Progress, RunEnded, RunStarted, RunState


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
def states(
    actions: dict[str, QAction], digits: Session, appearance: Appearance, owner: QObject
) -> ActionStates:
    running = Running(digits, EngineClient(ProcessHost, owner), owner)
    return ActionStates(actions, digits, running, appearance, owner)


START = RunStarted("r1", "Digits", Map({"adam": "Adam"}), 4, 92, "CPU", 1, 100, "")


def progress(state: RunState) -> Progress:
    return Progress("r1", state, 1, 4, 7, 1000.0, 8.0)


def enabled(actions: dict[str, QAction], *names: str) -> list[bool]:
    return [actions[name].isEnabled() for name in names]


def test_undo_and_redo_name_their_steps(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    assert enabled(actions, "undo", "redo") == [False, False]
    digits.edit("Move Code", move(digits.graph, {next(iter(digits.graph.nodes)): (400.0, 0.0)}))
    assert actions["undo"].text() == "Undo move Code"
    digits.history.undo()
    assert actions["redo"].text() == "Redo move Code"
    assert enabled(actions, "undo", "redo") == [False, True]


def test_a_step_that_takes_in_another_keeps_the_name_true(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    node = next(iter(digits.graph.nodes))
    digits.edit("Move", move(digits.graph, {node: (400.0, 0.0)}), merge="drag")
    digits.edit("Move", move(digits.graph, {node: (408.0, 0.0)}), merge="drag")
    assert actions["undo"].text() == "Undo move"


def test_going_back_to_the_file_says_why_it_cannot(
    states: ActionStates, actions: dict[str, QAction], digits: Session, tmp_path: Path
) -> None:
    revert = actions["revert"]
    reasons = [revert.property(WHY_NOT)]
    digits.save(tmp_path / "Digits.loom")
    reasons.append(revert.property(WHY_NOT))
    assert reasons == ["The document has no file yet", "The file holds what the canvas shows"]
    digits.edit("Move Code", move(digits.graph, {next(iter(digits.graph.nodes)): (400.0, 0.0)}))
    assert revert.isEnabled()


def test_without_a_run_there_is_a_start_of_all_a_step_or_an_epoch(
    states: ActionStates, actions: dict[str, QAction]
) -> None:
    assert enabled(actions, "train", "step", "epoch", "pause", "stop") == [True] * 3 + [False] * 2
    assert actions["train"].text() == "Train"
    assert actions["stop"].property(WHY_NOT) == "No run is active"


def test_a_run_can_be_paused_stepped_stopped_and_restarted(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    digits.run.expect("r1")
    digits.run.take([START, progress("training")])
    assert enabled(actions, "train", "pause", "step", "epoch", "stop") == [True] * 5
    assert actions["train"].text() == "Restart"
    assert actions["train"].property(IS_QUIET) is True
    assert actions["pause"].text() == "Pause"


def test_a_paused_run_can_be_continued(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    digits.run.expect("r1")
    digits.run.take([progress("paused")])
    assert actions["pause"].text() == "Continue"


def test_after_the_end_train_calls_again(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    digits.run.expect("r1")
    digits.run.take([progress("training"), RunEnded("r1", "finished", 2.0, 92)])
    assert actions["train"].text() == "Train"
    assert actions["train"].property(IS_QUIET) is False
    assert enabled(actions, "pause", "stop", "step", "epoch") == [False, False, True, True]


def test_a_run_that_is_being_prepared_can_only_be_given_up(
    states: ActionStates, actions: dict[str, QAction], digits: Session
) -> None:
    digits.run.expect("r1")
    assert enabled(actions, "pause", "step", "epoch", "stop") == [False, False, False, True]


def test_the_chosen_theme_is_checked(
    states: ActionStates, actions: dict[str, QAction], appearance: Appearance
) -> None:
    appearance.set_mode(Mode.LIGHT)
    states.show_theme()
    chosen = [name for name in actions if name.startswith("theme_") and actions[name].isChecked()]
    assert chosen == ["theme_light"]
