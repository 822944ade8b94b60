from __future__ import annotations

import pytest

from app.canvas.drawing.routing import Route
from app.canvas.drawing.wire_item import share_at

ANGLE = Route(((0.0, 0.0), (30.0, 0.0), (30.0, 10.0)), is_curve=False)


@pytest.mark.parametrize(
    ("place", "share"),
    [((-9.0, 2.0), 0.0), ((10.0, -4.0), 0.25), ((33.0, 5.0), 0.875), ((99.0, 99.0), 1.0)],
)
def test_nearest_point_of_a_wire_is_told_by_its_share_of_the_way(
    place: tuple[float, float], share: float
) -> None:
    assert share_at(ANGLE, place) == share
