"""How wires run: a curve where the sight is free, else along the streets between the nodes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.canvas.drawing.lanes import Lanes, Segment
from app.canvas.drawing.streets import (
    CLEARANCE,
    PORTS,
    SIDE_CLEARANCE,
    STREET,
    Boxes,
    Dots,
    Point,
    Streets,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom, in scene pixels."""

RADIUS = 8.0
"""Of the corners of a wire, in scene pixels."""

LANE = 8.0
"""How far apart wires run that share a street, in scene pixels."""

NARROW_LANE = 4.0
"""The same where a street is too narrow for all of its wires, in scene pixels."""

FARTHEST = 32.0
"""How far a wire gives way to others, in scene pixels."""

WINDOWS = (320.0, 1280.0, math.inf)
"""How far around its two ends a wire looks for a way, one after the other, in scene pixels."""

ASIDE = FARTHEST + SIDE_CLEARANCE
"""How far from its way a wire can meet a node when it gives way, in scene pixels."""

SAMPLE = 4.0
"""How finely a curve is held against the nodes, in scene pixels."""

LONGEST_HANDLE = 160.0
STEEPEST = 3.0
"""How much further down than across a curve may go."""


class Room(NamedTuple):
    """How far `apart` wires run, and how far above or below a node, in scene pixels."""

    apart: float
    down: float


ROOMS = (
    Room(LANE, SIDE_CLEARANCE),
    Room(NARROW_LANE, SIDE_CLEARANCE),
    Room(NARROW_LANE, CLEARANCE),
)
"""What is tried for a wire, the widest first."""


@dataclass(frozen=True)
class Route:
    """The course of a wire, in scene pixels.

    points: of a curve, the four points of a cubic Bezier; else both ends and the corners between
    them, joined by horizontals and verticals. legs: of a wire that runs by dots, its course from
    the one to the next; `points` are then all of theirs.
    """

    points: tuple[Point, ...]
    is_curve: bool
    legs: tuple[Route, ...] = ()

    @property
    def parts(self) -> tuple[Route, ...]:
        """Its legs, or itself where it has none."""
        return self.legs or (self,)

    @property
    def stops(self) -> tuple[Point, ...]:
        """Both ends, and the dots between them."""
        if not self.legs:
            return self.points[0], self.points[-1]
        return (self.points[0], *(leg.points[-1] for leg in self.legs))

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The straight pieces; none for a curve."""
        straight = (part for part in self.parts if not part.is_curve)
        return tuple(piece for part in straight for piece in pairwise(part.points))

    @property
    def bounds(self) -> Rect:
        """The smallest rectangle that holds all points."""
        return bounds_of(self.points)


def bounds_of(points: Sequence[Point]) -> Rect:
    """The smallest rectangle that holds all points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def route(
    start: Point,
    end: Point,
    obstacles: Sequence[Rect] | Boxes,
    taken: Iterable[Segment] | Lanes = (),
) -> Route:
    """The course of a wire from an output at `start` to an input at `end`, in scene pixels.

    A forward wire with free sight that is not steep is a curve. Any other goes around `obstacles`
    and keeps out of the lanes `taken` by other wires where there is room. Where there is no way at
    all, because the obstacles leave no gap of 16, it is a curve again.
    """
    boxes = np.asarray(obstacles, dtype=np.float64).reshape(-1, 4)
    straight = curve(start, end)
    if is_gentle(start, end) and not is_hidden(straight, boxes):
        return straight
    lanes = taken if isinstance(taken, Lanes) else Lanes(taken)
    return around(start, end, boxes, lanes) or straight


def around(
    start: Point, end: Point, boxes: Boxes, taken: Lanes, dots: Dots = PORTS
) -> Route | None:
    """The course along the streets between the nodes; None where there is no way."""
    bends = _way(start, end, boxes, dots)
    if bends is None:
        return None
    points = (start, *bends, end)
    near = _near(boxes, bounds_of(points), ASIDE, ASIDE)  # farther ones are in no lane's way
    return Route(_laned(points, Ground(near, taken, dots)), is_curve=False)


