from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF

from app.latent_view.space.path import Path, point_of
from engine.questions.spots import At, OfRow
from tests.app.latent_view.held import codes, told


def test_a_path_goes_on_changes_and_is_taken_back(qapp: object) -> None:
    path, seen = Path(), []
    path.changed.connect(lambda: seen.append(path.corners))

    path.add(At(0, 0))
    path.add(OfRow(3))
    path.replace(0, At(1, 1))
    path.take_back()
    path.clear()

    both = (At(1, 1), OfRow(3))
    assert seen == [(At(0, 0),), (At(0, 0), OfRow(3)), both, both[:1], ()]


def test_nothing_is_told_where_nothing_changes(qapp: object) -> None:
    path, seen = Path(), []
    path.changed.connect(lambda: seen.append(1))

    path.take_back()
    path.clear()

    assert not seen


def test_a_corner_is_where_its_sample_is() -> None:
    x, y = codes()[5, :2].tolist()

    assert point_of(OfRow(5), told()) == QPointF(x, y)
    assert point_of(At(2, 3), told()) == QPointF(2, 3)
    assert point_of(OfRow(np.iinfo(np.int32).max), told()) is None
