from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.canvas.drawing.look import Look, look, on_pixels
from app.theme.contrast import contrast
from app.theme.tokens import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_number_of_problems_can_be_read(qapp: QApplication, theme: Theme) -> None:
    made = look(theme)

    assert contrast(made.on_error.name(), made.error.name()) >= 4.5


def test_look_is_made_once_a_theme(qapp: QApplication) -> None:
    assert look(DARK) is look(DARK)
    assert look(DARK) is not look(LIGHT)


@pytest.mark.parametrize("scale", [0.5, 0.93, 1.0, 1.7])
def test_hairline_runs_through_the_middle_of_pixels(qapp: QApplication, scale: float) -> None:
    picture = QPixmap(400, 400)
    painter = QPainter(picture)
    painter.scale(scale, scale)

    seen = painter.transform().mapRect(on_pixels(painter, QRectF(10.3, 7.7, 136, 76)))
    painter.end()

    for side in (seen.left(), seen.top(), seen.right(), seen.bottom()):
        assert side % 1 == pytest.approx(0.5)


def test_a_hairline_on_paper_grows_with_the_picture(qapp: QApplication) -> None:
    assert look(DARK).hairline(QColor("red")).isCosmetic()
    assert not Look(DARK, on_paper=True).hairline(QColor("red")).isCosmetic()
