from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.session import Session
from app.windows.live_edits import LiveEdits, step_sizes
from app.windows.running import Running
from engine.commands import SetStepSize
from engine.document.edits import move, set_parameter
from engine.language import Value
from engine.observations.records import StepSizeChanged

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
TIMEOUT_MS = 20_000
ADAM = "n10"


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    yield made
    made.stop()


@pytest.fixture
def sent(client: EngineClient, monkeypatch: pytest.MonkeyPatch) -> list[SetStepSize]:
    """The step sizes that the engine was told, in their order."""
    told: list[SetStepSize] = []
    send = client.send

    def noted(command: object) -> None:
        if isinstance(command, SetStepSize):
            told.append(command)
        send(command)  # type: ignore[arg-type] # whatever it is, it goes on to the engine

    monkeypatch.setattr(client, "send", noted)
    return told


@pytest.fixture
def running(digits: Session, client: EngineClient, sent: list[SetStepSize]) -> Running:
    return Running(digits, client)


@pytest.fixture
def said(digits: Session, running: Running) -> list[str]:
    """The quiet words of a run that goes on, in their order."""
    words: list[str] = []
    edits = LiveEdits(digits, running, running)
    edits.told.connect(words.append)
    return words


def start(running: Running, session: Session, qtbot: QtBot) -> None:
    running.train()
    qtbot.waitUntil(lambda: session.run.state == "training", timeout=TIMEOUT_MS)


def change(session: Session, name: str, value: Value, node: str = ADAM) -> None:
    session.edit("Change", set_parameter(session.graph, [node], name, value))


def test_a_step_size_is_sent_once_the_person_has_typed_it(
    running: Running, digits: Session, said: list[str], sent: list[SetStepSize], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    for typed in (0.001, 0.0012, 0.00125):
        change(digits, "step_size", typed)
    qtbot.waitUntil(lambda: bool(sent))
    assert sent == [SetStepSize(ADAM, 0.00125)]
    assert said == [""]


def test_undo_gives_the_run_its_step_size_back(
    running: Running, digits: Session, said: list[str], sent: list[SetStepSize], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    change(digits, "step_size", 0.001)
    qtbot.waitUntil(lambda: len(sent) == 1)
    digits.history.undo()
    qtbot.waitUntil(lambda: len(sent) == 2)
    assert sent[-1] == SetStepSize(ADAM, 0.002)


def test_the_step_from_which_it_counts_is_told(
    running: Running, digits: Session, said: list[str], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    digits.run.take([StepSizeChanged(digits.run.expected, ADAM, 1240, 0.001)])
    assert said[-1] == "Step size 0.001 from step 1,240"


def test_any_other_edit_is_said_once_to_count_from_the_next_start(
    running: Running, digits: Session, said: list[str], sent: list[SetStepSize], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    change(digits, "units", 100, "n3")
    change(digits, "units", 101, "n3")
    (words,) = [each for each in said if each]
    assert words.startswith("The run trains the document as it was at ")
    assert words.endswith("your changes count from the next start")
    assert sent == []


def test_a_block_that_is_only_moved_is_not_worth_a_word(
    running: Running, digits: Session, said: list[str], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    digits.edit("Move", move(digits.graph, {ADAM: (900.0, 0.0)}))
    assert said == [""]


def test_the_words_go_with_the_run(
    running: Running, digits: Session, said: list[str], qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    change(digits, "units", 100, "n3")
    running.stop()
    qtbot.waitUntil(lambda: digits.run.state == "stopped", timeout=TIMEOUT_MS)
    change(digits, "units", 101, "n3")
    change(digits, "step_size", 0.5)
    assert said[-1] == ""


def test_without_a_run_nothing_is_said_or_sent(
    digits: Session, said: list[str], sent: list[SetStepSize]
) -> None:
    change(digits, "step_size", 0.5)
    change(digits, "units", 100, "n3")
    assert (said, sent) == ([], [])


def test_step_sizes_that_cannot_be_are_passed_over(digits: Session) -> None:
    assert dict(step_sizes(digits.graph)) == {ADAM: 0.002}
    assert dict(step_sizes(set_parameter(digits.graph, [ADAM], "step_size", 50.0))) == {}


def test_a_name_for_the_document_is_no_edit(
    running: Running, digits: Session, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    start(running, digits, qtbot)
    digits.save(tmp_path / "Rings.loom")
    assert digits.document.title == "Rings"
    assert digits.has_trained_this
    assert said == [""]