def curve(start: Point, end: Point) -> Route:
    """The curve from an output to an input that heeds no obstacle."""
    across = end[0] - start[0]
    handle = across / 2 if across >= 0 else min(LONGEST_HANDLE, STREET - across / 2)
    one, two = (start[0] + handle, start[1]), (end[0] - handle, end[1])
    return Route((start, one, two, end), is_curve=True)


def corner_radii(points: Sequence[Point]) -> list[float]:
    """The radius of each inner corner: RADIUS, or what the pieces beside it leave room for."""
    lengths = [abs(one[0] - two[0]) + abs(one[1] - two[1]) for one, two in pairwise(points)]
    return [min(RADIUS, before / 2, after / 2) for before, after in pairwise(lengths)]


def is_gentle(start: Point, end: Point) -> bool:
    """Whether a curve goes forward, and is not so steep that it looks like a scratch."""
    across, down = end[0] - start[0], abs(end[1] - start[1])
    return across >= STREET and down <= STEEPEST * across


def is_hidden(line: Route, boxes: Boxes) -> bool:
    """Whether a node stands in the way of a curve."""
    near = _near(boxes, line.bounds, SIDE_CLEARANCE, CLEARANCE)
    if not len(near):
        return False
    xs, ys = _sampled(line)
    inside = (
        (near[:, :1] - SIDE_CLEARANCE < xs)
        & (xs < near[:, 2:3] + SIDE_CLEARANCE)
        & (near[:, 1:2] - CLEARANCE < ys)
        & (ys < near[:, 3:] + CLEARANCE)
    )
    # A wire begins and ends on the rim of a node, where it is nearer than the clearance.
    start, end = line.points[0], line.points[-1]
    leaves = (near[:, 2:3] <= start[0]) & (xs >= start[0]) & _holds(near, start)
    enters = (near[:, :1] >= end[0]) & (xs <= end[0]) & _holds(near, end)
    return bool((inside & ~leaves & ~enters).any())


def _holds(boxes: Boxes, point: Point) -> NDArray[np.bool_]:
    """(count, 1) whether a point is within the clearance of each box."""
    x, y = point
    holds: NDArray[np.bool_] = (
        (boxes[:, :1] - SIDE_CLEARANCE <= x)
        & (x <= boxes[:, 2:3] + SIDE_CLEARANCE)
        & (boxes[:, 1:2] - CLEARANCE <= y)
        & (y <= boxes[:, 3:] + CLEARANCE)
    )
    return holds


def _sampled(line: Route) -> tuple[Boxes, Boxes]:
    """(samples,) places along a curve, across and down."""
    left, top, right, bottom = line.bounds
    count = int(min(2_000, 16 + (right - left + bottom - top) / SAMPLE))
    xs, ys = np.array(line.points).T @ _weights(count)
    return xs, ys


@lru_cache(maxsize=256)
def _weights(count: int) -> Boxes:
    """(4, count) how much each point of a curve counts at places along it."""
    places = np.linspace(0, 1, count)
    back = 1 - places
    return np.stack([back**3, 3 * back**2 * places, 3 * back * places**2, places**3])


def _near(boxes: Boxes, bounds: Rect, across: float, down: float) -> Boxes:
    """The boxes that come so near to `bounds`, from the sides and from above and below."""
    left, top, right, bottom = bounds
    touches = (
        (boxes[:, 0] < right + across)
        & (boxes[:, 2] > left - across)
        & (boxes[:, 1] < bottom + down)
        & (boxes[:, 3] > top - down)
    )
    found: Boxes = boxes[touches]
    return found


