from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QTimer

from app.bridge import client as module
from app.bridge.client import EngineClient
from app.bridge.process import ProcessHost
from engine.commands import Ask, MeasureTime, Train
from engine.document.values import Document
from engine.observations.records import Record, RunStarted
from engine.questions.question import NoAnswer, Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAKE = str(Path(__file__).with_name("fake_engine.py"))
TIMEOUT_MS = 20_000


def fake_host() -> ProcessHost:
    return ProcessHost((sys.executable, FAKE))


def no_host() -> ProcessHost:
    raise FileNotFoundError(2, "No such file or directory")


@pytest.fixture
def client(qapp: object) -> Iterator[EngineClient]:
    made = EngineClient(fake_host)
    yield made
    made.stop()


def process_of(client: EngineClient) -> int:
    assert isinstance(client.host, ProcessHost)
    return client.host.pid


def test_making_a_client_starts_no_engine(client: EngineClient) -> None:
    assert not client.is_running


def test_records_arrive_on_the_thread_of_the_window(client: EngineClient, qtbot: QtBot) -> None:
    threads: list[bool] = []
    client.records.connect(lambda _: threads.append(QThread.currentThread().isMainThread()))
    with qtbot.waitSignal(client.records, timeout=TIMEOUT_MS) as sent:
        client.send(Train("r1", Document("Digits")))
    records: tuple[Record, ...] = sent.args[0]
    assert isinstance(records[0], RunStarted)
    assert threads == [True]


def test_a_death_is_told_once_with_its_cause(client: EngineClient, qtbot: QtBot) -> None:
    said: list[str] = []
    client.died.connect(said.append)
    with qtbot.waitSignal(client.records, timeout=TIMEOUT_MS):
        client.send(Train("r1", Document()))
    with qtbot.waitSignal(client.died, timeout=TIMEOUT_MS):
        os.kill(process_of(client), signal.SIGKILL)
    assert [sentence.partition(".")[0] for sentence in said] == [
        "The engine stopped unexpectedly (killed by signal 9)"
    ]
    assert not client.is_running


def test_the_next_command_after_a_death_starts_another_engine(
    client: EngineClient, qtbot: QtBot
) -> None:
    client.start()
    first = process_of(client)
    with qtbot.waitSignal(client.died, timeout=TIMEOUT_MS):
        os.kill(first, signal.SIGKILL)
    with qtbot.waitSignal(client.records, timeout=TIMEOUT_MS):
        client.send(Train("r2", Document()))
    assert process_of(client) != first


def test_the_last_lines_of_an_engine_that_died_are_kept(qtbot: QtBot) -> None:
    dying = "import sys; sys.stderr.write('first\\nlast\\n'); sys.exit(3)"
    client = EngineClient(lambda: ProcessHost((sys.executable, "-c", dying)))
    with qtbot.waitSignal(client.died, timeout=TIMEOUT_MS):
        client.start()
    assert client.last_words == ("first", "last")


def test_an_engine_that_cannot_start_is_a_death_with_a_sentence(qtbot: QtBot) -> None:
    client = EngineClient(no_host)
    with qtbot.waitSignal(client.died) as died:
        client.send(Train("r1", Document()))
    assert died.args == ["The engine cannot be started: No such file or directory."]


def test_stopping_leaves_no_thread_and_says_nothing(client: EngineClient, qtbot: QtBot) -> None:
    client.start()
    with qtbot.assertNotEmitted(client.died):
        client.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine-")]
    assert not client.is_running


def test_an_idle_client_looks_less_often_until_the_next_command(
    client: EngineClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_FOR_S", 0.0)
    (timer,) = client.findChildren(QTimer)
    client.start()
    qtbot.waitUntil(lambda: timer.interval() == module.IDLE_MS)
    client.send(MeasureTime())
    assert timer.interval() == module.BUSY_MS


def test_an_answer_that_is_awaited_is_looked_for_at_once(
    client: EngineClient, qtbot: QtBot
) -> None:
    (timer,) = client.findChildren(QTimer)
    client.send(Ask("n1", "y", 1, Question()))
    assert timer.interval() == module.ASKING_MS
    with qtbot.waitSignal(client.records, check_params_cb=answers):
        pass
    assert timer.interval() == module.BUSY_MS


def answers(records: tuple[Record, ...]) -> bool:
    return any(isinstance(record, NoAnswer) for record in records)


def test_another_client_has_an_engine_of_its_own_when_it_needs_one(
    client: EngineClient, qtbot: QtBot
) -> None:
    client.start()
    other = client.another()
    assert not other.is_running
    other.start()
    assert process_of(other) != process_of(client)
    other.stop()
    assert client.is_running


def test_an_engine_can_be_taken_over_and_its_records_go_along(
    client: EngineClient, qtbot: QtBot
) -> None:
    client.start()
    engine = process_of(client)
    other = client.another()
    other.take_engine(client)
    assert not client.is_running
    with qtbot.waitSignal(other.records, timeout=TIMEOUT_MS):
        other.send(Train("r1", Document()))
    assert process_of(other) == engine
    other.stop()


def test_who_lets_an_engine_go_does_not_wait_and_stop_does(client: EngineClient) -> None:
    client.start()
    engine = client.host
    assert isinstance(engine, ProcessHost)
    client.let_go()
    assert not client.is_running
    client.stop()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine-")]


def test_nobody_listens_to_a_silent_engine_that_is_not_awaited(
    client: EngineClient, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_FOR_S", 0.0)
    (timer,) = client.findChildren(QTimer)
    client.is_awaited = lambda: False
    client.start()
    qtbot.waitUntil(lambda: not timer.isActive())
    with qtbot.waitSignal(client.records, timeout=TIMEOUT_MS):
        client.is_awaited = lambda: True
        client.send(Train("r1", Document()))


def test_what_is_not_seen_is_taken_less_often(client: EngineClient) -> None:
    (timer,) = client.findChildren(QTimer)
    client.listen(is_seen=False)
    assert not timer.isActive()
    client.start()
    assert timer.interval() == module.IDLE_MS
    client.listen(is_seen=True)
    assert timer.interval() == module.BUSY_MS
