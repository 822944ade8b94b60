from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import places
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from app.runs.kept import KeptRun
from app.session import Session
from app.windows.running import Running, blocked_sentence, new_run_id, run_folder
from engine.commands import Ask, GiveUp, Train
from engine.document.edits import add
from engine.document.values import Document, Graph, Node
from engine.questions.decoding import DecodeSpots
from engine.questions.question import NoAnswer
from engine.questions.spots import At
from engine.shapes.checked import Checked
from tests.app.runs.kept_runs import about, keep

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


def test_train_says_where_earlier_runs_lie(
    running: Running, client: EngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(client, "send", sent.append)

    running.train()

    (command,) = [each for each in sent if isinstance(each, Train)]
    assert command.earlier == (str(Path(command.folder).parent),)


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


@pytest.mark.parametrize("what", ["step", "step_epoch"])
def test_without_a_run_a_step_or_an_epoch_starts_one_that_pauses(
    running: Running, session: Session, qtbot: QtBot, what: str
) -> None:
    getattr(running, what)()
    qtbot.waitUntil(lambda: running.is_paused, timeout=TIMEOUT_MS)


def test_an_epoch_leaves_the_run_paused(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)
    running.step_epoch()
    qtbot.waitUntil(lambda: running.is_paused, timeout=TIMEOUT_MS)


def test_a_start_is_given_up_at_once(running: Running, session: Session) -> None:
    running.train()
    running.stop()
    assert not running.is_active
    assert session.run.expected == ""


def test_a_new_seed_is_a_step_of_the_history(running: Running, session: Session) -> None:
    running.new_seed()
    assert session.document.settings.seed != 0
    assert session.history.undoText() == "New seed"


# ------------------------------------------------------------------------------------- reopening


def kept(tmp_path: Path, name: str = "r1") -> KeptRun:
    return KeptRun(keep(tmp_path / name), about(name))


def test_a_kept_run_is_shown_as_one_that_has_ended(
    running: Running, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[bool] = []
    running.opening_changed.connect(told.append)
    running.reopen(kept(tmp_path))
    qtbot.waitUntil(lambda: session.run.end is not None, timeout=TIMEOUT_MS)
    assert session.run.is_reopened
    assert session.run.start is not None
    assert session.run.start.folder == str(tmp_path / "r1")
    assert told == [True, False]


def test_until_it_is_there_the_run_before_it_stays_in_view(
    running: Running, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    start(running, session, qtbot)
    running.stop()
    qtbot.waitUntil(lambda: session.run.end is not None, timeout=TIMEOUT_MS)
    before = session.run.expected
    running.reopen(kept(tmp_path, "damaged"))
    seen = [session.run.expected, running.is_opening]
    with qtbot.waitSignal(running.refused, timeout=TIMEOUT_MS) as refused:
        pass
    assert refused.args == ["run.json is damaged"]
    assert [*seen, session.run.expected, running.is_opening] == [before, True, before, False]


def test_opening_is_given_up_by_stop(
    running: Running, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    running.reopen(kept(tmp_path))
    running.stop()
    assert not running.is_opening
    start(running, session, qtbot)
    assert not session.run.is_reopened


def test_while_a_run_goes_on_none_is_opened(
    running: Running, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    start(running, session, qtbot)
    with qtbot.waitSignal(running.refused) as refused:
        running.reopen(kept(tmp_path))
    assert refused.args == ["A run is going on; stop it before you open another one."]
    assert running.is_active


def test_a_run_without_its_document_is_refused_in_a_sentence(
    running: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    run = kept(tmp_path)
    (run.folder / "document.loom").unlink()
    with qtbot.waitSignal(running.refused) as refused:
        running.reopen(run)
    assert refused.args[0].startswith("document.loom cannot be read")
    assert not running.is_opening


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
    running.set_step_size("n1", 0.1)
    running.stop()
    running.watch((("n1", "y"),))
    running.ask(GiveUp(1))
    running.measure_time()
    running.measure_gradients()
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
        running.set_step_size("adam", 1e9)
    assert refused.args == ["adam cannot step so"]


def test_a_question_of_a_latent_space_is_asked(
    running: Running, session: Session, qtbot: QtBot
) -> None:
    start(running, session, qtbot)
    with qtbot.waitSignal(session.run.answered, timeout=TIMEOUT_MS) as answered:
        running.ask(Ask("n1", "y", 3, DecodeSpots((At(0.0, 0.0),))))
    assert answered.args == [NoAnswer(session.run.expected, "n1", "y", 3, "n1 answers nothing")]


def test_the_time_of_a_step_is_asked_for(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)

    with qtbot.waitSignal(session.run.time_changed):
        running.measure_time()

    assert session.run.time is not None
    assert session.run.time.shares["n2"] == 0.75


def test_the_gradients_are_asked_for(running: Running, session: Session, qtbot: QtBot) -> None:
    start(running, session, qtbot)

    with qtbot.waitSignal(session.run.gradients_changed):
        running.measure_gradients()

    assert session.run.gradients is not None
    assert session.run.gradients.norms["adam"]["n2"] == 0.5


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
    assert all(re.fullmatch(r"\d{8}-\d{6}-[0-9a-f]{8}", run) for run in ids)


def test_a_saved_document_keeps_its_runs_beside_it(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "Rings.loom")
    assert run_folder(session, "r1") == tmp_path / "Rings.runs" / "r1"


def test_an_unsaved_document_keeps_its_runs_among_the_data_of_the_program(
    session: Session,
) -> None:
    assert run_folder(session, "r1") == places.runs() / "r1"


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
