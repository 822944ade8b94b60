from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from app.theme.swatches import swatch


def test_a_swatch_is_filled_with_its_colour_also_when_selected(qapp: QApplication) -> None:
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        image = swatch("#E69F00", 8).pixmap(QSize(8, 8), 1.0, mode).toImage()
        assert image.pixelColor(4, 4) == QColor("#E69F00")


def test_a_disc_leaves_its_corners_empty(qapp: QApplication) -> None:
    image = swatch("#E69F00", 12, disc=True).pixmap(QSize(12, 12), 1.0).toImage()
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_swatch_is_sharp_at_twice_the_size(qapp: QApplication) -> None:
    assert swatch("#E69F00", 8).pixmap(QSize(8, 8), 2.0).width() == 16
