"""All losses and measures of a run, as they were told; kept in one file and read back from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save

from engine.language import Map
from engine.observations.about import CURVES, Unreadable
from engine.observations.records import Floats, Losses, Validated

if TYPE_CHECKING:
    from numpy.typing import NDArray

Planes = Mapping[tuple[str, str], tuple[Floats, Floats]]
"""Where planes lie in the latent spaces that they show, by (node, port): the centre (dimensions,)
and the axes (2, dimensions)."""


@dataclass(frozen=True)
class Told:
    """What a run told, and the planes in which its latent spaces were shown last."""

    losses: tuple[Losses, ...]
    validated: tuple[Validated, ...]
    planes: Planes


class Curves:
    """Collects what a run tells."""

    def __init__(self) -> None:
        self._losses: dict[str, list[Losses]] = defaultdict(list)
        self._validated: list[Validated] = []

    def add(self, told: Losses | Validated) -> None:
        """Remember losses of steps, or losses and measures of an epoch."""
        if isinstance(told, Losses):
            self._losses[told.optimizer].append(told)
        else:
            self._validated.append(told)

    def to_bytes(self, planes: Planes) -> bytes:
        """The content of the file: numbered arrays, and beside them what they are."""
        arrays: dict[str, NDArray[Any]] = {}
        words = {
            "losses": [_put_losses(arrays, whole) for whole in self._joined()],
            "validated": [
                (told.split, told.epoch, told.step, dict(told.values)) for told in self._validated
            ],
            "planes": [
                (*place, *(_put(arrays, each) for each in plane)) for place, plane in planes.items()
            ],
        }
        return save(arrays, metadata={"words": json.dumps(words)})

    def _joined(self) -> list[Losses]:
        """One record for each optimizer, which from now on stands for those that were joined."""
        for optimizer, told in self._losses.items():
            self._losses[optimizer] = [_one(told)]
        return [told[0] for told in self._losses.values()]


def read_curves(folder: Path, run: str) -> Told:
    """What a run told, from its folder, as records of `run`. Raises Unreadable."""
    try:
        with safe_open(folder / CURVES, framework="numpy") as file:
            words = json.loads(file.metadata()["words"])
            arrays = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 - no mapping
        return _told(run, words, arrays)
    except FileNotFoundError as fault:
        raise Unreadable(
            f"{CURVES} is missing, so there are no curves to show. Put it back, or delete this run."
        ) from fault
    except Exception as fault:
        reason = str(fault).strip().splitlines()[:1] or [type(fault).__name__]
        raise Unreadable(
            f"{CURVES} is damaged ({reason[0].rstrip('.')}). Put a whole copy back, or delete this "
            "run."
        ) from fault


def _told(run: str, words: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Told:
    losses = (
        Losses(run, optimizer, arrays[steps], Map((term, arrays[key]) for term, key in terms))
        for optimizer, steps, terms in words["losses"]
    )
    validated = (
        Validated(run, split, int(epoch), int(step), Map(values))
        for split, epoch, step, values in words["validated"]
    )
    planes = {
        (node, port): (arrays[centre], arrays[axes]) for node, port, centre, axes in words["planes"]
    }
    return Told(tuple(losses), tuple(validated), planes)


def _put_losses(arrays: dict[str, NDArray[Any]], told: Losses) -> tuple[object, ...]:
    terms = [(term, _put(arrays, values)) for term, values in told.values.items()]
    return told.optimizer, _put(arrays, told.steps), terms


def _put(arrays: dict[str, NDArray[Any]], values: NDArray[Any]) -> str:
    """Put an array under the next number, which is given back."""
    key = str(len(arrays))
    arrays[key] = np.ascontiguousarray(values)
    return key


def _one(told: list[Losses]) -> Losses:
    """Losses of one optimizer, one behind the other, as one record."""
    terms = told[0].values
    values = {term: np.concatenate([each.values[term] for each in told]) for term in terms}
    steps = np.concatenate([each.steps for each in told])
    return Losses(told[0].run, told[0].optimizer, steps, Map(values))
