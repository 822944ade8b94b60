"""Streets: the clear lines between nodes, and the way along them with the fewest bends."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
"""A place in scene pixels."""

Boxes = NDArray[np.float64]
"""(count, 4): left, top, right and bottom of each obstacle, in scene pixels."""

Open = NDArray[np.bool_]
"""(rows, columns) of stretches of street: whether a wire may run there."""

STREET = 12.0
"""How far from a node a street runs, in scene pixels."""

CLEARANCE = 4.0
"""How near to the upper and lower side of a node a wire may come, in scene pixels."""

SIDE_CLEARANCE = 7.0
"""The same for the other two sides, where ports stick out that no wire but their own may touch."""

BEND_COST = 60.0
"""How many scene pixels of detour a bend is worth."""

SIDE_COST = 1.1
"""What a pixel beside a node costs; in the middle of a gap it costs 1."""

MOST_STATES = 60_000
"""Where the search gives up, so that no edit waits for it."""

RIGHT, LEFT, DOWN, UP = ANY = range(4)


class State(NamedTuple):
    """A crossing, by its column and row, and the direction in which it was entered."""

    column: int
    row: int
    direction: int


class Dots(NamedTuple):
    """Which ends of a way are dots on a wire, where it may come and go in any direction."""

    start: bool = False
    end: bool = False


PORTS = Dots()


class Streets:
    """The crossings of all streets around `boxes` that matter for a way from `start` to `end`.

    The way leaves `start` to the right and reaches `end` from the left, where these are no dots.
    """

    def __init__(self, boxes: Boxes, start: Point, end: Point, dots: Dots = PORTS) -> None:
        columns = (
            start[0] + (0.0 if dots.start else STREET),
            end[0] - (0.0 if dots.end else STREET),
        )
        rows = (start[1], end[1])
        xs, x_costs = _lines(boxes[:, 0], boxes[:, 2], columns)
        ys, y_costs = _lines(boxes[:, 1], boxes[:, 3], rows)
        # One number after the other is taken from a list or bytes, many times faster than there.
        self._xs: list[float] = xs.tolist()
        self._ys: list[float] = ys.tolist()
        self._x_costs: list[float] = x_costs.tolist()
        self._y_costs: list[float] = y_costs.tolist()
        self._across, self._down = (open_.tobytes() for open_ in _opened(boxes, xs, ys))
        first = self._column(columns[0]), self._row(rows[0])
        self._starts = tuple(State(*first, way) for way in (ANY if dots.start else (RIGHT,)))
        self._is_to_dot = dots.end
        self._end = (self._column(columns[1]), self._row(rows[1]))
        self._left_across: list[float] = [abs(x - self._xs[self._end[0]]) for x in self._xs]
        self._left_down: list[float] = [abs(y - self._ys[self._end[1]]) for y in self._ys]

    def way(self) -> list[Point] | None:
        """The crossings where the way bends; None where there is no way."""
        came_from: dict[State, State] = {}
        costs = dict.fromkeys(self._starts, 0.0)
        queue = [(self._least(start), 0.0, start) for start in self._starts]
        while queue and len(costs) < MOST_STATES:
            _, cost, state = heapq.heappop(queue)
            is_there = (state.column, state.row) == self._end
            if is_there and (self._is_to_dot or state.direction != LEFT):
                return self._bends(state, came_from)
            if cost > costs[state]:
                continue
            for neighbour, step in self._neighbours(state):
                if (total := cost + step) < costs.get(neighbour, math.inf):
                    costs[neighbour], came_from[neighbour] = total, state
                    heapq.heappush(queue, (total + self._least(neighbour), total, neighbour))
        return None

    def _column(self, x: float) -> int:
        return bisect_left(self._xs, x)

    def _row(self, y: float) -> int:
        return bisect_left(self._ys, y)

    def _least(self, state: State) -> float:
        """The cost that a way from here has at least."""
        return self._left_across[state.column] + self._left_down[state.row]

    def _neighbours(self, state: State) -> Iterator[tuple[State, float]]:
        """The crossings that come next, but for the one before, and what it costs to go there."""
        column, row, way = state
        xs, ys, wide = self._xs, self._ys, len(self._xs)
        cost, bend = self._y_costs[row], 0.0 if way in (RIGHT, LEFT) else BEND_COST
        here = row * (wide - 1) + column
        if way != LEFT and column + 1 < wide and self._across[here]:
            yield State(column + 1, row, RIGHT), (xs[column + 1] - xs[column]) * cost + bend
        if way != RIGHT and column and self._across[here - 1]:
            yield State(column - 1, row, LEFT), (xs[column] - xs[column - 1]) * cost + bend
        cost, bend = self._x_costs[column], 0.0 if way in (DOWN, UP) else BEND_COST
        here = row * wide + column
        if way != UP and row + 1 < len(ys) and self._down[here]:
            yield State(column, row + 1, DOWN), (ys[row + 1] - ys[row]) * cost + bend
        if way != DOWN and row and self._down[here - wide]:
            yield State(column, row - 1, UP), (ys[row] - ys[row - 1]) * cost + bend

    def _bends(self, last: State, came_from: dict[State, State]) -> list[Point]:
        states = [last]
        while states[-1] in came_from:
            states.append(came_from[states[-1]])
        last_way = last.direction if self._is_to_dot else RIGHT
        leaving = [last_way, *(state.direction for state in states)]
        bends = [
            state for state, after in zip(states, leaving, strict=False) if state.direction != after
        ]
        return [(self._xs[bend.column], self._ys[bend.row]) for bend in bends[::-1]]


def _opened(boxes: Boxes, xs: Boxes, ys: Boxes) -> tuple[Open, Open]:
    """The stretches of street that do not come too near to any box: across, and down."""
    across, down = np.ones((len(ys), len(xs) - 1), bool), np.ones((len(ys) - 1, len(xs)), bool)
    lefts = np.searchsorted(xs, boxes[:, 0] - SIDE_CLEARANCE, "right").tolist()
    tops = np.searchsorted(ys, boxes[:, 1] - CLEARANCE, "right").tolist()
    rights = np.searchsorted(xs, boxes[:, 2] + SIDE_CLEARANCE, "left").tolist()
    bottoms = np.searchsorted(ys, boxes[:, 3] + CLEARANCE, "left").tolist()
    for left, top, right, bottom in zip(lefts, tops, rights, bottoms, strict=True):
        across[top:bottom, max(left - 1, 0) : right] = False
        down[max(top - 1, 0) : bottom, left:right] = False
    return across, down


def _lines(low: Boxes, high: Boxes, own: tuple[float, float]) -> tuple[Boxes, Boxes]:
    """Where the streets of one direction run, sorted, and what a pixel along each costs.

    low, high: (count,) the two sides of each box. own: the lines that the ends of the way need.
    """
    quiet = np.concatenate([_middles(low, high), own])
    lines = np.unique(np.concatenate([low - STREET, high + STREET, quiet]))
    return lines, np.where(np.isin(lines, quiet), 1.0, SIDE_COST)


def _middles(low: Boxes, high: Boxes) -> Boxes:
    """The middle of each gap that runs through between all boxes."""
    if not len(low):
        return low
    order = np.argsort(low)
    reach, after = np.maximum.accumulate(high[order])[:-1], low[order][1:]
    is_gap = after - reach >= 2 * STREET
    middles: Boxes = (reach[is_gap] + after[is_gap]) / 2
    return middles
