from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.latent_view.space.nearest import nearest
from engine.questions.spots import OfRow
from tests.app.latent_view.scene import cloud

POINTS = np.array([[np.nan, 0], [3, 3], [0, 1], [np.inf, 0]], np.float32)


def test_the_sample_that_lies_nearest_is_found_among_those_that_are_numbers() -> None:
    assert nearest(replace(cloud(), points=POINTS), (0.0, 0.0)) == OfRow(2)


def test_where_no_sample_is_a_number_none_is_nearest() -> None:
    assert nearest(replace(cloud(), points=POINTS[[0, 3]]), (0.0, 0.0)) is None
    assert nearest(replace(cloud(), points=POINTS[:0]), (0.0, 0.0)) is None
