"""Streets: the clear lines between nodes, and the way along them with the fewest bends."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
"""A place in scene pixels."""

Boxes = NDArray[np.float64]
"""(count, 4): left, top, right and bottom of each obstacle, in scene pixels."""

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
MOVES = ((1, 0), (-1, 0), (0, 1), (0, -1))


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
        self._xs, self._x_costs = _lines(boxes[:, 0], boxes[:, 2], columns)
        self._ys, self._y_costs = _lines(boxes[:, 1], boxes[:, 3], rows)
        first = self._column(columns[0]), self._row(rows[0])
        self._starts = tuple(State(*first, way) for way in (ANY if dots.start else (RIGHT,)))
        self._is_to_dot = dots.end
        self._end = (self._column(columns[1]), self._row(rows[1]))
        self._across: NDArray[np.bool_] = np.ones((len(self._ys), len(self._xs) - 1), dtype=bool)
        self._down: NDArray[np.bool_] = np.ones((len(self._ys) - 1, len(self._xs)), dtype=bool)
        for box in boxes:
            self._close(*box)

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
                if (total := cost + step) < costs.get(neighbour, np.inf):
                    costs[neighbour], came_from[neighbour] = total, state
                    heapq.heappush(queue, (total + self._least(neighbour), total, neighbour))
        return None

    def _column(self, x: float) -> int:
        return int(np.searchsorted(self._xs, x))

    def _row(self, y: float) -> int:
        return int(np.searchsorted(self._ys, y))

    def _close(self, left: float, top: float, right: float, bottom: float) -> None:
        """Close the stretches of street that come too near to a box."""
        xs, ys = self._xs, self._ys
        left, right = left - SIDE_CLEARANCE, right + SIDE_CLEARANCE
        top, bottom = top - CLEARANCE, bottom + CLEARANCE
        rows = slice(np.searchsorted(ys, top, "right"), np.searchsorted(ys, bottom, "left"))
        columns = slice(np.searchsorted(xs, left, "right"), np.searchsorted(xs, right, "left"))
        self._across[rows, max(columns.start - 1, 0) : columns.stop] = False
        self._down[max(rows.start - 1, 0) : rows.stop, columns] = False

    def _least(self, state: State) -> float:
        """The cost that a way from here has at least."""
        across = abs(self._xs[state.column] - self._xs[self._end[0]])
        down = abs(self._ys[state.row] - self._ys[self._end[1]])
        return float(across + down)

    def _neighbours(self, state: State) -> Iterator[tuple[State, float]]:
        for direction, (right, down) in enumerate(MOVES):
            if direction != state.direction and MOVES[state.direction] == (-right, -down):
                continue
            column, row = state.column + right, state.row + down
            length = self._stretch(state, column, row)
            if length > 0:
                bend = BEND_COST if direction != state.direction else 0.0
                yield State(column, row, direction), length + bend

    def _stretch(self, state: State, column: int, row: int) -> float:
        """The cost of going to the next crossing; 0 where there is no way."""
        if column != state.column:
            near = min(column, state.column)
            if not (near >= 0 and near + 1 < len(self._xs) and self._across[row, near]):
                return 0.0
            return float((self._xs[near + 1] - self._xs[near]) * self._y_costs[row])
        near = min(row, state.row)
        if not (near >= 0 and near + 1 < len(self._ys) and self._down[near, column]):
            return 0.0
        return float((self._ys[near + 1] - self._ys[near]) * self._x_costs[column])

    def _bends(self, last: State, came_from: dict[State, State]) -> list[Point]:
        states = [last]
        while states[-1] in came_from:
            states.append(came_from[states[-1]])
        last_way = last.direction if self._is_to_dot else RIGHT
        leaving = [last_way, *(state.direction for state in states)]
        bends = [
            state for state, after in zip(states, leaving, strict=False) if state.direction != after
        ]
        return [(float(self._xs[bend.column]), float(self._ys[bend.row])) for bend in bends[::-1]]


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
