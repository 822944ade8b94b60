from __future__ import annotations

import numpy as np

from app.plots.annotations import answers_at, readout
from app.plots.chart import Shown
from app.plots.lines import drawing
from app.plots.series import Series
from app.run_view import Curve
from app.theme.tokens import DARK


def shown(epoch_steps: float = 0.0) -> Shown:
    found = []
    for name, count in (("training", 100), ("validation", 50)):
        curve = Curve()
        curve.extend(np.arange(1, count + 1), np.full(count, 0.5, np.float32))
        found.append(Series(name, curve, is_noisy=False))
    made = drawing(found, DARK, 400, 5)
    assert made is not None
    return Shown(made, 100.0, epoch_steps)


def words(step: float, epoch_steps: float = 0.0) -> list[str]:
    what = shown(epoch_steps)
    return [text for text, _ in readout(what, step, answers_at(what, step), DARK.secondary)]


def test_the_readout_says_step_and_values() -> None:
    assert words(20.2) == ["step 20", "training 0.500", "validation 0.500"]


def test_the_readout_says_the_epoch_where_it_is_known() -> None:
    assert [words(step, 10.0)[0] for step in (1, 10, 11)] == [
        "step 1 · epoch 1",
        "step 10 · epoch 1",
        "step 11 · epoch 2",
    ]


def test_a_line_that_does_not_reach_the_step_says_nothing() -> None:
    assert words(80) == ["step 80", "training 0.500"]


def test_where_nobody_points_nothing_is_said() -> None:
    assert answers_at(shown(), None) == ()
    assert answers_at(shown(), 500.0) == ()
