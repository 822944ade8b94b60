from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from engine.picture_files import gif, png

LADDER = [np.full((4, 6, 3), level, np.uint8) for level in (0, 100, 255)]


def opened(content: bytes) -> GifImageFile:
    image = Image.open(BytesIO(content))
    assert isinstance(image, GifImageFile)
    return image


def test_a_png_holds_the_same_pixels() -> None:
    pixels = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)

    read = Image.open(BytesIO(png(pixels)))

    assert read.format == "PNG"
    assert np.array_equal(np.asarray(read), pixels)


def test_a_grey_png_stays_grey() -> None:
    pixels = np.arange(6, dtype=np.uint8).reshape(2, 3)

    read = Image.open(BytesIO(png(pixels)))

    assert read.mode == "L"
    assert np.array_equal(np.asarray(read), pixels)


def test_a_gif_shows_its_pictures_in_turn_and_begins_again() -> None:
    read = opened(gif(LADDER, 120))

    levels = []
    for place in range(read.n_frames):
        read.seek(place)
        levels.append(np.asarray(read.convert("RGB"))[0, 0, 0].item())
        assert read.info["duration"] == 120
    assert levels == [0, 100, 255]
    assert read.info["loop"] == 0


def test_a_gif_of_one_picture_is_a_gif() -> None:
    read = opened(gif(LADDER[1:2], 1))

    assert (read.format, read.n_frames) == ("GIF", 1)


def test_every_tone_of_grey_stays_as_it_is_and_a_colour_stays_a_colour() -> None:
    ramp = np.arange(256, dtype=np.uint8).reshape(16, 16)
    grey = np.repeat(ramp[..., None], 3, axis=2)
    coloured = grey.copy()
    coloured[..., 2] = 0

    assert np.array_equal(np.asarray(opened(gif([grey], 100)).convert("RGB")), grey)
    assert np.array_equal(np.asarray(opened(gif([ramp], 100)).convert("L")), ramp)
    found = np.asarray(opened(gif([grey, coloured], 100)).convert("RGB")).astype(int)
    assert np.abs(found - grey).max() < 16
