from __future__ import annotations

import numpy as np

from engine.value_pictures import GAP_PX, SIDE_PX, drawn, side_by_side


def test_each_pixel_of_a_picture_is_a_square() -> None:
    pixels = drawn(np.eye(8, dtype=np.float32), "unit")

    assert pixels.shape == (SIDE_PX, SIDE_PX)
    assert (pixels[:32, :32] == 255).all()
    assert (pixels[:32, 32:64] == 0).all()


def test_a_colour_stays_a_colour() -> None:
    values = np.zeros((3, 4, 8), np.float32)
    values[2] = 1.0

    pixels = drawn(values, "unit")

    assert pixels.shape == (SIDE_PX // 2, SIDE_PX, 3)
    assert pixels[0, 0].tolist() == [0, 0, 255]


def test_numbers_are_bars_up_and_down_from_zero() -> None:
    pixels = drawn(np.array([1.0, -1.0], np.float32), "any")

    quarter = SIDE_PX // 4
    dark = pixels < 255
    assert dark[quarter, quarter]
    assert dark[3 * quarter, 3 * quarter]
    assert not dark[3 * quarter, quarter]
    assert not dark[quarter, 3 * quarter]
    assert not dark[:, 0].any()


def test_a_wave_of_many_numbers_has_no_gaps() -> None:
    dark = drawn(np.ones(1000, np.float32), "unit") < 255

    assert dark.all()


def test_several_samples_share_one_scale() -> None:
    values = np.array([[[1.0]], [[2.0]], [[3.0]]], np.float32)

    sheet = side_by_side(values, "any", columns=2)

    step = SIDE_PX + GAP_PX
    assert sheet.shape == (2 * step - GAP_PX, 2 * step - GAP_PX)
    assert (sheet[0, 0], sheet[0, step], sheet[step, 0]) == (0, 128, 255)
    assert (sheet[step:, step:] == 255).all()
