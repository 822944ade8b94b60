from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.latent_view.cloud.cloud_picture import FINEST, CloudPicture
from app.latent_view.cloud.points import Emphasis, Look, drawn
from app.latent_view.cloud.window import Window
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud

SIZE = 60, 40


def cloud(points: list[list[float]], labels: list[int]) -> Cloud:
    return Cloud("r", "z", "z", 1, np.array(points, np.float32), np.array(labels), 10, 2)


def picture(shown: Cloud, look: Look | None = None, ratio: float = 1.0) -> QImage:
    image = QImage(
        round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    image.setDevicePixelRatio(ratio)
    made = CloudPicture()
    made.draw(drawn(shown, look or Look(opacity=2.0)), Window(), SIZE, ratio)
    paint(made, image)
    return image


def paint(made: CloudPicture, image: QImage) -> None:
    painter = QPainter(image)
    made.paint(painter)
    painter.end()


def test_a_sample_has_the_colour_of_its_class_at_its_place() -> None:
    image = picture(cloud([[0, 0], [1, 0]], [3, 4]))

    assert image.pixelColor(30, 20).name().upper() == CLASS_COLOURS[3]
    assert image.pixelColor(50, 20).name().upper() == CLASS_COLOURS[4]
    assert image.pixelColor(10, 20).alpha() == 0


def test_a_sample_in_an_upper_layer_covers_one_below() -> None:
    image = picture(cloud([[0, 0], [0, 0]], [3, 4]))

    assert image.pixelColor(30, 20).name().upper() == CLASS_COLOURS[4]


def test_clear_samples_are_seen_through_each_other() -> None:
    image = picture(cloud([[0, 0], [0, 0]], [3, 4]), Look(opacity=0.5))

    assert image.pixelColor(30, 20).alphaF() == pytest.approx(1 - 0.57**2, abs=0.01)


def test_what_is_dim_does_not_nibble_at_what_is_bright() -> None:
    alone = picture(cloud([[0, 0]], [3]))
    around = [[0.05 * x, 0.1] for x in range(-5, 5)]

    crowded = picture(cloud([[0, 0], *around], [3] + [4] * 10), Look(Emphasis(only=3), opacity=2.0))

    spots = [(x, y) for x in range(60) for y in range(40) if alone.pixelColor(x, y).alpha() == 255]
    assert len(spots) > 10
    assert all(crowded.pixelColor(*spot) == QColor(CLASS_COLOURS[3]) for spot in spots)


def test_a_fine_screen_has_a_fine_picture() -> None:
    coarse, fine = (picture(cloud([[0, 0]], [3]), ratio=ratio) for ratio in (1.0, 2.0))

    assert fine.pixelColor(60, 40) == QColor(CLASS_COLOURS[3])
    assert covered(fine) == pytest.approx(4 * covered(coarse), rel=0.1)
    assert half_covered(fine) < 4 * half_covered(coarse)


def test_a_cloud_of_many_samples_is_drawn_in_coarser_pixels() -> None:
    count = FINEST // 4 + 1
    many = picture(cloud([[0, 0]] * count, [3] * count), ratio=2.0)

    pairs = [(many.pixelColor(2 * x, 40), many.pixelColor(2 * x + 1, 40)) for x in range(60)]
    assert any(one.alpha() for one, _ in pairs)
    assert all(one == other for one, other in pairs)


def test_a_cloud_is_drawn_anew_into_the_same_memory() -> None:
    made = CloudPicture()
    image = picture(cloud([[1, 0]], [3]))
    for place in (-1.0, 0.0):
        made.draw(drawn(cloud([[place, 0]], [3]), Look(opacity=2.0)), Window(), SIZE, 1.0)
    image.fill(0)
    paint(made, image)

    assert image.pixelColor(30, 20).alpha() == 255
    assert image.pixelColor(10, 20).alpha() == 0


def alphas(image: QImage) -> list[int]:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [image.pixelColor(*spot).alpha() for spot in spots]


def covered(image: QImage) -> float:
    return sum(alphas(image)) / 255


def half_covered(image: QImage) -> int:
    return sum(0 < alpha < 255 for alpha in alphas(image))
