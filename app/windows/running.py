"""Training, as the window asks for it: commands to the engine, records to the run view."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QObject, Signal

from app.bridge.client import EngineClient
from app.session import Session
from app.words import tr
from engine.commands import Continue, Decode, Pause, StepOnce, Stop, Train, Watch

NOTHING = (
    "The canvas is empty, so there is nothing to train. Drag blocks from the left, or open an "
    "example from the File menu."
)


class Running(QObject):
    """What the Run menu does, and what the latent view asks of the engine."""

    refused = Signal(str)
    """A command was not carried out; one sentence. `blocked` says it of a document in trouble."""
    blocked = Signal(str)
    """Training cannot start because of the problems of the document; one sentence."""
    started = Signal()
    """Training was asked for."""
    died = Signal(str)
    """The engine is gone; one sentence."""

    def __init__(
        self, session: Session, client: EngineClient, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._client = session, client
        self._watched: tuple[tuple[str, str], ...] = ()
        client.records.connect(session.run.take)
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

    def train(self) -> None:
        """Train the document as it stands; a run that is active ends first."""
        if not self._session.graph.nodes:
            self.refused.emit(tr(NOTHING))
            return
        if problems := self._session.checked.problems:
            self.blocked.emit(blocked_sentence(len(problems)))
            return
        if self.is_active:
            self._client.send(Stop())
        run = new_run_id()
        self._session.run.expect(run, self._session.graph)
        self.started.emit()
        self._client.send(Watch(self._watched))
        self._client.send(Train(run, self._session.document, str(run_folder(self._session, run))))

    def pause_or_continue(self) -> None:
        """Hold the run, or let it go on."""
        if self.is_active:
            self._client.send(Continue() if self.is_paused else Pause())

    def step(self) -> None:
        """Take one step of the run, which then pauses."""
        if self.is_active:
            self._client.send(StepOnce())

    def stop(self) -> None:
        """End the run after the step that it is in."""
        if self.is_active:
            self._client.send(Stop())

    def forget(self) -> None:
        """Another document is open: end the run of the earlier one and clear what it showed."""
        self.stop()
        self._session.run.expect("")

    def watch(self, ports: Iterable[tuple[str, str]]) -> None:
        """Have clouds of these (node, port) sent, now and for later runs."""
        self._watched = tuple(ports)
        if self._client.is_running:
            self._client.send(Watch(self._watched))

    def decode(self, node: str, port: str, request: int, x: float, y: float) -> None:
        """Ask what the decoder makes of a point of the shown plane."""
        if self._client.is_running:
            self._client.send(Decode(node, port, request, (x, y)))

    def _on_death(self, sentence: str) -> None:
        self._session.run.lose(sentence)
        self.died.emit(sentence)


def new_run_id() -> str:
    """An unused id that sorts by time, such as 20261123-201500-3fa9."""
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def run_folder(session: Session, run: str) -> Path:
    """Where a run is kept: beside a saved document, else among the program's own data."""
    if session.path:
        return session.path.with_name(f"{session.path.stem}.runs") / run
    return user_data_path("neuroloom", appauthor=False) / "runs" / run


def blocked_sentence(count: int) -> str:
    """Why training does not start."""
    if count == 1:
        return "One problem keeps this network from training; it is listed below."
    return f"{count:,} problems keep this network from training; they are listed below."
