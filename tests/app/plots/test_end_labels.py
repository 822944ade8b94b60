from __future__ import annotations

import numpy as np

from app.plots.end_labels import spread


def test_labels_with_room_stand_where_they_want() -> None:
    assert spread([20.0, 80.0], 16, 0, 100) == [20.0, 80.0]


def test_labels_that_would_overlap_share_the_room_around_them() -> None:
    assert spread([50.0, 52.0], 16, 0, 100) == [43.0, 59.0]


def test_the_order_of_the_lines_is_kept() -> None:
    assert spread([52.0, 50.0], 16, 0, 100) == [59.0, 43.0]


def test_labels_stay_inside() -> None:
    assert spread([1.0, 99.0, 99.0], 16, 0, 100) == [8.0, 76.0, 92.0]


def test_no_two_labels_overlap_whatever_is_wanted() -> None:
    generator = np.random.default_rng(0)
    for _ in range(200):
        wanted = generator.uniform(-20, 120, generator.integers(1, 6)).tolist()

        centres = spread(wanted, 16, 0, 100)

        assert min(np.diff(sorted(centres)), default=16.0) > 16 - 1e-6
        assert min(centres) > 8 - 1e-6
        assert max(centres) < 92 + 1e-6


def test_no_lines_need_no_labels() -> None:
    assert spread([], 16, 0, 100) == []
