"""The engine as a service: commands in, records out, training on a thread of its own.

One thread does everything that touches a run, so a question is answered between two steps and never
beside one. Whoever hosts the service reads the channel.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from engine.commands import (
    Ask,
    Command,
    Continue,
    GiveUp,
    MeasureGradients,
    MeasureTime,
    Pause,
    ReadWeights,
    Reopen,
    SetStepSize,
    Shutdown,
    StepEpoch,
    StepOnce,
    Stop,
    Train,
    Watch,
    WriteSource,
)
from engine.document.values import End
from engine.exchange.source import source_of
from engine.latent.filming import Filming
from engine.latent.looking import Looking, Spaces, spaces_of
from engine.latent.responder import Responder
from engine.observations.about import Unreadable
from engine.observations.channel import Channel
from engine.observations.records import Preparing, Progress, Refused, RunEnded
from engine.program.plan import NotTrainable
from engine.training.device import choose_device
from engine.training.earlier import Untakeable, earlier_weights
from engine.training.folder import RunFolder
from engine.training.gradients import gradient_norms
from engine.training.kept import Kept, read_run
from engine.training.loop import FAULTS, Ending, Failure, Loop, run_started, sentence_of
from engine.training.node_weights import node_weights
from engine.training.run import NOWHERE, Blame, Run
from engine.training.timing import step_time

Question = Ask | WriteSource | MeasureTime | MeasureGradients | ReadWeights


class Service:
    """Carries out commands on its own thread until it is closed. `channel` takes the records."""

    def __init__(self, channel: Channel) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        looking = Looking(channel.put)
        self._responder = Responder(channel.put, looking)
        worker = _Worker(channel, self._commands, looking, self._responder)
        self._thread = Thread(target=worker.work, name="engine", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Ask for something; the answer comes through the channel."""
        if isinstance(command, GiveUp):
            self._responder.give_up(command.request)
            return
        if isinstance(command, Ask):
            self._responder.offer(command)
        self._commands.put(command)

    def close(self) -> None:
        """End after the step that is running, and wait for it."""
        self._commands.put(Shutdown())
        self._thread.join()
        self._responder.close()