def _way(start: Point, end: Point, boxes: Boxes, dots: Dots) -> list[Point] | None:
    """The corners of a clear way, looked for near by first; None where there is none."""
    bounds = bounds_of((start, end))
    near = _near(boxes, bounds, STREET, STREET)
    stubs = ((start, (start[0] + STREET, start[1])), ((end[0] - STREET, end[1]), end))
    if any(not dot and _crosses(stub, near) for dot, stub in zip(dots, stubs, strict=True)):
        return None
    for reach in WINDOWS:
        near = _near(boxes, bounds, reach, reach)
        bends = Streets(near, start, end, dots).way()
        if len(near) == len(boxes) or (bends and _is_clear((start, *bends, end), boxes)):
            return bends
    return None


def _crosses(segment: Segment, boxes: Boxes, across: float = 0.0, down: float = 0.0) -> bool:
    (x1, y1), (x2, y2) = segment
    bounds = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    return bool(len(_near(boxes, bounds, across, down)))


def _is_clear(points: Sequence[Point], boxes: Boxes, down: float = CLEARANCE) -> bool:
    """Whether a way keeps clear of all boxes; where it meets a port it may touch the rim.

    down: how far it must stay from their upper and lower sides.
    """
    boxes = _near(boxes, bounds_of(points), SIDE_CLEARANCE, CLEARANCE)
    pieces = list(pairwise(points))
    inner = all(not _crosses(piece, boxes, SIDE_CLEARANCE, down) for piece in pieces[1:-1])
    return inner and not any(_crosses(piece, boxes) for piece in (pieces[0], pieces[-1]))


class Ground(NamedTuple):
    """What a way heeds: nodes, the lanes of others, and at which ends there is no port."""

    boxes: Boxes
    taken: Lanes
    dots: Dots


def _laned(points: tuple[Point, ...], ground: Ground) -> tuple[Point, ...]:
    """The way with each inner piece, the long ones first, moved aside until it is alone."""
    for place in sorted(range(1, len(points) - 2), key=lambda place: -_length(points, place)):
        lanes = (_in_lane(points, place, ground, room) for room in ROOMS)
        points = next(filter(None, lanes), points)
    return points


def _in_lane(
    points: tuple[Point, ...], place: int, ground: Ground, room: Room
) -> tuple[Point, ...] | None:
    """The way with one inner piece so far from others and from nodes; None without that room."""
    for offset in _offsets(room.apart):
        moved = _moved(points, place, offset)
        is_taken = ground.taken.is_taken((moved[place], moved[place + 1]), room.apart)
        if not is_taken and (offset == 0 or _is_good(moved, ground, room.down)):
            return moved
    return None


@cache
def _offsets(apart: float) -> tuple[float, ...]:
    """How far a piece may be moved aside, the least first."""
    steps = range(1, int(FARTHEST / apart) + 1)
    return (0.0, *(sign * step * apart for step in steps for sign in (1, -1)))


def _length(points: tuple[Point, ...], place: int) -> float:
    """Of the piece from point `place` to the next one."""
    (x1, y1), (x2, y2) = points[place], points[place + 1]
    return abs(x1 - x2) + abs(y1 - y2)


def _moved(points: tuple[Point, ...], place: int, offset: float) -> tuple[Point, ...]:
    """The way with the piece from point `place` to the next one shifted sideways."""
    one, two = points[place], points[place + 1]
    is_upright = one[0] == two[0]
    across, down = (offset, 0.0) if is_upright else (0.0, offset)
    shifted = ((one[0] + across, one[1] + down), (two[0] + across, two[1] + down))
    return (*points[:place], *shifted, *points[place + 2 :])


def _is_good(points: tuple[Point, ...], ground: Ground, down: float) -> bool:
    leaves = ground.dots.start or points[1][0] - points[0][0] >= SIDE_CLEARANCE
    enters = ground.dots.end or points[-1][0] - points[-2][0] >= SIDE_CLEARANCE
    return leaves and enters and _is_clear(points, ground.boxes, down)
