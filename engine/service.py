"""The engine as a service: commands in, records out, training on a thread of its own.

One thread does everything that touches a run, so a question is answered between two steps and never
beside one. Whoever hosts the service reads the channel.
"""

from __future__ import annotations

import time
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from engine.commands import (
    Command,
    Continue,
    Decode,
    MeasureTime,
    Pause,
    Shutdown,
    StepOnce,
    Stop,
    Train,
    Watch,
    WriteSource,
)
from engine.document.values import End
from engine.exchange.source import source_of
from engine.latent.space import Space, latent_ports
from engine.observations.channel import Channel
from engine.observations.records import Refused, RunEnded
from engine.program.plan import NotTrainable
from engine.training.device import choose_device
from engine.training.folder import RunFolder
from engine.training.loop import FAULTS, Ending, Failure, Loop, sentence_of
from engine.training.run import NOWHERE, Blame, Run
from engine.training.timing import step_time

CLOUD_EVERY_SECONDS = 0.1
LOOKING_SHARE = 0.02
"""Clouds come less often where one takes longer, so that looking costs at most this share."""


class Service:
    """Carries out commands on its own thread until it is closed. `channel` takes the records."""

    def __init__(self, channel: Channel) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        worker = _Worker(channel, self._commands)
        self._thread = Thread(target=worker.work, name="engine", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Ask for something; the answer comes through the channel."""
        self._commands.put(command)

    def close(self) -> None:
        """End after the step that is running, and wait for it."""
        self._commands.put(Shutdown())
        self._thread.join()


class _Worker:
    """What the thread of a service does. It holds the latest run, also when that is over."""

    def __init__(self, channel: Channel, commands: SimpleQueue[Command]) -> None:
        self._channel, self._commands = channel, commands
        self._loop: Loop | None = None
        self._spaces: dict[End, Space] = {}
        self._watched: tuple[End, ...] = ()
        self._next_cloud = 0.0
        self._is_open = True
        self._is_active = False
        self._is_paused = False
        self._steps_allowed = 0

    def work(self) -> None:
        """Carry out commands, and step the run in between, until the service is closed."""
        while self._is_open:
            try:
                self._go_on()
            except Failure as fault:
                self._end("failed", str(fault), fault.blame)
            except FAULTS as fault:
                self._refuse_to_look(fault)
            except Exception as fault:  # noqa: BLE001 - a run must end with a word, whatever it met
                self._tell_fault(fault)
        self._end("stopped")

    def _tell_fault(self, fault: Exception) -> None:
        """What nobody foresaw ends the run that is active; without one it is told all the same."""
        if self._is_active:
            self._end("failed", sentence_of(fault))
        else:
            self._refuse_to_look(fault)

    def _go_on(self) -> None:
        """A step where there is one to make, or the next command; then the commands that wait."""
        if self._is_active and not (self._is_paused and self._steps_allowed == 0):
            self._step()
        else:
            self._take(self._commands.get())
        while self._is_open and not self._commands.empty():
            self._take(self._commands.get())

    def _take(self, command: Command) -> None:
        match command:
            case Train():
                self._end("stopped")
                self._begin(command)
            case Pause() | Continue() | StepOnce():
                self._hold(command)
            case Stop():
                self._end("stopped")
            case Watch():
                self._watch(tuple(End(*port) for port in command.ports))
            case Decode() | WriteSource() | MeasureTime():
                self._answer(command)
            case Shutdown():
                self._is_open = False

    def _answer(self, question: Decode | WriteSource | MeasureTime) -> None:
        match question:
            case Decode():
                self._decode(question)
            case WriteSource():
                self._channel.put(source_of(question))
            case MeasureTime() if self._loop is not None:
                self._channel.put(step_time(self._loop.run, self._loop.name))

    def _begin(self, command: Train) -> None:
        try:
            run = Run(command.document, choose_device(command.device))
            spaces = {end: Space(run, end) for end in latent_ports(run.program)}
            folder = RunFolder(Path(command.folder)) if command.folder else None
            loop = Loop(run, command.run, self._channel.put, folder)
            loop.start()
        except (NotTrainable, OSError, *FAULTS) as fault:
            self._channel.put(RunEnded(command.run, "failed", 0.0, 0, sentence_of(fault)))
            return
        self._loop, self._spaces = loop, spaces
        self._is_active, self._is_paused, self._steps_allowed = True, False, 0
        self._send_clouds()

    def _step(self) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - an active worker has a loop
        self._steps_allowed -= self._is_paused
        goes_on = loop.step()
        if not goes_on or self._is_paused or time.perf_counter() >= self._next_cloud:
            self._send_clouds()
        if not goes_on:
            self._end("finished")

    def _hold(self, command: Pause | Continue | StepOnce) -> None:
        if not self._is_active or self._loop is None:
            return
        if isinstance(command, Continue):
            if self._is_paused:
                self._is_paused = False
                self._loop.resume()
            return
        if not self._is_paused:
            self._is_paused, self._steps_allowed = True, 0
            self._loop.pause()
            self._send_clouds()
        self._steps_allowed += int(isinstance(command, StepOnce))

    def _end(self, state: Ending, message: str = "", blame: Blame = NOWHERE) -> None:
        if not self._is_active or self._loop is None:
            return
        self._is_active = self._is_paused = False
        self._loop.end(state, message, blame)

    def _refuse_to_look(self, fault: BaseException) -> None:
        """A look that failed is not taken again by itself, and the run goes on without it."""
        self._watched = ()
        self._channel.put(Refused(self._loop.name if self._loop else "", sentence_of(fault)))

    def _watch(self, ends: tuple[End, ...]) -> None:
        self._watched = ends
        self._send_clouds()

    def _send_clouds(self) -> None:
        if self._loop is None:
            return
        start = time.perf_counter()
        for end in self._watched:
            if end in self._spaces:
                self._channel.put(self._spaces[end].cloud(self._loop.name))
        now = time.perf_counter()
        self._next_cloud = now + max(CLOUD_EVERY_SECONDS, (now - start) / LOOKING_SHARE)

    def _decode(self, command: Decode) -> None:
        space = self._spaces.get(End(command.node, command.port))
        name = self._loop.name if self._loop else ""
        answer = space.decode(name, command.request, command.point) if space else None
        if answer is None:
            text = "Nothing can be decoded here yet: train a network with a head behind this block."
            self._channel.put(Refused(name, text, command.node))
        else:
            self._channel.put(answer)
