"""A kept run, read back: its document and weights as a run that is over, and what it told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.torch import load

from engine.document.files import FileFault, read_document
from engine.observations.about import (
    DOCUMENT,
    WEIGHTS,
    About,
    Unreadable,
    read_about,
    read_part,
)
from engine.observations.records import Record, RunEnded, StepSizeChanged
from engine.program.plan import NotTrainable
from engine.training.curves import Planes, Told, read_curves
from engine.training.film import Film, read_film
from engine.training.run import Run

if TYPE_CHECKING:
    import torch
    from torch import Tensor

CUT_OFF = (
    "This run was cut off: the engine ended without a word. Shown is what was kept until then."
)


@dataclass(frozen=True)
class Kept:
    """A run with the weights that it had, and all that it told."""

    run: Run
    about: About
    told: Told
    film: Film

    @property
    def planes(self) -> Planes:
        """The planes in which its latent spaces were shown last."""
        return self.told.planes

    def records(self, name: str) -> Iterator[Record]:
        """What it told between its start and its end."""
        for change in self.about.changes:
            yield StepSizeChanged(name, change.optimizer, change.step, change.step_size)
        yield from self.told.losses
        yield from self.told.validated

    def ended(self, name: str) -> RunEnded:
        """How it ended; a run that could not say so was cut off."""
        about = self.about
        state, message = about.state or "failed", about.message if about.state else CUT_OFF
        return RunEnded(name, state, about.seconds, about.steps, message, about.node, about.line)


def read_run(folder: Path, name: str, device: torch.device) -> Kept:
    """The run that is kept in a folder, as records of `name`. Raises Unreadable."""
    about = read_about(folder)
    told = read_curves(folder, name)
    run = _run(folder, device)
    _load(run, folder, about)
    return Kept(run, about, told, read_film(folder))


def _run(folder: Path, device: torch.device) -> Run:
    try:
        return Run(read_document(folder / DOCUMENT), device)
    except FileFault as fault:
        raise Unreadable(f"{fault.cause} Put it back, or delete this run.") from fault
    except NotTrainable as fault:
        reason = str(fault).splitlines()[0]
        raise Unreadable(
            f"{DOCUMENT} no longer makes a network: {reason} Open it to repair it."
        ) from fault


def _load(run: Run, folder: Path, about: About) -> None:
    """Give a run its weights, and the place that it had come to."""
    content = read_part(folder, WEIGHTS)
    if hashlib.sha256(content).hexdigest() != about.weights_sha256:
        raise Unreadable(
            f"{WEIGHTS} is not the file that this run kept: its SHA-256 is another than in "
            "run.json. Put the right file back, or delete this run."
        )
    try:
        run.take_weights(_tensors(content))
    except ValueError as fault:
        raise Unreadable(
            f"{WEIGHTS} does not fit {DOCUMENT}: {fault}. Put the right files back, or delete "
            "this run."
        ) from fault
    run.steps = about.steps


def _tensors(content: bytes) -> dict[str, Tensor]:
    try:
        return load(content)
    except Exception as fault:
        raise ValueError(f"it is damaged ({type(fault).__name__})") from fault
