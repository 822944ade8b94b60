from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.session import Session
from app.windows.running import Running, blocked_sentence, new_run_id, run_folder
from engine.document.edits import add
from engine.document.values import Document, Graph, Node
from engine.shapes.checked import Checked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAKE = str(Path(__file__).parents[1] / "bridge" / "fake_engine.py")
TIMEOUT_MS = 20_000


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(lambda: ProcessHost((sys.executable, FAKE)))
    yield made
    made.stop()


@pytest.fixture
def session(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session whose document counts as free of problems; the fake engine trains anything."""
    monkeypatch.setattr("app.session.check", lambda _: Checked())
    return Session(Document("Digits", add(Graph(), Node("n1", "dense", "Dense"))))


@pytest.fixture
def running(session: Session, client: EngineClient) -> Running:
    return Running(session, client)


def start(running: Running, session: Session, qtbot: QtBot) -> None:
    running.train()
    qtbot.waitUntil(lambda: session.run.state == "training", timeout=TIMEOUT_MS)


def test_train_sends_the_document_and_follows_its_run(
    running: Running, session: Session, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    assert session.run.start is not None
    assert session.run.start.title == "Digits"
    assert session.run.start.run == session.run.expected


def test_a_document_with_problems_is_not_trained(client: EngineClient, qtbot: QtBot) -> None:
    session = Session(Document("Digits", add(Graph(), Node("n1", "no such block", "Odd"))))
    running = Running(session, client)
    with qtbot.waitSignal(running.blocked) as blocked:
        running.train()
    assert blocked.args == [blocked_sentence(len(session.checked.problems))]
    assert not client.is_running
    assert not session.run.is_active


def test_pause_holds_the_run_and_the_same_command_goes_on(
    running: Running, session: Session, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    running.pause_or_continue()
    qtbot.waitUntil(lambda: running.is_paused, timeout=TIMEOUT_MS)
    running.pause_or_continue()
    qtbot.waitUntil(lambda: session.run.state == "training", timeout=TIMEOUT_MS)


def test_a_step_leaves_the_run_paused(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)
    running.step()
    qtbot.waitUntil(lambda: running.is_paused, timeout=TIMEOUT_MS)


def test_stop_ends_the_run(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)
    with qtbot.waitSignal(session.run.ended, timeout=TIMEOUT_MS):
        running.stop()
    assert session.run.state == "stopped"


def test_train_while_a_run_is_active_begins_another(
    running: Running, session: Session, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    first = session.run.expected
    start(running, session, qtbot)
    assert session.run.expected != first
    assert session.run.start is not None
    assert session.run.start.run == session.run.expected


def test_without_a_run_the_other_commands_start_no_engine(
    running: Running, client: EngineClient
) -> None:
    running.pause_or_continue()
    running.step()
    running.stop()
    running.watch((("n1", "y"),))
    running.decode("n1", "y", 1, 0.0, 0.0)
    assert not client.is_running


def test_a_killed_engine_ends_the_run_with_a_sentence_and_keeps_the_document(
    running: Running, session: Session, client: EngineClient, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    document = session.document
    assert isinstance(client.host, ProcessHost)
    with qtbot.waitSignal(running.died, timeout=TIMEOUT_MS) as died:
        os.kill(client.host.pid, signal.SIGKILL)
    assert died.args[0].startswith("The engine stopped unexpectedly (killed by signal 9).")
    assert session.run.state == "failed"
    assert session.document is document


def test_the_next_train_after_a_death_starts_another_engine(
    running: Running, session: Session, client: EngineClient, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    assert isinstance(client.host, ProcessHost)
    with qtbot.waitSignal(running.died, timeout=TIMEOUT_MS):
        os.kill(client.host.pid, signal.SIGKILL)
    start(running, session, qtbot)
    assert running.is_active


def test_a_refused_command_is_told(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)
    with qtbot.waitSignal(running.refused, timeout=TIMEOUT_MS) as refused:
        running.decode("n1", "y", 1, 0.0, 0.0)
    assert refused.args == ["n1 cannot be decoded"]


def test_forgetting_ends_the_run_and_clears_what_it_showed(
    running: Running, session: Session, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    running.forget()
    assert not running.is_active
    assert session.run.start is None


def test_run_ids_sort_by_time_and_do_not_repeat() -> None:
    ids = [new_run_id() for _ in range(50)]
    assert len(set(ids)) == 50
    assert all(re.fullmatch(r"\d{8}-\d{6}-[0-9a-f]{4}", run) for run in ids)


def test_a_saved_document_keeps_its_runs_beside_it(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "Rings.loom")
    assert run_folder(session, "r1") == tmp_path / "Rings.runs" / "r1"


def test_an_unsaved_document_keeps_its_runs_among_the_data_of_the_program(
    session: Session,
) -> None:
    folder = run_folder(session, "r1")
    assert folder.parts[-2:] == ("runs", "r1")
    assert "neuroloom" in folder.parts


def test_the_sentence_of_a_blocked_document_counts() -> None:
    assert "One problem keeps" in blocked_sentence(1)
    assert "3 problems keep" in blocked_sentence(3)


def test_an_empty_canvas_is_refused_in_words_and_starts_nothing(
    client: EngineClient, qtbot: QtBot
) -> None:
    session = Session()
    running = Running(session, client)
    with qtbot.waitSignal(running.refused) as refused, qtbot.assertNotEmitted(running.started):
        running.train()
    assert refused.args is not None
    assert refused.args[0].startswith("The canvas is empty, so there is nothing to train.")
