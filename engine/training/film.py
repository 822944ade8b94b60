"""The film of a run: where samples lay in its latent spaces from moment to moment, and its weights.

It is bounded. When it is full every second frame is left out, and from then on they come half as
often; so its frames are evenly spread over the time that the run took, however long that was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save
from torch import Tensor

from engine.language import Map
from engine.observations.about import FILM

MOST_FRAMES, LEAST_FRAMES = 120, 16
"""Of a whole film; both even, so that the newest frame stays when every second one goes."""
MOST_BYTES = 32 * 2**20
MOST_ROWS = 5_000
"""Of more samples than that some are filmed, evenly spread."""
FIRST_INTERVAL_SECONDS = 0.1

Place = tuple[str, str]
"""A latent port: its node and its name."""


@dataclass(frozen=True)
class Scene:
    """A latent space at a moment. points: (rows, 2) where samples lie in its principal plane.

    centre: (dimensions,) and axes: (2, dimensions) of that plane. spread: (dimensions,) how much
    the codes vary along each dimension.
    """

    points: Tensor
    centre: Tensor
    axes: Tensor
    spread: Tensor


@dataclass(frozen=True)
class Frame:
    """A moment: after `step` steps and `epoch` epochs. weights: by node id path; may be empty."""

    step: int
    epoch: int
    scenes: Mapping[Place, Scene]
    weights: Mapping[str, Tensor] = Map()

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return sum(tensor.nbytes for _, tensor in _tensors(self))


@dataclass
class Film:
    """Frames in the order of their steps. rows: which samples are filmed, by latent port.

    note: why there is none, in one sentence.
    """

    rows: dict[Place, Tensor] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    interval_seconds: float = FIRST_INTERVAL_SECONDS
    note: str = ""

    def add(self, frame: Frame) -> None:
        """Put a frame behind the others; in the place of the last one where that shows its step."""
        before = self.frames
        if before and before[-1].step == frame.step:
            before = before[:-1]
        frames = [*before, frame]
        if len(frames) > most_frames(frame.bytes):
            frames = frames[::2]
            self.interval_seconds *= 2
        self.frames = frames  # at once, for questions are answered beside the training

    def at(self, step: int) -> Frame | None:
        """The frame that shows this step; None where there is none, or none any more."""
        return next((frame for frame in self.frames if frame.step == step), None)

    def to_bytes(self) -> bytes:
        """The content of the file: numbered tensors, and beside them what they are."""
        tensors: dict[str, Tensor] = {}
        words = {
            "rows": [(*place, _put(tensors, rows)) for place, rows in self.rows.items()],
            "frames": [_put_frame(tensors, frame) for frame in self.frames],
        }
        return save(tensors, metadata={"words": json.dumps(words)})


def most_frames(size: int) -> int:
    """How many frames of so many bytes a film may have: an even number."""
    fitting = min(MOST_FRAMES, MOST_BYTES // max(size, 1)) // 2 * 2
    return max(fitting, LEAST_FRAMES)


def takes_weights(size: int) -> bool:
    """Whether weights of so many bytes can be kept with each frame."""
    return size * LEAST_FRAMES <= MOST_BYTES


def filmed_rows(count: int) -> Tensor:
    """Which of so many samples are filmed."""
    return (
        torch.linspace(0, max(count - 1, 0), min(count, MOST_ROWS), dtype=torch.float64)
        .round()
        .long()
    )


def read_film(folder: Path) -> Film:
    """The film of a kept run; one that is missing or damaged has no frames, and a note."""
    if not (folder / FILM).exists():
        return Film(note="No film was kept with this run.")
    try:
        with safe_open(folder / FILM, framework="pt") as file:
            words = json.loads(file.metadata()["words"])
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 - no mapping
        rows = {(node, port): tensors[key] for node, port, key in words["rows"]}
        return Film(rows, [_frame(tensors, *each) for each in words["frames"]])
    except Exception as fault:  # noqa: BLE001 - a damaged file raises whatever its bytes lead to
        return Film(
            note=f"{FILM} is damaged ({type(fault).__name__}), so there is no film to show."
        )


def _tensors(frame: Frame) -> Iterator[tuple[str, Tensor]]:
    for scene in frame.scenes.values():
        yield from vars(scene).items()
    yield from frame.weights.items()


def _put_frame(tensors: dict[str, Tensor], frame: Frame) -> tuple[Any, ...]:
    scenes = [
        (*place, *(_put(tensors, each) for each in vars(scene).values()))
        for place, scene in frame.scenes.items()
    ]
    weights = [(path, _put(tensors, tensor)) for path, tensor in frame.weights.items()]
    return frame.step, frame.epoch, scenes, weights


def _put(tensors: dict[str, Tensor], tensor: Tensor) -> str:
    """Put a tensor under the next number, which is given back."""
    key = str(len(tensors))
    tensors[key] = tensor.contiguous()
    return key


def _frame(
    tensors: Mapping[str, Tensor], step: int, epoch: int, scenes: list[Any], weights: list[Any]
) -> Frame:
    return Frame(
        int(step),
        int(epoch),
        {(node, port): Scene(*(tensors[key] for key in keys)) for node, port, *keys in scenes},
        {path: tensors[key] for path, key in weights},
    )
