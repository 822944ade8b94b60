from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.plots.annotations import Annotations, answers_at, readout
from app.plots.chart import Shown
from app.plots.lines import drawing
from app.plots.series import Series
from app.run_view import Curve
from app.theme.tokens import DARK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def shown(epoch_steps: float = 0.0) -> Shown:
    found = []
    for name, count in (("training", 100), ("validation", 50)):
        curve = Curve()
        curve.extend(np.arange(1, count + 1), np.full(count, 0.5, np.float32))
        found.append(Series(name, curve, is_noisy=False))
    made = drawing(found, DARK, 400, 5)
    assert made is not None
    return Shown(made, 100.0, epoch_steps)


def painted(note: str) -> QImage:
    """A plot in which nobody points, with 100 pixels for its note."""
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    what = replace(shown(), note=note)
    annotations = Annotations(painter, DARK, what, lambda step, height: QPointF(step, 80 * height))
    annotations.paint(QRectF(0, 30, 100, 60), QRectF(250, 0, 100, 20), None)
    painter.end()
    return image


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


def test_of_a_note_that_is_too_long_the_beginning_is_seen(qapp: QApplication) -> None:
    assert painted("Band 0.940   Spread 0.014   one") == painted("Band 0.940   Spread 0.014   two")
    assert painted("Band 0.940   Spread 0.014   one") != painted("Rest 0.940   Spread 0.014   one")


def test_where_nobody_points_nothing_is_said() -> None:
    assert answers_at(shown(), None) == ()
    assert answers_at(shown(), 500.0) == ()
