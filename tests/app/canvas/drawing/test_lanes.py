from __future__ import annotations

import pytest

from app.canvas.drawing.lanes import WIDTH, Lanes, Segment

TAKEN: Segment = ((0.0, 100.0), (200.0, 100.0))


@pytest.mark.parametrize(
    ("piece", "is_taken"),
    [
        (((50.0, 100.0), (80.0, 100.0)), True),
        (((80.0, 94.0), (50.0, 94.0)), True),
        (((50.0, 107.0), (80.0, 107.0)), False),
        (((202.0, 100.0), (300.0, 100.0)), False),
        (((100.0, 0.0), (100.0, 200.0)), False),
    ],
)
def test_a_lane_is_taken_by_what_runs_beside_it(piece: Segment, is_taken: bool) -> None:
    assert Lanes([TAKEN]).is_taken(piece, WIDTH) == is_taken


def test_wires_may_run_nearer_where_less_room_is_asked_for() -> None:
    piece = ((50.0, 104.0), (80.0, 104.0))

    assert Lanes([TAKEN]).is_taken(piece, WIDTH)
    assert not Lanes([TAKEN]).is_taken(piece, WIDTH / 2)


def test_an_empty_map_of_lanes_has_room_everywhere() -> None:
    assert not Lanes().is_taken(TAKEN, WIDTH)
