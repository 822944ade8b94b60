import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Listener, Pipe
from threading import Thread
from typing import TypeVar

import pytest

from engine.commands import Ask, Command, Train, Watch
from engine.host import KEY_BYTES, serve
from engine.observations.records import Losses, Preparing, Record, RunEnded, RunStarted
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.question import Answer
from engine.questions.spots import At
from tests.engine.drawn import moons_autoencoder, node_of

PATIENCE_SECONDS = 60.0
R = TypeVar("R")


class Hosted:
    """An engine in a process of its own, at the other end of a pipe."""

    def __init__(self) -> None:
        key = secrets.token_bytes(KEY_BYTES)
        with Listener(authkey=key) as listener:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "engine.host", str(listener.address)],
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            assert self.process.stdin is not None
            self.process.stdin.write(key)
            self.process.stdin.close()
            self.connection: Connection = listener.accept()
        self.records: list[Record] = []

    def send(self, *commands: Command) -> None:
        for command in commands:
            self.connection.send(command)

    def until(self, kind: type[R], is_wanted: Callable[[R], bool] = lambda _: True) -> R:
        """The next record of a kind that is wanted; those before it are kept too."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.connection.poll(deadline - time.monotonic()):
            fresh: tuple[Record, ...] = self.connection.recv()
            self.records += fresh
            for record in fresh:
                if isinstance(record, kind) and is_wanted(record):
                    return record
        raise AssertionError(f"No {kind.__name__} came; there were {self.records}.")

    def errors(self) -> str:
        """What it complained of, once it has ended."""
        assert self.process.stderr is not None
        with self.process.stderr as stream:
            return stream.read().decode()


@pytest.fixture
def hosted() -> Iterator[Hosted]:
    found = Hosted()
    yield found
    found.connection.close()
    if found.process.poll() is None:
        found.process.kill()
        found.process.wait()
    assert found.process.stderr is not None
    found.process.stderr.close()


def test_a_hosted_engine_trains_answers_and_ends_when_the_pipe_is_closed(hosted: Hosted) -> None:
    document = moons_autoencoder(epochs=1_000_000)
    code = node_of(document, "Code")
    hosted.send(Train("run-1", document), Watch(((code, "z"),)))
    hosted.send(Ask(code, "z", 3, DecodeSpots((At(0.1, 0.2),))))

    decoded = hosted.until(Answer)
    hosted.until(Losses, lambda losses: losses.steps[-1] > 10)
    hosted.connection.close()

    assert (decoded.run, decoded.request) == ("run-1", 3)
    assert isinstance(decoded.value, Decodings)
    assert decoded.value.values.shape == (1, 2)
    assert [type(record) for record in hosted.records[:2]] == [Preparing, RunStarted]
    assert hosted.process.wait(PATIENCE_SECONDS) == 0
    assert hosted.errors() == ""


def test_serving_ends_when_the_other_end_of_the_pipe_is_closed() -> None:
    ours, theirs = Pipe()
    thread = Thread(target=serve, args=(theirs,))
    thread.start()
    ours.send(Train("run-1", moons_autoencoder()))
    records: list[Record] = []
    while not any(isinstance(record, RunEnded) for record in records):
        assert ours.poll(PATIENCE_SECONDS)
        records += ours.recv()

    ours.close()

    thread.join(PATIENCE_SECONDS)
    theirs.close()
    assert not thread.is_alive()


def test_a_hosted_engine_finishes_a_run_and_waits_for_the_next(hosted: Hosted) -> None:
    hosted.send(Train("run-1", moons_autoencoder()))
    hosted.until(RunEnded)
    hosted.send(Train("run-2", moons_autoencoder()))

    ended = hosted.until(RunEnded)

    assert (ended.run, ended.state, ended.steps) == ("run-2", "finished", 4)
