from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.splat import splat

RED = [1.0, 0.0, 0.0, 1.0]
BLUE = [0.0, 0.0, 1.0, 1.0]


def drawn(
    *places: tuple[float, float], colours: list[list[float]], radius: float = 3.0
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    spots = np.array(places, np.float32).reshape(-1, 2)
    return splat(spots, np.array(colours, np.float32).reshape(-1, 4), (40, 30), radius)


def test_a_point_is_drawn_at_its_place_and_nowhere_else() -> None:
    picture = drawn((10.5, 20.5), colours=[RED])

    assert picture.shape == (30, 40, 4)
    assert picture[20, 10].tolist() == [255, 0, 0, 255]
    assert picture[20, 17].tolist() == [0, 0, 0, 0]


def test_a_point_covers_the_area_of_its_disc() -> None:
    picture = drawn((20.3, 15.7), colours=[RED], radius=4.0)

    assert picture[..., 3].sum() / 255 == pytest.approx(np.pi * 16, rel=0.03)


def test_the_edge_of_a_point_is_soft() -> None:
    alpha = drawn((20.0, 15.0), colours=[RED])[..., 3]

    assert ((alpha > 0) & (alpha < 255)).sum() >= 12


def test_a_later_point_lies_above_an_earlier_one() -> None:
    picture = drawn((20.0, 15.0), (20.0, 15.0), colours=[RED, BLUE])

    assert picture[15, 20].tolist() == [0, 0, 255, 255]


def test_a_point_is_seen_through_a_clear_one_above_it() -> None:
    picture = drawn((20.0, 15.0), (20.0, 15.0), colours=[RED, [0.0, 0.0, 1.0, 0.5]])

    assert picture[15, 20].tolist() == pytest.approx([128, 0, 128, 255], abs=1)


def test_points_outside_are_left_out_and_points_at_the_rim_are_cut() -> None:
    picture = drawn((-100.0, 5.0), (0.0, 15.0), (np.inf, 0.0), colours=[RED, RED, RED])

    assert picture[15, 0, 3] == 255
    assert picture[:, 5:].sum() == 0


def test_colours_are_multiplied_by_their_alpha() -> None:
    picture = drawn((7.2, 9.6), (12.0, 11.1), colours=[RED, [0.2, 0.9, 0.4, 0.7]])

    assert np.all(picture[..., :3].max(axis=-1) <= picture[..., 3])


def test_no_points_give_an_empty_picture() -> None:
    assert drawn(colours=[]).sum() == 0
