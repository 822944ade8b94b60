"""How a wire runs by its dots: smooth where the sight is free all the way, else along streets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from app.canvas.drawing.lanes import Lanes
from app.canvas.drawing.routing import Route, around, curve, is_gentle, is_hidden, route
from app.canvas.drawing.streets import Boxes, Dots, Point

SOFTNESS = 1 / 3
"""How long the handles of a curve are at a dot, as a share of the way to the next one."""


def route_by(stops: Sequence[Point], boxes: Boxes, taken: Lanes) -> Route:
    """The course from an output by dots to an input, which keeps clear of `boxes`.

    The dots are where the person put them: a leg that finds no way is a curve that heeds nothing.
    """
    if not stops[1:-1]:
        return route(stops[0], stops[-1], boxes, taken)
    legs = _smooth_legs(stops)
    dots = [Dots(number > 0, number < len(legs) - 1) for number in range(len(legs))]
    if all(_is_smooth(*each, boxes) for each in zip(legs, dots, strict=True)):
        return _joined(legs)
    return _joined(
        [
            around(leg.points[0], leg.points[-1], boxes, taken, at) or leg
            for leg, at in zip(legs, dots, strict=True)
        ]
    )


def curve_by(stops: Sequence[Point]) -> Route:
    """The course from an output by dots to an input that heeds no obstacle."""
    if not stops[1:-1]:
        return curve(stops[0], stops[-1])
    return _joined(_smooth_legs(stops))


def _smooth_legs(stops: Sequence[Point]) -> list[Route]:
    """A curve for each leg, which goes on in the same direction at every dot."""
    ways = [_way(before, after) for before, after in zip(stops, stops[2:], strict=False)]
    last = len(stops) - 2
    legs = list[Route]()
    for number, (start, end) in enumerate(pairwise(stops)):
        _, one, two, _ = curve(start, end).points
        length = math.dist(start, end) * SOFTNESS
        if number > 0:
            one = _along(start, ways[number - 1], length)
        if number < last:
            two = _along(end, ways[number], -length)
        legs.append(Route((start, one, two, end), is_curve=True))
    return legs


def _joined(legs: Sequence[Route]) -> Route:
    points = tuple(point for leg in legs for point in leg.points)
    return Route(points, is_curve=False, legs=tuple(legs))


def _is_smooth(leg: Route, dots: Dots, boxes: Boxes) -> bool:
    """Whether a leg can be a curve: at a port it must go forward, and nothing may be in its way."""
    is_forward = all(dots) or is_gentle(leg.points[0], leg.points[-1])
    return is_forward and not is_hidden(leg, boxes)


def _way(one: Point, other: Point) -> Point:
    """The direction from one place to another, with the length 1."""
    length = math.dist(one, other) or 1.0
    return (other[0] - one[0]) / length, (other[1] - one[1]) / length


def _along(place: Point, way: Point, length: float) -> Point:
    return place[0] + way[0] * length, place[1] + way[1] * length
