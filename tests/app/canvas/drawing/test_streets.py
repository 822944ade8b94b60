from __future__ import annotations

import numpy as np

from app.canvas.drawing.streets import CLEARANCE, STREET, Boxes, Point, Streets

WALL = np.array([[0.0, 0.0, 100.0, 100.0]])


def way(start: Point, end: Point, boxes: Boxes = WALL) -> list[Point]:
    found = Streets(boxes, start, end).way()
    assert found is not None
    return found


def test_straight_way_has_no_bend() -> None:
    assert way((-200.0, 150.0), (300.0, 150.0)) == []


def test_way_behind_a_box_has_the_fewest_bends() -> None:
    bends = way((-200.0, 40.0), (300.0, 40.0))

    assert len(bends) == 4
    assert {y for _, y in bends[1:3]} == {-STREET}


def test_way_back_goes_around_both_ends() -> None:
    boxes = np.array([[0.0, 0.0, 100.0, 100.0], [300.0, 0.0, 400.0, 100.0]])

    bends = way((400.0, 40.0), (0.0, 60.0), boxes)

    assert bends[0] == (400.0 + STREET, 40.0)
    assert bends[-1] == (0.0 - STREET, 60.0)
    assert len(bends) == 4


def test_street_in_the_middle_of_a_gap_is_preferred() -> None:
    boxes = np.array([[0.0, 0.0, 400.0, 100.0], [0.0, 200.0, 400.0, 300.0]])

    bends = way((400.0, 40.0), (0.0, 240.0), boxes)

    assert {y for _, y in bends} == {40.0, 150.0, 240.0}


def test_closed_yard_has_no_way_out() -> None:
    gap = CLEARANCE
    yard = np.array(
        [
            [0.0, 0.0, 300.0, 20.0],
            [0.0, 20.0 + gap, 20.0, 200.0],
            [280.0, 20.0 + gap, 300.0, 200.0],
            [0.0, 200.0 + gap, 300.0, 220.0],
        ]
    )

    assert Streets(yard, (100.0, 100.0), (600.0, 100.0)).way() is None
