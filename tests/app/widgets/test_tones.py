from __future__ import annotations

import numpy as np

from app.widgets.tones import image, tones

VALUES = np.array([[0.0, 0.5], [1.0, 2.0]], np.float32)


def test_an_image_has_a_pixel_for_each_tone() -> None:
    grey = image(tones(VALUES, "any", is_dark=True))
    colour = image(np.array([[[255, 0, 9]], [[0, 1, 2]]], np.uint8))

    assert (grey.width(), grey.height()) == (2, 2)
    assert grey.pixelColor(1, 1).red() == 255
    assert colour.pixelColor(0, 0).name() == "#ff0009"
