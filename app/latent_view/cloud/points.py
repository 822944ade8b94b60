"""The samples of a cloud as coloured points: which are drawn, in which order and colour."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.latent_view.cloud.colouring import Colouring, by_kind, class_colour, rgb
from engine.observations.records import Cloud

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
OPACITY, DIMMED = 0.86, 0.1
RADIUS_PX, SMALLEST_PX = 2.6, 1.2
QUIET = "#7C8BA1"
"""Samples without a colour, where others have one."""
FEW, MANY = 3_000, 30_000
"""From few samples to many, points become smaller."""
LAYERS = 4
"""Few points are seen through each other where they overlap, in so many layers."""
LAYERED = 8_000
"""Above so many points one layer is drawn: what lies under it is seen as density anyway."""


@dataclass(frozen=True)
class Emphasis:
    """Which classes a person wants to see: `hidden` ones not at all, `only` one in full colour."""

    hidden: frozenset[int] = frozenset()
    only: int | None = None


@dataclass(frozen=True)
class Look:
    """How a cloud is drawn.

    colouring: None for the labels. size, opacity: times what a cloud of so many points has.
    rows: the parts of the rows that are shown; None for all.
    """

    emphasis: Emphasis = field(default_factory=Emphasis)
    colouring: Colouring | None = None
    size: float = 1.0
    opacity: float = 1.0
    rows: tuple[slice, ...] | None = None


@dataclass(frozen=True)
class Points:
    """What is drawn: points (count, 2) in data units, and the ink of each: a row of the palette.

    rows: (count,) which samples they are. palette: (inks, 4) from 0 to 1, the last is the opacity.
    layers: how many points lie in each, the lowest first.
    """

    places: Floats
    rows: Places
    inks: Places
    palette: Floats
    layers: tuple[int, ...]


def point_radius(count: int) -> float:
    """The radius of each of `count` points, in device-independent pixels."""
    part = np.interp(np.log(max(count, 1)), np.log([FEW, MANY]), [0, 1])
    return float(RADIUS_PX + (SMALLEST_PX - RADIUS_PX) * part)


def colouring_of(cloud: Cloud, look: Look) -> Colouring:
    """What a cloud is coloured by: what was asked for, where it fits, else the labels."""
    asked = look.colouring
    fits = asked is not None and len(asked.keys) == len(cloud.points)
    return asked if asked is not None and fits else by_kind(cloud.labels)


def drawn(cloud: Cloud, look: Look) -> Points:
    """What is drawn of a cloud; what is in full colour lies above what is dim."""
    colouring = colouring_of(cloud, look)
    keys = colouring.keys
    emphasis = Emphasis() if colouring.is_scale else look.emphasis
    rows = np.flatnonzero(_is_shown(cloud, keys, emphasis, look.rows))
    opacity = min(1.0, OPACITY * look.opacity)
    palette = _palette(colouring, opacity)
    inks = keys.take(rows) + 1
    if emphasis.only is None:
        layers = _layers(len(rows))
    else:
        is_dim = inks != emphasis.only + 1
        order = np.argsort(~is_dim, kind="stable")
        rows, inks = rows[order], inks[order] + is_dim[order] * len(palette)
        palette = np.concatenate([palette, palette * np.array([1, 1, 1, DIMMED / OPACITY])])
        dim = int(is_dim.sum())
        layers = *_layers(dim), *_layers(len(rows) - dim)
    places = np.ascontiguousarray(cloud.points.T.take(rows, axis=1)).T
    return Points(places, rows, inks, palette.astype(np.float32), layers)


def _is_shown(
    cloud: Cloud, keys: Places, emphasis: Emphasis, parts: tuple[slice, ...] | None
) -> NDArray[np.bool_]:
    is_shown = np.isfinite(cloud.points[:, 0]) & np.isfinite(cloud.points[:, 1])
    if emphasis.hidden:
        is_shown &= ~np.isin(keys, list(emphasis.hidden))
    if parts is not None:
        is_chosen = np.zeros(len(is_shown), np.bool_)
        for part in parts:
            is_chosen[part] = True
        is_shown &= is_chosen
    return is_shown


def _palette(colouring: Colouring, opacity: float) -> Floats:
    """The colours (inks, 4); the first is that of samples that have none: quiet among others."""
    without = QUIET if (colouring.keys >= 0).any() else class_colour(-1)
    colours = np.concatenate([[rgb(without)], colouring.palette])
    solid = np.full((len(colours), 1), opacity)
    return np.concatenate([colours, solid], axis=1).astype(np.float32)


def _layers(count: int) -> tuple[int, ...]:
    if count > LAYERED:
        return (count,)
    ends = np.linspace(0, count, LAYERS + 1).astype(int)
    return tuple(np.diff(ends).tolist())
