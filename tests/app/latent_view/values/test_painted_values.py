from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.latent_view.values.painted_values import Bounds, ValueLook, number_words, paint_values
from app.theme.tokens import DARK, FAMILIES

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

SIDE = 100


def painted(values: ArrayLike, area: QRectF, between: Bounds | None = None) -> QImage:
    sheet = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#123456"))
    painter = QPainter(sheet)
    paint_values(painter, area, np.asarray(values, np.float32), ValueLook(DARK, "any", between))
    painter.end()
    return sheet


def test_pixels_stay_within_their_part_of_the_picture(qapp: object) -> None:
    image = painted(np.arange(4).reshape(2, 2), QRectF(50, 50, 40, 40))

    assert image.pixelColor(85, 85).name() == "#ffffff"
    assert image.pixelColor(45, 70).name() == image.pixelColor(95, 70).name() == "#123456"


def test_a_shared_scale_shows_a_faint_sample_faint(qapp: object) -> None:
    image = painted([[0.0, 0.5]], QRectF(0, 0, SIDE, SIDE), (0.0, 1.0))

    assert image.pixelColor(75, 50).name() == "#808080"


def test_bars_share_a_scale_as_well(qapp: object) -> None:
    image = painted([0.5, 0.5], QRectF(0, 0, SIDE, SIDE), (0.0, 1.0))

    assert image.pixelColor(29, 70).name() == FAMILIES["heads"].lower()
    assert image.pixelColor(29, 30).name() == "#123456"


def test_only_a_single_number_is_written_in_words() -> None:
    assert number_words(np.array([[0.99849]], np.float32)) == "0.9985"
    assert number_words(np.array([0.5, 0.5], np.float32)) == ""
