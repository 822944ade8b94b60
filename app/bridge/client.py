"""The window's end of the engine: commands go in, records come out on a timer.

No signal crosses a thread: hosts put records in a channel, and a timer on the window's own thread
drains it at the rate of frames while something is going on.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.bridge.host import Host
from app.words import tr
from engine.commands import Ask, Command
from engine.questions.question import Answer, NoAnswer

BUSY_MS = 16
IDLE_MS = 250
ASKING_MS, ASKING_FOR_S = 2, 0.25
"""How often, and how long, an answer is looked for that a person waits for."""
BUSY_FOR_S = 1.0
"""How long after the last command or record the channel is still drained at the rate of frames."""


class EngineClient(QObject):
    """An engine that is started when it is needed, and started again after it died.

    `host` makes a running engine; it is called by `start` and by the first `send`.
    """

    records = Signal(tuple)
    """A tuple of records, oldest first; never empty."""
    died = Signal(str)
    """The engine ended without being asked; one sentence for the person."""

    def __init__(self, host: Callable[[], Host], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_host = host
        self._host: Host | None = None
        self._endings: list[Thread] = []
        self.last_words: tuple[str, ...] = ()
        """The last lines of an engine that died, until the next one dies."""
        self.is_awaited: Callable[[], bool] = lambda: True
        """Whether anybody waits for records: else a silent engine is not listened to."""
        self._last_sign, self._busy_ms = 0.0, BUSY_MS
        self._asked = float("-inf")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._drain)

    @property
    def is_running(self) -> bool:
        """Whether there is an engine, as far as is known."""
        return self._host is not None

    @property
    def host(self) -> Host | None:
        """What hosts the engine; None before the start, after the end and after a death."""
        return self._host

    def another(self, parent: QObject | None = None) -> EngineClient:
        """A client with an engine of its own, which is made like this one's when it is needed."""
        return EngineClient(self._make_host, parent)

    def take_engine(self, other: EngineClient) -> None:
        """Take over the engine of another client, of which nothing was asked yet."""
        if other._host and not self._host:
            self._host, other._host = other._host, None
            other._timer.stop()
            self._hurry()

    def listen(self, *, is_seen: bool) -> None:
        """Take records at the rate of frames while they are seen, else a few times a second."""
        self._busy_ms = BUSY_MS if is_seen else IDLE_MS
        if self._host:
            self._hurry()

    def start(self) -> None:
        """Start an engine unless there is one. An engine that cannot start has died."""
        if self._host:
            return
        try:
            self._host = self._make_host()
        except OSError as fault:
            why = fault.strerror or fault
            self.died.emit(tr("The engine cannot be started: {why}.", why=why))
            return
        self._hurry()

    def send(self, command: Command) -> None:
        """Hand a command over; starts an engine where there is none."""
        self.start()
        if self._host:
            self._host.send(command)
            if isinstance(command, Ask):
                self._asked = monotonic()
            self._hurry()

    def stop(self) -> None:
        """End the engine and wait until nothing of it is left. What it still said is dropped."""
        self.let_go()
        endings, self._endings = self._endings, []
        for ending in endings:
            ending.join()

    def let_go(self) -> None:
        """End the engine without waiting for it: a run may take a moment to be kept."""
        self._timer.stop()
        host, self._host = self._host, None
        if host:
            self._endings.append(Thread(target=host.close, name="engine-end"))
            self._endings[-1].start()

    def _calm_down(self) -> None:
        if self.is_awaited():
            self._set_interval(IDLE_MS)
        else:
            self._timer.stop()

    def _hurry(self) -> None:
        self._last_sign = monotonic()
        is_asking = self._last_sign - self._asked < ASKING_FOR_S
        self._set_interval(ASKING_MS if is_asking else self._busy_ms)

    def _set_interval(self, interval_ms: int) -> None:
        if not self._timer.isActive() or self._timer.interval() != interval_ms:
            self._timer.start(interval_ms)

    def _drain(self) -> None:
        if not self._host:
            return
        fault = self._host.fault()  # read first: a dead engine adds nothing to its channel
        if records := self._host.channel.drain():
            if any(isinstance(record, Answer | NoAnswer) for record in records):
                self._asked = float("-inf")
            self._hurry()
            self.records.emit(records)
        elif monotonic() - self._last_sign > BUSY_FOR_S:
            self._calm_down()
        elif monotonic() - self._asked > ASKING_FOR_S:
            self._set_interval(self._busy_ms)
        if fault:
            self.last_words = self._host.last_words()
            self.stop()
            self.died.emit(fault)
