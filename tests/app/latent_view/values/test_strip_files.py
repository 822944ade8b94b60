from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from app.latent_view.values.stills import Film
from app.latent_view.values.strip_files import GIF_PX, strip_gif, strip_png
from app.theme.tokens import DARK, LIGHT

FILM = Film(np.linspace(0, 1, 25, dtype=np.float32).reshape(25, 1, 1), "unit")


def opened(content: bytes) -> GifImageFile:
    image = Image.open(BytesIO(content))
    assert isinstance(image, GifImageFile)
    return image


def test_a_png_holds_twenty_stills_in_a_row(qapp: object) -> None:
    one = Image.open(BytesIO(strip_png(Film(FILM.values[:1], "unit"), DARK)))
    twenty = Image.open(BytesIO(strip_png(Film(FILM.values[:20], "unit"), DARK)))
    all_of_them = Image.open(BytesIO(strip_png(FILM, DARK)))

    assert twenty.height == one.height < all_of_them.height
    assert one.width < twenty.width == all_of_them.width


def test_a_gif_moves_from_the_first_still_to_the_last(qapp: object) -> None:
    read = opened(strip_gif(Film(FILM.values[::6], "unit"), DARK))

    levels = []
    for place in range(read.n_frames):
        read.seek(place)
        levels.append(np.asarray(read.convert("L"))[GIF_PX // 2, GIF_PX // 2].item())
    assert read.size == (GIF_PX, GIF_PX)
    assert levels == sorted(levels)
    assert (levels[0], levels[-1], len(levels)) == (0, 255, 5)


def test_a_light_window_saves_dark_strokes_on_white(qapp: object) -> None:
    read = Image.open(BytesIO(strip_png(Film(FILM.values[-1:], "unit"), LIGHT)))

    pixels = np.asarray(read.convert("L"))
    assert (pixels[0, 0], pixels[60, 60]) == (255, 0)
