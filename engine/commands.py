"""What the engine can be asked. Frozen and picklable: a command may cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.document.values import Document
from engine.questions.question import Question


@dataclass(frozen=True)
class Train:
    """Train this snapshot of a document.

    run: an id that the asker chose, unused so far. folder: where the run is to be kept; empty to
    keep nothing. device: 'auto', 'cpu', 'cuda' or 'mps'. pauses_after: what it does before it
    pauses by itself; empty where it goes on. earlier: the folders that hold earlier runs, whose
    weights nodes may start with.
    """

    run: str
    document: Document
    folder: str = ""
    device: str = "auto"
    pauses_after: Literal["", "step", "epoch"] = ""
    earlier: tuple[str, ...] = ()


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
class StepEpoch:
    """Train to the end of the epoch that the run is in, and pause there."""


@dataclass(frozen=True)
class SetStepSize:
    """From its next step on an optimizer of the run steps with this size.

    step_size: the first of its schedule, which keeps its course.
    """

    optimizer: str
    step_size: float


@dataclass(frozen=True)
class Stop:
    """End the run after the step that it is in; or give up what is being prepared."""


@dataclass(frozen=True)
class Reopen:
    """Show a run that was kept in a folder, as if it had just ended.

    run: an id that the asker chose, unused so far.
    """

    run: str
    folder: str


@dataclass(frozen=True)
class Watch:
    """Send clouds of latent ports and samples of picture ports, (node, port) each.

    The empty tuple ends it.
    """

    ports: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ask:
    """Ask something of a latent space of the run; an Answer or a NoAnswer comes back.

    request: a number that the asker chose, unused so far; it comes back too. moment: a step that
    the film of the run shows, to ask of the space as it was then; None to ask of now.
    """

    node: str
    port: str
    request: int
    question: Question
    moment: int | None = None


@dataclass(frozen=True)
class GiveUp:
    """The answer to this request is not wanted any more; none comes."""

    request: int


@dataclass(frozen=True)
class WriteSource:
    """Write this document as PyTorch source. request: comes back with the answer.

    earlier: the folders that hold earlier runs, whose weights nodes may start with.
    """

    request: int
    document: Document
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeasureTime:
    """How is the time of a step shared among the nodes? Asked of no run, it is not answered."""


@dataclass(frozen=True)
class MeasureGradients:
    """How long are the gradients by node? Asked of no run, it is not answered."""


@dataclass(frozen=True)
class ReadWeights:
    """Which weights does a node use now? Asked of no run, it is not answered."""

    node: str


@dataclass(frozen=True)
class Shutdown:
    """End the engine, after the step that it is in."""


Command = (
    Train
    | Pause
    | Continue
    | StepOnce
    | StepEpoch
    | SetStepSize
    | Stop
    | Reopen
    | Watch
    | Ask
    | GiveUp
    | MeasureTime
    | MeasureGradients
    | ReadWeights
    | WriteSource
    | Shutdown
)
