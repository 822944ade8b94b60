from __future__ import annotations

import numpy as np

from app.canvas.drawing.lanes import Lanes
from app.canvas.drawing.legs import curve_by, route_by
from app.canvas.drawing.routing import curve, route
from app.canvas.drawing.streets import Boxes, Point
from app.canvas.drawing.wire_item import corners

NOTHING: Boxes = np.empty((0, 4))
START, END = (0.0, 0.0), (400.0, 0.0)


def boxes(*rects: tuple[float, float, float, float]) -> Boxes:
    return np.array(rects)


def touches(places: tuple[Point, ...], rect: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = rect
    return any(left < x < right and top < y < bottom for x, y in places)


def test_a_wire_without_dots_runs_as_ever() -> None:
    assert route_by((START, END), NOTHING, Lanes()) == route(START, END, NOTHING)
    assert curve_by((START, END)) == curve(START, END)


def test_a_wire_stops_at_every_dot_in_turn() -> None:
    stops = (START, (120.0, 80.0), (280.0, -40.0), END)

    for found in (route_by(stops, NOTHING, Lanes()), curve_by(stops)):
        assert found.stops == stops
        assert all(stop in corners(found) for stop in stops)


def test_with_free_sight_it_goes_smoothly_through_a_dot() -> None:
    (first, last) = route_by((START, (200.0, 80.0), END), NOTHING, Lanes()).legs

    assert first.is_curve
    (_, _, before, dot), (_, after, _, _) = first.points, last.points
    turn = (dot[0] - before[0]) * (after[1] - dot[1]) - (dot[1] - before[1]) * (after[0] - dot[0])
    assert abs(turn) < 1e-6


def test_a_leg_goes_around_what_stands_in_its_way() -> None:
    node = (80.0, 40.0, 160.0, 160.0)
    found = route_by((START, (240.0, 100.0), END), boxes(node), Lanes())

    assert found.stops[1] == (240.0, 100.0)
    assert not touches(corners(found, 64), node)


def test_a_way_back_by_a_dot_leaves_and_enters_ports_as_any_other() -> None:
    found = route_by((END, (200.0, 120.0), START), NOTHING, Lanes())

    assert found.points[1][0] > END[0]
    assert found.points[-2][0] < START[0]
    assert found.stops[1] == (200.0, 120.0)


def test_a_dot_on_a_straight_piece_leaves_the_course_as_it_was() -> None:
    nodes, back = boxes((260.0, -40.0, 400.0, 40.0), (0.0, 120.0, 140.0, 200.0)), (0.0, 160.0)
    plain = route(END, back, nodes)
    (x1, y1), (x2, _) = plain.points[2:4]
    dot = ((x1 + x2) / 2, y1)

    found = route_by((END, dot, back), nodes, Lanes())

    assert [point for point in dict.fromkeys(found.points) if point != dot] == list(plain.points)


def test_a_dot_that_a_node_lies_on_is_run_by_all_the_same() -> None:
    found = route_by((START, (200.0, 0.0), END), boxes((150.0, -50.0, 250.0, 50.0)), Lanes())

    assert found.stops == (START, (200.0, 0.0), END)
