"""Speaks the engine's end of the pipe, without an engine: records out for commands in.

Started as a script: `fake_engine.py [how] address`, where `how` says in which way it misbehaves.
"""

from __future__ import annotations

import signal
import sys
from multiprocessing.connection import Client, Connection

from engine.commands import (
    Ask,
    Command,
    Continue,
    MeasureGradients,
    MeasureTime,
    Pause,
    Reopen,
    SetStepSize,
    Shutdown,
    StepEpoch,
    StepOnce,
    Stop,
    Train,
)
from engine.language import Map
from engine.observations.records import (
    GradientNorms,
    Progress,
    Record,
    Refused,
    RunEnded,
    RunStarted,
    RunState,
    StepTime,
)
from engine.questions.question import NoAnswer

STEP = 7
EPOCHS = 4


def main() -> None:
    how, address = (sys.argv[1] if len(sys.argv) > 2 else ""), sys.argv[-1]
    key = sys.stdin.buffer.read(32)
    if how == "broken":
        sys.exit("no engine today.")
    with Client(address, authkey=key) as connection:
        serve(connection)
    if how == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            signal.pause()


def serve(connection: Connection) -> None:
    run = ""
    while True:
        try:
            command = connection.recv()
        except EOFError:
            return
        if isinstance(command, Shutdown):
            return
        run = command.run if isinstance(command, Train | Reopen) else run
        if records := answer(command, run):
            connection.send(records)


def answer(command: Command, run: str) -> tuple[Record, ...]:
    match command:
        case Train(run, document, pauses_after=pauses_after):
            state: RunState = "paused" if pauses_after else "training"
            return started(run, document.title), progress(run, state)
        case Reopen(run, folder):
            return reopened(run, folder)
        case Continue() | Pause() | StepOnce() | StepEpoch():
            return (progress(run, "training" if isinstance(command, Continue) else "paused"),)
        case Stop():
            return (RunEnded(run, "stopped", 1.5, STEP),)
        case Ask() | SetStepSize():
            return (refusal(command, run),)
        case _:
            return measured(command, run)


def refusal(command: Ask | SetStepSize, run: str) -> Record:
    if isinstance(command, SetStepSize):
        optimizer = command.optimizer
        return Refused(run, f"{optimizer} cannot step so", optimizer)
    node = command.node
    return NoAnswer(run, node, command.port, command.request, f"{node} answers nothing")


def measured(command: Command, run: str) -> tuple[Record, ...]:
    if isinstance(command, MeasureGradients):
        return (GradientNorms(run, STEP, Map({"adam": Map({"n2": 0.5})})),)
    if not isinstance(command, MeasureTime):
        return ()
    return (StepTime(run, Map({"n2": 0.75, "adam": 0.25}), 0.002),)


def reopened(run: str, folder: str) -> tuple[Record, ...]:
    if folder.endswith("damaged"):
        return (Refused(run, "run.json is damaged"),)
    ended = RunEnded(run, "finished", 2.0, STEP)
    return started(run, "Digits", folder), progress(run, "finished"), ended


def started(run: str, title: str, folder: str = "") -> RunStarted:
    optimizers = Map({"adam": "Adam"})
    return RunStarted(run, title, optimizers, EPOCHS, 40, "cpu", 1, 100, folder)


def progress(run: str, state: RunState) -> Progress:
    return Progress(run, state, 1, EPOCHS, STEP, 1234.0, 8.0)


if __name__ == "__main__":
    main()
