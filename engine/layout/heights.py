"""How high each box of a layer stands: its arrows nearly level, and none on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import fmean
from typing import NamedTuple

from engine.layout.boxes import Box
from engine.layout.orders import Cut, Layers
from engine.layout.spines import Spines, spines_of

GAP, LANE_GAP = 44.0, 20.0
"""The least distance between two boxes of a layer, and beside an arrow that passes them."""

SWEEPS, STRAIGHTENINGS = 12, 3


class Tie(NamedTuple):
    """What an arrow wants of a box: its top so far below that of another."""

    other: str
    below: float


class Ties(NamedTuple):
    """What arrows want, by the box that they arrive at, and by the one that they leave; those to
    the uppermost ports come first.
    """

    before: Mapping[str, Sequence[Tie]]
    after: Mapping[str, Sequence[Tie]]


def tops_of(layers: Layers, found: Cut, boxes: Mapping[str, Box]) -> dict[str, float]:
    """The upper side of each box; all stand below 0."""
    heights = {name: boxes[name].height if name in boxes else 0.0 for row in layers for name in row}
    ties, spines = _ties(found, boxes), spines_of(layers, found)
    tops = dict[str, float]()
    for layer in layers:
        tops |= zip(layer, _offsets(layer, heights), strict=True)
    for sweep in range(SWEEPS):
        for layer, wanted in _sweep(layers, ties, is_forwards=sweep % 2 == 0):
            wishes = [_wish(wanted.get(name, ()), tops, tops[name]) for name in layer]
            tops |= zip(layer, _apart(wishes, _offsets(layer, heights)), strict=True)
    for sweep in range(STRAIGHTENINGS):
        is_forwards = sweep % 2 == 0
        for layer, wanted in _sweep(layers, ties, is_forwards=is_forwards):
            towards = spines.before if is_forwards else spines.after
            wishes = [
                _straight(wanted.get(name, ()), tops, towards.get(name), tops[name])
                for name in layer
            ]
            tops |= _placed(layer, wishes, _offsets(layer, heights), spines)
    highest = min((tops[name] for name in boxes), default=0.0)
    return {name: tops[name] - highest for name in boxes}


def _ties(found: Cut, boxes: Mapping[str, Box]) -> Ties:
    before: dict[str, list[Tie]] = defaultdict(list)
    after: dict[str, list[Tie]] = defaultdict(list)
    for piece in sorted(found.pieces, key=attrgetter("arrives")):
        leaves = piece.leaves * boxes[piece.source].height if piece.source in boxes else 0.0
        arrives = piece.arrives * boxes[piece.target].height if piece.target in boxes else 0.0
        before[piece.target].append(Tie(piece.source, leaves - arrives))
        after[piece.source].append(Tie(piece.target, arrives - leaves))
    return Ties(before, after)


def _sweep(
    layers: Layers, ties: Ties, *, is_forwards: bool
) -> Iterable[tuple[list[str], Mapping[str, Sequence[Tie]]]]:
    """The layers one after another, with what those before them want, or those behind them."""
    wanted = ties.before if is_forwards else ties.after
    return ((layer, wanted) for layer in (layers if is_forwards else reversed(layers)))


def _wish(ties: Sequence[Tie], tops: Mapping[str, float], otherwise: float) -> float:
    return fmean(tops[tie.other] + tie.below for tie in ties) if ties else otherwise


def _straight(
    ties: Sequence[Tie], tops: Mapping[str, float], spine: str | None, otherwise: float
) -> float:
    """Level with the next on the same spine; else where the last sweep had it."""
    on_spine = [tie for tie in ties if tie.other == spine]
    return _wish(on_spine[:1], tops, otherwise)


def _offsets(layer: Sequence[str], heights: Mapping[str, float]) -> list[float]:
    """How far each is at least below the first."""
    offsets = [0.0]
    for one, other in pairwise(layer):
        gap = GAP if heights[one] and heights[other] else LANE_GAP
        offsets.append(offsets[-1] + heights[one] + gap)
    return offsets[: len(layer)]


def _apart(wishes: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Tops as near to the wishes as can be (least squares) that leave a gap between all.

    Those that push one another move together to their mean wish.
    """
    groups: list[list[float]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        groups.append([wish - offset])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    shifts = [mean for group in groups for mean in [fmean(group)] * len(group)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _placed(
    layer: Sequence[str], wishes: Sequence[float], offsets: Sequence[float], spines: Spines
) -> dict[str, float]:
    """Tops, each at its wish or as near as those on longer spines leave room for."""
    shifts: list[float | None] = [None] * len(layer)
    for place in sorted(range(len(layer)), key=lambda place: -spines.length[layer[place]]):
        least = next((one for one in reversed(shifts[:place]) if one is not None), float("-inf"))
        most = next((one for one in shifts[place + 1 :] if one is not None), float("inf"))
        shifts[place] = min(most, max(least, wishes[place] - offsets[place]))
    return {
        name: (shift or 0.0) + offset
        for name, shift, offset in zip(layer, shifts, offsets, strict=True)
    }
