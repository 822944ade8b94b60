from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from app.plots.annotations import Annotations, answers_at, labels_beside, readout
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


def test_where_there_is_no_room_for_all_names_the_last_place_says_how_many_are_left_out() -> None:
    assert labels_beside(7, 100) == 5
    assert labels_beside(6, 100) == 6
    assert labels_beside(3, 1) == 1


def test_labels_of_many_lines_stay_beside_their_plot(qapp: QApplication) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    curve = Curve()
    curve.extend(np.arange(1, 51), np.full(50, 0.5, np.float32))
    made = drawing([Series(f"line {n}", curve, is_noisy=False) for n in range(9)], DARK, 400, 5)
    assert made is not None
    what = Shown(made, 100.0, 0.0)
    Annotations(painter, DARK, what, lambda step, _: QPointF(step, 20)).paint(
        QRectF(0, 20, 100, 40), QRectF(250, 0, 100, 10), None
    )
    painter.end()

    beside = [
        row for row in range(100) if any(image.pixel(x, row) & 0xFFFFFF for x in range(60, 400))
    ]
    assert beside[0] >= 20 - 17
    assert beside[-1] <= 60 + 17
