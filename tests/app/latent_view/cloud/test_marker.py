from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from app.latent_view.cloud.marker import paint_marker
from app.theme.tokens import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_marker_leaves_its_middle_free_and_is_seen_on_points_of_its_own_colour(
    theme: Theme, qapp: object
) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.text))
    painter = QPainter(image)
    paint_marker(painter, QPointF(30, 30), theme)
    painter.end()

    assert image.pixelColor(30, 30) == image.pixelColor(35, 35) == QColor(theme.text)
    within_ring = image.pixelColor(34, 34)
    assert abs(within_ring.lightness() - QColor(theme.text).lightness()) > 80
