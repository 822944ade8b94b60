"""Training, as the window asks for it: commands to the engine, records to the run view."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.bridge.client import EngineClient
from app.inspector.setting_edits import draw_seed
from app.run_folders import earlier_folders, runs_folder
from app.runs.kept import KeptRun
from app.session import Session
from app.words import tr
from engine.commands import (
    Ask,
    Continue,
    GiveUp,
    MeasureGradients,
    MeasureTime,
    Pause,
    ReadWeights,
    Reopen,
    SetStepSize,
    StepEpoch,
    StepOnce,
    Stop,
    Train,
    Watch,
    WriteSource,
)
from engine.document.files import FileFault, read_document
from engine.document.values import Document
from engine.observations.about import DOCUMENT
from engine.observations.records import Record, Refused, RunStarted

NOTHING = (
    "The canvas is empty, so there is nothing to train. Drag blocks from the left, or open an "
    "example from the File menu."
)


@dataclass(frozen=True)
class Opening:
    """A kept run that the engine is asked to show. document: what it trained."""

    run: str
    document: Document


class Running(QObject):
    """What the Run menu does, and what the views ask of the engine.

    There is one run at a time. While a kept one is being opened the one before it stays in view.
    """

    refused = Signal(str)
    """A command was not carried out; one sentence. `blocked` says it of a document in trouble."""
    blocked = Signal(str)
    """Training cannot start because of the problems of the document; one sentence."""
    started = Signal()
    """Training was asked for."""
    died = Signal(str)
    """The engine is gone; one sentence."""
    opening_changed = Signal(bool)
    """Whether a kept run is being opened now."""

    def __init__(
        self, session: Session, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._client = session, client
        self._watched: tuple[tuple[str, str], ...] = ()
        self._opening: Opening | None = None
        client.records.connect(self._take)
        client.died.connect(self._on_death)
        session.run.refused.connect(self.refused)

    @property
    def is_active(self) -> bool:
        """Whether a run is training or paused."""
        return self._session.run.is_active

    @property
    def is_paused(self) -> bool:
        """Whether the run waits to go on."""
        return self.is_active and self._session.run.state == "paused"

    @property
    def is_opening(self) -> bool:
        """Whether a kept run is being opened."""
        return self._opening is not None

    def train(self) -> None:
        """Train the document as it stands; a run that is active ends first."""
        self._start()

    def pause_or_continue(self) -> None:
        """Hold the run, or let it go on."""
        if self.is_active:
            self._client.send(Continue() if self.is_paused else Pause())

    def step(self) -> None:
        """Take one step of the run, which then pauses; of a new run where there is none."""
        if self.is_active:
            self._client.send(StepOnce())
        else:
            self._start("step")

    def step_epoch(self) -> None:
        """Train to the end of the epoch and pause there; in a new run where there is none."""
        if self.is_active:
            self._client.send(StepEpoch())
        else:
            self._start("epoch")

    def stop(self) -> None:
        """End the run after the step that it is in, or give up what is being prepared."""
        if self._opening:
            self._set_opening(None)
            self._client.send(Stop())
        elif self.is_active:
            self._client.send(Stop())
            if self._session.run.is_starting:
                self._session.run.expect("")

    def set_step_size(self, optimizer: str, step_size: float) -> None:
        """Let an optimizer of the run step with another size from its next step on."""
        if self.is_active:
            self._client.send(SetStepSize(optimizer, step_size))

    def new_seed(self) -> None:
        """Let the next start draw other first weights, another order and other noise."""
        draw_seed(self._session)

    def reopen(self, kept: KeptRun) -> None:
        """Show a kept run: its curves and its cloud, and what its decoder answers."""
        if self.is_active:
            self.refused.emit(tr("A run is going on; stop it before you open another one."))
            return
        try:
            document = read_document(kept.folder / DOCUMENT)
        except FileFault as fault:
            self.refused.emit(str(fault))
            return
        self._set_opening(Opening(new_run_id(), document))
        self._client.send(Watch(self._watched))
        if self._opening:  # an engine that could not be started has died by now
            self._client.send(Reopen(self._opening.run, str(kept.folder)))

    def forget(self) -> None:
        """Another document is open: end the run of the earlier one and clear what it showed."""
        self.stop()
        self._session.run.expect("")

    def watch(self, ports: Iterable[tuple[str, str]]) -> None:
        """Have clouds of these (node, port) sent, now and for later runs."""
        self._watched = tuple(ports)
        if self._client.is_running:
            self._client.send(Watch(self._watched))

    def ask(self, command: Ask | GiveUp) -> None:
        """Ask something of a latent space of the run that is shown, or give an answer up."""
        if self._client.is_running:
            self._client.send(command)

    def write_source(self, command: WriteSource) -> None:
        """Ask for the source of a document; starts an engine where there is none."""
        self._client.send(command)

    def measure_time(self) -> None:
        """Ask how the time of a step is shared among the nodes."""
        if self._client.is_running:
            self._client.send(MeasureTime())

    def measure_gradients(self) -> None:
        """Ask how long the gradients are by node."""
        if self._client.is_running:
            self._client.send(MeasureGradients())

    def read_weights(self, node: str) -> None:
        """Ask which weights a node uses now."""
        if self._client.is_running:
            self._client.send(ReadWeights(node))

    def _start(self, pauses_after: Literal["", "step", "epoch"] = "") -> None:
        if not self._session.document.graph.nodes:
            self.refused.emit(tr(NOTHING))
            return
        if problems := self._session.whole.problems:
            self.blocked.emit(blocked_sentence(len(problems)))
            return
        if self.is_active or self.is_opening:
            self.stop()
        run, document = new_run_id(), self._session.document
        self._session.run.expect(run, document)
        self.started.emit()
        self._client.send(Watch(self._watched))
        folder = str(run_folder(self._session, run))
        earlier = tuple(map(str, earlier_folders(self._session.path)))
        command = Train(run, document, folder, pauses_after=pauses_after, earlier=earlier)
        self._client.send(command)

    def _take(self, records: tuple[Record, ...]) -> None:
        for record in records:
            if self._opening and record.run == self._opening.run:
                self._follow(self._opening, record)
        self._session.run.take(records)

    def _follow(self, opening: Opening, record: Record) -> None:
        """A kept run is in view from its first word on; a refusal leaves everything as it was."""
        if isinstance(record, RunStarted):
            self._session.run.expect(opening.run, opening.document, is_reopened=True)
            self._set_opening(None)
            self.started.emit()
        elif isinstance(record, Refused):
            self._set_opening(None)
            self.refused.emit(record.message)

    def _set_opening(self, opening: Opening | None) -> None:
        self._opening = opening
        self.opening_changed.emit(opening is not None)

    def _on_death(self, sentence: str) -> None:
        self._set_opening(None)
        self._session.run.lose(sentence)
        self.died.emit(sentence)


def new_run_id() -> str:
    """An unused id that sorts by time, such as 20261123-201500-3fa9b2c1."""
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"


def run_folder(session: Session, run: str) -> Path:
    """Where a run is kept: beside a saved document, else among the program's own data."""
    return runs_folder(session.path) / run


def blocked_sentence(count: int) -> str:
    """Why training does not start."""
    if count == 1:
        return tr("One problem keeps this network from training; it is listed below.")
    return tr(
        "{count} problems keep this network from training; they are listed below.",
        count=f"{count:,}",
    )
