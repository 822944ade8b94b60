"""What the engine can be asked. Frozen and picklable: a command may cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.values import Document


@dataclass(frozen=True)
class Train:
    """Train this snapshot of a document.

    run: an id that the asker chose, unused so far. folder: where the run is to be kept; empty to
    keep nothing. device: 'auto', 'cpu', 'cuda' or 'mps'.
    """

    run: str
    document: Document
    folder: str = ""
    device: str = "auto"


@dataclass(frozen=True)
class Pause:
    """Hold the run between two steps."""


@dataclass(frozen=True)
class Continue:
    """Go on with a run that pauses."""


@dataclass(frozen=True)
class StepOnce:
    """One step of a run, which then pauses."""


@dataclass(frozen=True)
class Stop:
    """End the run after the step that it is in."""


@dataclass(frozen=True)
class Watch:
    """Send clouds of these latent ports, (node, port) each; the empty tuple ends it."""

    ports: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Decode:
    """What does the decoder make of this point of the shown plane?

    request: comes back with the answer. point: as in the Cloud record.
    """

    node: str
    port: str
    request: int
    point: tuple[float, float]


@dataclass(frozen=True)
class WriteSource:
    """Write this document as PyTorch source. request: comes back with the answer."""

    request: int
    document: Document


@dataclass(frozen=True)
class MeasureTime:
    """How is the time of a step shared among the nodes? Asked of no run, it is not answered."""


@dataclass(frozen=True)
class Shutdown:
    """End the engine, after the step that it is in."""


Command = (
    Train
    | Pause
    | Continue
    | StepOnce
    | Stop
    | Watch
    | Decode
    | MeasureTime
    | WriteSource
    | Shutdown
)
