"""Where boxes stand: layers from left to right; groups with no arrow between below each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from engine.layout.boxes import Box, Place, Puzzle
from engine.layout.heights import GAP, tops_of
from engine.layout.layers import forwards, groups_of, layers_of
from engine.layout.orders import cut, ordered

GRID = 8.0
"""All places are multiples of it, in scene pixels."""

ACROSS, LANE, MOST_LANES = 24.0, 8.0, 4
"""Between two layers; more for each arrow that is not level there, up to so many."""

BETWEEN = 64.0
"""Between two groups."""

SINGLES_WIDTH = 760.0
"""How wide a row of boxes without arrows is at least: five nodes."""


def solved(puzzle: Puzzle) -> dict[str, Place]:
    """The place of every box; the upper left of all is about (0, 0)."""
    groups = _joined(groups_of(puzzle), {*puzzle.firsts, *puzzle.lasts})
    places, below = dict[str, Place](), 0.0
    for group in (names for names in groups if len(names) > 1):
        found = _of_group(_part(puzzle, group))
        places |= _shifted(found, below)
        below = _up(_bottom(places, puzzle.boxes)) + BETWEEN
    singles = [names[0] for names in groups if len(names) == 1]
    width = max((places[name][0] + puzzle.boxes[name].width for name in places), default=0.0)
    return places | _shifted(_in_rows(singles, puzzle.boxes, max(width, SINGLES_WIDTH)), below)


def _joined(groups: Sequence[Sequence[str]], kept: Set[str]) -> list[Sequence[str]]:
    """The groups, those as one that hold any of the boxes which keep an order among them."""
    together = [name for names in groups if not kept.isdisjoint(names) for name in names]
    rest = [names for names in groups if kept.isdisjoint(names)]
    return [together, *rest] if together else rest


def _part(puzzle: Puzzle, names: Sequence[str]) -> Puzzle:
    there = set(names)
    return Puzzle(
        {name: puzzle.boxes[name] for name in names},
        [arrow for arrow in puzzle.arrows if arrow.source in there],
        [name for name in puzzle.firsts if name in there],
        [name for name in puzzle.lasts if name in there],
    )


def _of_group(puzzle: Puzzle) -> dict[str, Place]:
    arrows, numbers = forwards(puzzle), layers_of(puzzle)
    found = cut(puzzle.boxes, arrows, numbers)
    layers = ordered(found, (puzzle.firsts, puzzle.lasts))
    tops = {name: _on_grid(top) for name, top in tops_of(layers, found, puzzle.boxes).items()}
    slopes = Counter(
        number
        for arrow in arrows
        if tops[arrow.source] + arrow.leaves != tops[arrow.target] + arrow.arrives
        for number in {numbers[arrow.source], numbers[arrow.target] - 1}
    )
    places, left = dict[str, Place](), 0.0
    for number, layer in enumerate(layers):
        names = [name for name in layer if name in puzzle.boxes]
        places |= {name: (left, tops[name]) for name in names}
        width = max((puzzle.boxes[name].width for name in names), default=0.0)
        left += _up(width) + ACROSS + LANE * min(slopes[number], MOST_LANES)
    return places


def _in_rows(names: Sequence[str], boxes: Mapping[str, Box], width: float) -> dict[str, Place]:
    """Boxes beside each other, in as many rows as it takes."""
    places, left, top, height = dict[str, Place](), 0.0, 0.0, 0.0
    for name in names:
        if left and left + boxes[name].width > width:
            left, top, height = 0.0, top + _up(height) + _up(GAP), 0.0
        places[name] = (left, top)
        left += _up(boxes[name].width) + ACROSS
        height = max(height, boxes[name].height)
    return places


def _shifted(places: Mapping[str, Place], down: float) -> dict[str, Place]:
    return {name: (left, top + down) for name, (left, top) in places.items()}


def _bottom(places: Mapping[str, Place], boxes: Mapping[str, Box]) -> float:
    return max(places[name][1] + boxes[name].height for name in places)


def _on_grid(value: float) -> float:
    """The nearest multiple of the grid."""
    return round(value / GRID) * GRID


def _up(value: float) -> float:
    """The next multiple of the grid."""
    return math.ceil(value / GRID) * GRID
