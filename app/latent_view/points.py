"""The samples of a cloud as coloured points: which are drawn, in which order and colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.theme.tokens import FAMILIES
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud

if TYPE_CHECKING:
    from numpy.typing import NDArray


OPACITY, DIMMED = 0.86, 0.1
RADIUS_PX, SMALLEST_PX = 2.6, 1.2
FEW, MANY = 3_000, 30_000
"""From few samples to many, points become smaller."""


@dataclass(frozen=True)
class Emphasis:
    """Which classes a person wants to see: `hidden` ones not at all, `only` one in full colour."""

    hidden: frozenset[int] = frozenset()
    only: int | None = None


def class_colour(label: int) -> str:
    """The colour of a class, "#RRGGBB"; more than ten classes take the colours again.

    Samples without a class (-1) have the colour of the latent space.
    """
    return FAMILIES["latent"] if label < 0 else CLASS_COLOURS[label % len(CLASS_COLOURS)]


def point_radius(count: int) -> float:
    """The radius of each of `count` points, in device-independent pixels."""
    part = np.interp(np.log(max(count, 1)), np.log([FEW, MANY]), [0, 1])
    return float(RADIUS_PX + (SMALLEST_PX - RADIUS_PX) * part)


def coloured(cloud: Cloud, emphasis: Emphasis) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Points (count, 2) in data units and their colours (count, 4) from 0 to 1, topmost last."""
    labels = cloud.labels
    is_shown = np.isfinite(cloud.points).all(axis=1)
    if emphasis.hidden:
        is_shown &= ~np.isin(labels, list(emphasis.hidden))
    order = np.flatnonzero(is_shown)
    opacity = np.full(len(labels), OPACITY, np.float32)
    if emphasis.only is not None:
        opacity[labels != emphasis.only] = DIMMED
        order = order[np.argsort(opacity[order], kind="stable")]
    highest = int(labels.max(initial=-1))
    table = np.array([_rgb(class_colour(label)) for label in range(-1, highest + 1)])
    colours = np.column_stack([table[labels + 1], opacity]).astype(np.float32)
    return cloud.points[order], colours[order]


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
