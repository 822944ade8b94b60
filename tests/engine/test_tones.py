from __future__ import annotations

import numpy as np

from engine.tones import bounds, is_picture, tones

VALUES = np.array([[0.0, 0.5], [1.0, 2.0]], np.float32)


def test_numbers_from_0_to_1_keep_their_tone_whatever_else_is_in_the_picture() -> None:
    assert tones(VALUES / np.float32(4), "unit", is_dark=True).tolist() == [[0, 32], [64, 128]]


def test_other_numbers_fill_all_tones() -> None:
    assert tones(VALUES, "any", is_dark=True).tolist() == [[0, 64], [128, 255]]


def test_a_light_window_shows_dark_strokes() -> None:
    light, dark = tones(VALUES, "any", is_dark=False), tones(VALUES, "any", is_dark=True)

    assert np.array_equal(light, 255 - dark)


def test_three_planes_are_colours_in_both_windows() -> None:
    values = np.zeros((3, 4, 5), np.float32)
    values[0] = 1.0

    pixels = tones(values, "unit", is_dark=False)

    assert pixels.shape == (4, 5, 3)
    assert pixels[2, 2].tolist() == [255, 0, 0]


def test_one_plane_of_three_axes_is_grey() -> None:
    assert tones(np.ones((1, 4, 5), np.float32), "unit", is_dark=True).shape == (4, 5)


def test_a_picture_of_one_value_is_of_a_middle_tone() -> None:
    assert tones(np.full((2, 2), 7.0, np.float32), "any", is_dark=True).tolist() == [[128] * 2] * 2


def test_what_is_no_number_counts_as_the_lowest() -> None:
    values = np.array([[np.nan, 1.0], [0.0, np.inf]], np.float32)

    assert tones(values, "any", is_dark=True).tolist() == [[0, 255], [0, 255]]
    assert bounds(np.full(3, np.nan, np.float32), "any") == (0.0, 1.0)


def test_pictures_are_told_from_rows_and_numbers() -> None:
    shapes = [(8, 8), (1, 8, 8), (3, 8, 8), (2, 8, 8), (8,), ()]

    assert [is_picture(np.zeros(shape, np.float32)) for shape in shapes] == [True] * 3 + [False] * 3
