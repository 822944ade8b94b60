from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bridge import process
from app.bridge.process import ProcessHost, death_sentence
from engine.commands import Ask, Train
from engine.document.values import Document
from engine.observations.records import Progress, RunStarted
from engine.questions.question import NoAnswer, Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAKE = str(Path(__file__).with_name("fake_engine.py"))
Start = Callable[..., ProcessHost]


@pytest.fixture
def start() -> Iterator[Start]:
    hosts: list[ProcessHost] = []

    def make(*how: str) -> ProcessHost:
        hosts.append(ProcessHost((sys.executable, FAKE, *how)))
        return hosts[-1]

    yield make
    for host in hosts:
        host.close()


def engine_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("engine-")]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for_fault(host: ProcessHost, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: bool(host.fault()), timeout=20_000)
    return host.fault()


def test_a_command_crosses_the_pipe_and_records_come_back(start: Start) -> None:
    host = start()
    host.send(Train("r1", Document("Digits")))
    assert host.channel.wait(20)
    first, second = host.channel.drain()
    assert isinstance(first, RunStarted)
    assert first.title == "Digits"
    assert isinstance(second, Progress)


def test_commands_sent_before_the_engine_connects_keep_their_order(start: Start) -> None:
    host = start()
    for request in range(3):
        host.send(Ask(f"n{request}", "y", request, Question()))
    said: list[str] = []
    while len(said) < 3 and host.channel.wait(20):
        said += [each.sentence for each in host.channel.drain() if isinstance(each, NoAnswer)]
    assert said == [f"n{request} answers nothing" for request in range(3)]


def test_closing_leaves_no_thread_and_no_process(start: Start) -> None:
    host = start()
    host.send(Train("r1", Document()))
    host.channel.wait(20)
    host.close()
    assert engine_threads() == []
    assert not is_alive(host.pid)
    assert host.fault() == ""


def test_closing_before_the_engine_has_connected_leaves_nothing(start: Start) -> None:
    host = start()
    host.close()
    assert engine_threads() == []
    assert not is_alive(host.pid)


def test_an_engine_that_will_not_end_is_made_to(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "PATIENCE_S", 0.2)
    host = start("deaf")
    host.send(Train("r1", Document()))
    host.channel.wait(20)
    host.close()
    assert not is_alive(host.pid)
    assert engine_threads() == []


def test_a_killed_engine_is_told_of_with_its_signal(start: Start, qtbot: QtBot) -> None:
    host = start()
    host.send(Train("r1", Document()))
    host.channel.wait(20)
    os.kill(host.pid, signal.SIGKILL)
    assert wait_for_fault(host, qtbot) == (
        "The engine stopped unexpectedly (killed by signal 9). "
        "Your document and the plots are kept; press Train to start it again."
    )


def test_an_engine_that_dies_before_it_connects_is_told_of_with_its_last_words(
    start: Start, qtbot: QtBot
) -> None:
    assert "(exit code 1: no engine today)." in wait_for_fault(start("broken"), qtbot)


def test_the_key_is_random_and_never_on_the_command_line(start: Start) -> None:
    hosts = [start(), start()]
    keys = [host._key for host in hosts]  # noqa: SLF001 # the secret itself is what is checked
    words = [str(word) for word in hosts[0]._process.args]  # type: ignore[union-attr] # noqa: SLF001 # a list of words
    assert keys[0] != keys[1]
    assert not any(keys[0].hex() in word for word in words)


def test_a_stranger_without_the_key_is_refused(start: Start) -> None:
    host = start()
    with pytest.raises((AuthenticationError, OSError, EOFError)):
        Client(host._address, authkey=b"guess")  # noqa: SLF001 # what a stranger would try
    host.send(Train("r1", Document()))
    assert host.channel.wait(20)


def test_an_end_without_last_words_says_the_exit_code_alone() -> None:
    assert "(exit code 3)." in death_sentence(3, "")
