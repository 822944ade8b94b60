from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.canvas.drawing.lanes import Segment
from app.canvas.drawing.routing import (
    LANE,
    NARROW_LANE,
    RADIUS,
    Rect,
    Route,
    corner_radii,
    route,
)
from app.canvas.drawing.streets import Point

WIDTH, HEIGHT = 136.0, 76.0


def box(x: float, y: float) -> Rect:
    return x, y, x + WIDTH, y + HEIGHT


def output(of: Rect) -> Point:
    return of[2], of[1] + 48


def entry(of: Rect) -> Point:
    return of[0], of[1] + 48


def places(line: Route) -> list[Point]:
    if not line.is_curve:
        return [place for piece in line.segments for place in along(piece)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = line.points
    found = []
    for number in range(401):
        t = number / 400
        u = 1 - t
        found.append(
            (
                u**3 * ax + 3 * u**2 * t * bx + 3 * u * t**2 * cx + t**3 * dx,
                u**3 * ay + 3 * u**2 * t * by + 3 * u * t**2 * cy + t**3 * dy,
            )
        )
    return found


def along(piece: Segment) -> list[Point]:
    (ax, ay), (bx, by) = piece
    return [(ax + (bx - ax) * n / 100, ay + (by - ay) * n / 100) for n in range(101)]


def is_inside(place: Point, rect: Rect) -> bool:
    left, top, right, bottom = rect
    return left + 0.01 < place[0] < right - 0.01 and top + 0.01 < place[1] < bottom - 0.01


def scattered(seed: int, count: int, gap: float) -> list[Rect]:
    chance = random.Random(seed)
    boxes: list[Rect] = []
    for _ in range(count * 8):
        x, y = chance.randrange(0, 1400, 8), chance.randrange(0, 1000, 8)
        new = box(x, y)
        if len(boxes) < count and all(
            new[0] - other[2] >= gap
            or other[0] - new[2] >= gap
            or new[1] - other[3] >= gap
            or other[1] - new[3] >= gap
            for other in boxes
        ):
            boxes.append(new)
    return boxes


def test_forward_wire_with_free_sight_is_a_curve() -> None:
    first, second = box(0, 0), box(240, 120)

    line = route(output(first), entry(second), [first, second])

    assert line.is_curve
    assert (line.points[0], line.points[-1]) == (output(first), entry(second))


def test_neighbours_in_a_row_are_joined_by_a_straight_line() -> None:
    first, second = box(0, 0), box(160, 0)

    line = route(output(first), entry(second), [first, second])

    assert line.is_curve
    assert {y for _, y in line.points} == {48}


def test_wire_back_to_the_row_below_runs_through_the_gap_between_the_rows() -> None:
    first, last, below = box(0, 0), box(320, 0), box(0, 160)

    line = route(output(last), entry(below), [first, last, below])

    assert not line.is_curve
    assert all(one[0] == two[0] or one[1] == two[1] for one, two in line.segments)
    across = max(line.segments, key=lambda piece: abs(piece[0][0] - piece[1][0]))
    assert across[0][1] == across[1][1] == (76 + 160) / 2


def test_wire_with_a_node_in_its_way_goes_around_it() -> None:
    first, between, last = box(0, 0), box(160, 0), box(320, 0)

    line = route(output(first), entry(last), [first, between, last])

    assert not line.is_curve
    assert not any(is_inside(place, between) for place in places(line))


def test_wire_leaves_to_the_right_and_arrives_from_the_left() -> None:
    first, second = box(400, 0), box(0, 0)

    line = route(output(first), entry(second), [first, second])

    assert line.points[1][0] > line.points[0][0]
    assert line.points[-2][0] < line.points[-1][0]


@pytest.mark.parametrize("gap", [16, 24, 48])
@pytest.mark.parametrize("seed", range(12))
def test_no_wire_runs_through_a_node(seed: int, gap: float) -> None:
    boxes = scattered(seed, 18, gap)
    taken: list[Segment] = []

    for source, target in pairwise(random.Random(seed).sample(boxes, len(boxes))):
        line = route(output(source), entry(target), boxes, taken)
        taken.extend(line.segments)

        for rect in boxes:
            assert not any(is_inside(place, rect) for place in places(line)), (source, target)


def test_two_wires_in_one_gap_keep_to_lanes_of_their_own() -> None:
    boxes = [box(160 * column, 160 * row) for row in range(2) for column in range(5)]

    one = route(output(boxes[4]), entry(boxes[5]), boxes)
    two = route(output(boxes[3]), entry(boxes[6]), boxes, one.segments)

    rows = [piece[0][1] for line in (one, two) for piece in line.segments if is_long(piece)]
    assert abs(rows[0] - rows[1]) >= LANE


def test_many_wires_in_a_narrow_gap_share_it_without_lying_on_one_another() -> None:
    boxes = [box(160 * column, 104 * row) for row in range(2) for column in range(5)]
    taken: list[Segment] = []

    for source, target in ((4, 5), (3, 5), (4, 6), (3, 6), (2, 5)):
        taken.extend(route(output(boxes[source]), entry(boxes[target]), boxes, taken).segments)

    rows = sorted(piece[0][1] for piece in taken if is_long(piece))
    assert len(rows) == 5
    assert min(two - one for one, two in pairwise(rows)) >= NARROW_LANE


def test_a_steep_wire_goes_down_its_street_and_not_across_it() -> None:
    first, second = box(0, 0), box(160, 300)

    line = route(output(first), entry(second), [first, second])

    assert not line.is_curve
    assert [one[0] == two[0] for one, two in line.segments] == [False, True, False]


def is_long(piece: Segment) -> bool:
    return abs(piece[0][0] - piece[1][0]) > 200


def test_corners_are_round_where_there_is_room() -> None:
    assert corner_radii([(0, 0), (100, 0), (100, 100), (104, 100)]) == [RADIUS, 2]


def test_wire_between_nodes_without_a_gap_falls_back_to_the_curve() -> None:
    first, touching, below = box(0, 0), box(136, 0), box(0, 200)

    line = route(output(first), entry(below), [first, touching, below])

    assert line.is_curve


def test_wire_into_its_own_node_goes_around_it() -> None:
    only = box(0, 0)

    line = route(output(only), entry(only), [only])

    assert not line.is_curve
    assert not any(is_inside(place, only) for place in places(line))


def test_far_target_takes_obstacles_outside_the_first_window_into_account() -> None:
    wall = [box(160, 100 * row) for row in range(-12, 13)]
    first, last = box(0, 0), box(320, 0)

    line = route(output(first), entry(last), [first, last, *wall])

    assert not any(is_inside(place, rect) for place in places(line) for rect in wall)
