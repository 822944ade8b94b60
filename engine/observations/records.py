"""The records that the engine sends. Each says which run it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.language import Map
from engine.questions.projecting import View
from engine.questions.question import Answer, NoAnswer, Working

Floats = NDArray[np.float32]
MOST_WEIGHTS = 64
"""A node with more weights is not told of number by number."""
RunState = Literal["training", "paused", "saving", "finished", "stopped", "failed"]


@dataclass(frozen=True)
class Preparing:
    """A run was asked for: its data are loaded and its network is made."""

    run: str


@dataclass(frozen=True)
class RunStage:
    """A stage of a run: its first step, from 1, and the titles of what steps in it."""

    step: int
    titles: tuple[str, ...]


@dataclass(frozen=True)
class RunStarted:
    """A run has begun.

    optimizers: node id to title. folder: where the run is kept.
    epochs: how many it will take; steps: how many steps these are. started_at: seconds since 1970.
    stages: in their order; none where the same optimizers step from the first turn to the last.
    """

    run: str
    title: str
    optimizers: Map[str, str]
    epochs: int
    steps: int
    device: str
    threads: int
    weights: int
    folder: str
    seed: int = 0
    started_at: float = 0.0
    stages: tuple[RunStage, ...] = ()

    def stage_at(self, step: int) -> tuple[int, RunStage] | None:
        """The stage that a run is in after a step, with its place from 1."""
        begun = [stage for stage in self.stages if stage.step <= step + 1]
        return (len(begun), begun[-1]) if begun else None


@dataclass(frozen=True)
class Losses:
    """Training losses since the last record, of one optimizer.

    steps: (count,) the run's step of each, from 1. values: by term ('loss' is the total), (count,).
    """

    run: str
    optimizer: str
    steps: NDArray[np.int64]
    values: Map[str, Floats]


@dataclass(frozen=True)
class Validated:
    """Losses and measures on rows that are not trained on.

    split: 'validation' at the end of an epoch, 'test' at the end of the run.
    values: by '<node id>' of a loss or measure; `step` is the run's step at that time.
    """

    run: str
    split: Literal["validation", "test"]
    epoch: int
    step: int
    values: Map[str, float]


@dataclass(frozen=True)
class Progress:
    """How far a run is: epoch and turn reached, speed, and what is left."""

    run: str
    state: RunState
    epoch: int
    epochs: int
    step: int
    samples_per_second: float
    seconds_left: float


@dataclass(frozen=True)
class Cloud:
    """Where samples lie in a latent space.

    node, port: the watched port. points: (rows, 2) in the plane that is shown. labels: (rows,) the
    class of each, or -1 where there is none; classes: how many. dimensions: of the latent space
    itself. view: how it is shown, where that is known.
    """

    run: str
    node: str
    port: str
    step: int
    points: Floats
    labels: NDArray[np.int64]
    classes: int
    dimensions: int
    view: View | None = None


@dataclass(frozen=True)
class Samples:
    """Pictures that come out of a watched port, of rows that are not trained on.

    values: (rows, height, width) or (rows, channels, height, width). labels: (rows,) the class of
    each, or -1 where there is none. Ports that hang on the same data show the same rows.
    """

    run: str
    node: str
    port: str
    step: int
    values: Floats
    labels: NDArray[np.int64]
    meaning: str


@dataclass(frozen=True)
class SourceText:
    """A document as PyTorch source; of no run.

    request: the number of the WriteSource command. nodes: for each line of the text, the node on
    the canvas that it speaks of; empty for none. message: why there is no text, in one sentence.
    weights: the file that has to lie beside the script, where nodes start with weights of earlier
    runs; missing: why there is none, in one sentence.
    """

    run: str
    request: int
    text: str
    nodes: tuple[str, ...]
    message: str = ""
    weights: bytes = b""
    missing: str = ""


@dataclass(frozen=True)
class StepTime:
    """How the time of a step is shared: by node id, together 1; seconds: how long a step takes."""

    run: str
    shares: Map[str, float]
    seconds: float


@dataclass(frozen=True)
class GradientNorms:
    """How long the gradients are after a step of the run.

    norms: by optimizer, by node that it trains, in the order of the graph; of a Repeat there is one
    for each link: 'n5.0'.
    """

    run: str
    step: int
    norms: Map[str, Map[str, float]]


@dataclass(frozen=True)
class NodeWeights:
    """The weights that a node uses after so many steps: by their name in the text, row after row.

    values: empty for a node with too many of them to be read.
    """

    run: str
    node: str
    step: int
    values: Map[str, tuple[float, ...]]


@dataclass(frozen=True)
class StepSizeChanged:
    """A person gave an optimizer another step size, from this step of the run on.

    step_size: the first of its schedule, which keeps its course.
    """

    run: str
    optimizer: str
    step: int
    step_size: float


@dataclass(frozen=True)
class RunEnded:
    """A run is over.

    message: one sentence when it failed, empty otherwise. node: the node to blame, if known.
    line: of the run's text, where that came up, counted from 1; 0 where that is not known.
    """

    run: str
    state: Literal["finished", "stopped", "failed"]
    seconds: float
    steps: int
    message: str = ""
    node: str = ""
    line: int = 0


@dataclass(frozen=True)
class Refused:
    """A command could not be carried out: why, in one sentence."""

    run: str
    message: str
    node: str = ""


Record = (
    Preparing
    | RunStarted
    | Losses
    | Validated
    | Progress
    | Cloud
    | Samples
    | Answer
    | NoAnswer
    | Working
    | StepTime
    | NodeWeights
    | GradientNorms
    | SourceText
    | StepSizeChanged
    | RunEnded
    | Refused
)