class _Worker:
    """What the thread of a service does. It holds the latest run, also when that is over."""

    def __init__(
        self,
        channel: Channel,
        commands: SimpleQueue[Command],
        looking: Looking,
        responder: Responder,
    ) -> None:
        self._channel, self._commands = channel, commands
        self._looking, self._responder = looking, responder
        self._filming = Filming()
        self._heard: deque[Command] = deque()
        self._loop: Loop | None = None
        self._is_open = True
        self._is_active = False
        self._is_paused = False
        self._steps_allowed = 0
        self._last_epoch = 0

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
        elif self._heard:
            self._take(self._heard.popleft())
        else:
            self._take(self._commands.get())
        self._hear()
        while self._is_open and self._heard:
            self._take(self._heard.popleft())
            self._hear()

    def _hear(self) -> None:
        """Take in the commands that wait, without carrying them out."""
        while not self._commands.empty():
            self._heard.append(self._commands.get())

    @property
    def _is_told_to_stop(self) -> bool:
        """Whether what is being prepared was given up meanwhile."""
        self._hear()
        return any(isinstance(command, Stop | Shutdown) for command in self._heard)

    def _take(self, command: Command) -> None:
        match command:
            case Train() | Reopen():
                self._take_up(command)
            case Pause() | Continue() | StepOnce() | StepEpoch():
                self._hold(command)
            case SetStepSize():
                self._set_step_size(command)
            case Stop():
                self._end("stopped")
            case Watch():
                self._looking.watch([End(*port) for port in command.ports])
            case Ask() | WriteSource() | MeasureTime() | MeasureGradients() | ReadWeights():
                self._answer(command)
            case Shutdown():
                self._is_open = False

    def _answer(self, question: Question) -> None:
        match question:
            case Ask():
                self._responder.answer(question)
            case WriteSource():
                self._channel.put(source_of(question))
            case MeasureTime() if self._loop is not None:
                self._channel.put(step_time(self._loop.run, self._loop.name))
            case MeasureGradients() if self._loop is not None:
                self._channel.put(gradient_norms(self._loop.run, self._loop.name))
            case ReadWeights() if self._loop is not None:
                self._channel.put(node_weights(self._loop.run, question.node, self._loop.name))

    def _take_up(self, command: Train | Reopen) -> None:
        if isinstance(command, Reopen):
            self._reopen(command)
        else:
            self._end("stopped")
            self._begin(command)

    def _begin(self, command: Train) -> None:
        self._channel.put(Preparing(command.run))
        try:
            earlier = earlier_weights(command.document, [*map(Path, command.earlier)])
            run = Run(command.document, choose_device(command.device), earlier)
            spaces = spaces_of(run)
            if self._is_told_to_stop:
                self._channel.put(RunEnded(command.run, "stopped", 0.0, 0))
                return
            folder = RunFolder(Path(command.folder)) if command.folder else None
            loop = Loop(run, command.run, self._channel.put, folder)
            film = self._filming.begin(spaces)
            if folder:
                folder.film = film
            loop.start()
        except (NotTrainable, OSError, *FAULTS) as fault:
            node = fault.node if isinstance(fault, Untakeable) else ""
            self._channel.put(RunEnded(command.run, "failed", 0.0, 0, sentence_of(fault), node))
            return
        self._loop, loop.planes = loop, self._looking.planes
        self._looking.turn_to(command.run, spaces)
        self._responder.turn()
        self._is_active, self._is_paused, self._steps_allowed = True, False, 0
        self._last_epoch = 0
        if command.pauses_after:
            self._hold(StepOnce() if command.pauses_after == "step" else StepEpoch())
        self._looking.show()
        self._filming.shoot()

    def _reopen(self, command: Reopen) -> None:
        if self._is_active:
            text = "A run is going on; stop it before another one is opened."
            self._channel.put(Refused(command.run, text))
            return
        self._channel.put(Preparing(command.run))
        try:
            kept = read_run(Path(command.folder), command.run, choose_device())
            spaces = spaces_of(kept.run)
        except (Unreadable, *FAULTS) as fault:
            self._channel.put(Refused(command.run, sentence_of(fault)))
            return
        if not self._is_told_to_stop:
            self._show(kept, spaces, command)

    def _show(self, kept: Kept, spaces: Spaces, command: Reopen) -> None:
        """Tell of a kept run as if it had just ended; from now on it is the one that is held."""
        put, name, ended = self._channel.put, command.run, kept.ended(command.run)
        self._loop = Loop(kept.run, name, put)
        self._looking.turn_to(name, spaces, kept.planes)
        self._responder.turn()
        self._filming.turn_to(spaces, kept.film)
        started = run_started(kept.run, name, Path(command.folder), kept.about.started_at)
        put(replace(started, device=kept.about.machine))
        for record in kept.records(name):
            put(record)
        epochs = kept.about.epochs_done, kept.about.epochs
        put(Progress(name, ended.state, *epochs, ended.steps, 0.0, 0.0))
        put(ended)
        self._looking.show()

    def _step(self) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - an active worker has a loop
        self._steps_allowed -= self._is_paused
        start = time.perf_counter()
        goes_on = loop.step()
        self._responder.end_step(time.perf_counter() - start)
        if not goes_on:
            self._end("finished")
        elif self._is_at_last_epoch(loop.run):
            self._pause(loop)
        elif self._is_paused or self._looking.is_due:
            self._looking.show()
        if self._is_active and self._filming.is_due:
            self._filming.shoot()

    def _is_at_last_epoch(self, run: Run) -> bool:
        """Whether the run has come to where it was to pause; the last turn of all ends it."""
        is_over = bool(self._last_epoch) and run.epoch >= self._last_epoch
        return is_over and run.is_between_turns and run.turns_done < run.turns

    def _hold(self, command: Pause | Continue | StepOnce | StepEpoch) -> None:
        loop = self._loop
        if not self._is_active or loop is None:
            return
        if isinstance(command, StepEpoch):
            self._last_epoch = (self._last_epoch or loop.run.epoch) + 1
            self._resume(loop)
            return
        self._last_epoch = 0
        if isinstance(command, Continue):
            self._resume(loop)
        elif not self._is_paused:
            self._pause(loop)
        self._steps_allowed += int(isinstance(command, StepOnce))

    def _resume(self, loop: Loop) -> None:
        if self._is_paused:
            self._is_paused = False
            loop.resume()

    def _pause(self, loop: Loop) -> None:
        self._is_paused, self._steps_allowed, self._last_epoch = True, 0, 0
        loop.pause()
        self._looking.show()

    def _set_step_size(self, command: SetStepSize) -> None:
        if not self._is_active or self._loop is None:
            text = "No run is going on whose step size could be changed; press Train first."
            self._channel.put(Refused("", text, command.optimizer))
            return
        try:
            self._loop.set_step_size(command.optimizer, command.step_size)
        except ValueError as fault:
            self._channel.put(Refused(self._loop.name, str(fault), command.optimizer))

    def _end(self, state: Ending, message: str = "", blame: Blame = NOWHERE) -> None:
        if not self._is_active or self._loop is None:
            return
        self._is_active = self._is_paused = False
        if state != "failed":
            self._look_once_more()
        self._loop.end(state, message, blame)

    def _look_once_more(self) -> None:
        try:
            self._looking.show_last()
            self._filming.shoot()
        except FAULTS as fault:
            self._refuse_to_look(fault)

    def _refuse_to_look(self, fault: BaseException) -> None:
        """The run goes on without a look that failed."""
        self._looking.look_away()
        self._channel.put(Refused(self._loop.name if self._loop else "", sentence_of(fault)))
