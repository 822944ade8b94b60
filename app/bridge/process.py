"""An engine in a process of its own: a crash or a full memory takes a run, not the document.

The child connects back through a socket (a named pipe on Windows) with a random key that it reads
from its standard input. Three threads serve it, none of which touches Qt: one reads records, one
writes commands, one keeps the last lines of its standard error.
"""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from queue import SimpleQueue
from threading import Thread

from app.bridge.launch import launch_host
from app.words import tr
from engine.commands import Command, Shutdown
from engine.observations.channel import Channel

ENGINE = (sys.executable, "-m", "engine.host")
KEY_BYTES = 32
PATIENCE_S = 5.0
"""How long the engine may take to end before it is made to."""
LOOK_UP_S = 0.1
"""How often the reader sees whether the engine is to end; then the pipe closes, which ends it."""
KEPT_LINES = 20
"""How many of the last lines of its standard error are kept for the sentence."""


class ProcessHost:
    """An engine in a child process. `command` starts it; the address is put behind it."""

    def __init__(self, command: Sequence[str] = ENGINE) -> None:
        self.channel = Channel()
        self._commands: SimpleQueue[Command | None] = SimpleQueue()
        self._errors: deque[str] = deque(maxlen=KEPT_LINES)
        self._fault = ""
        self._is_closing = False
        self._key = secrets.token_bytes(KEY_BYTES)
        self._listener = Listener(authkey=self._key)
        self._address = str(self._listener.address)
        self._process = _start(command, self._address, self._key)
        self._watcher = Thread(target=self._watch, name="engine-watcher", daemon=True)
        self._reader = Thread(target=self._read, name="engine-reader", daemon=True)
        self._watcher.start()
        self._reader.start()

    @property
    def pid(self) -> int:
        """The number of the engine's process."""
        return self._process.pid

    def send(self, command: Command) -> None:
        """Hand a command over; it waits in memory until the engine has connected."""
        self._commands.put(command)

    def fault(self) -> str:
        """Why the engine ended without being asked, in a sentence; empty while it lives."""
        return self._fault

    def last_words(self) -> tuple[str, ...]:
        """The last lines of its standard error."""
        return tuple(self._errors)

    def close(self) -> None:
        """Ask the engine to end, then make it; returns when no thread or process is left."""
        self._is_closing = True
        self._commands.put(Shutdown())
        self._commands.put(None)
        for end in (self._process.terminate, self._process.kill):
            if not _has_ended(self._process, PATIENCE_S):
                end()
        self._reader.join()
        self._watcher.join(PATIENCE_S)

    def _read(self) -> None:
        """Take records in until the engine is gone, then say how it went."""
        try:
            if connection := self._accept():
                with connection:
                    self._converse(connection)
        finally:
            self._finish()

    def _converse(self, connection: Connection) -> None:
        """Records in on this thread, commands out on another, until the pipe ends."""
        writer = Thread(target=self._write, args=(connection,), name="engine-writer", daemon=True)
        writer.start()
        try:
            self._receive(connection)
        finally:
            self._commands.put(None)
            writer.join()

    def _accept(self) -> Connection | None:
        """The engine's connection; None when it died before it could connect."""
        with self._listener as listener:
            while self._process.poll() is None:
                try:
                    return listener.accept()
                except (AuthenticationError, EOFError, OSError):
                    continue  # a stranger, or an engine that died half way
        return None

    def _receive(self, connection: Connection) -> None:
        try:
            while not self._is_closing:
                if connection.poll(LOOK_UP_S):
                    for record in connection.recv():
                        self.channel.put(record)
        except (EOFError, OSError):
            return

    def _write(self, connection: Connection) -> None:
        while (command := self._commands.get()) is not None:
            try:
                connection.send(command)
            except OSError:  # the reader meets the end of file and says so
                return

    def _finish(self) -> None:
        """The connection is closed: without an engine there is nothing left to wait for."""
        if not _has_ended(self._process, PATIENCE_S):
            self._process.kill()
        code = self._process.wait()
        self._watcher.join(1.0)
        if not self._is_closing:
            self._fault = death_sentence(code, self._errors[-1] if self._errors else "")

    def _watch(self) -> None:
        """Keep the last lines that the engine complains with, and see it end."""
        assert self._process.stderr is not None  # noqa: S101 # it was started with a pipe
        with self._process.stderr as errors:
            for line in errors:
                if text := line.decode(errors="replace").strip():
                    self._errors.append(text)
        self._process.wait()
        self._wake()

    def _wake(self) -> None:
        """Knock at the listener, so that a reader still waiting for the engine goes on."""
        try:
            Client(self._address, authkey=self._key).close()
        except (AuthenticationError, EOFError, OSError):
            return  # nobody waits there any more


def death_sentence(code: int, last_words: str) -> str:
    """What to tell the person of an engine that ended with this exit code, or by this signal."""
    if code < 0:
        how = tr("killed by signal {number}", number=-code)
    else:
        how = tr("exit code {number}", number=code)
    words = f": {last_words.rstrip('.')}" if last_words and code > 0 else ""
    return tr(
        "The engine stopped unexpectedly ({how}). "
        "Your document and the plots are kept; press Train to start it again.",
        how=how + words,
    )


def _start(command: Sequence[str], address: str, key: bytes) -> subprocess.Popen[bytes]:
    process = launch_host([*command, address])
    assert process.stdin is not None  # noqa: S101 # it was started with a pipe
    with suppress(BrokenPipeError), process.stdin as pipe:  # its end is told by the reader
        pipe.write(key)
    return process


def _has_ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
