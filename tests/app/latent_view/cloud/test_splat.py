from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.cloud import splat as module
from app.latent_view.cloud.splat import margin, splat

RED = [1.0, 0.0, 0.0, 1.0]
BLUE = [0.0, 0.0, 1.0, 1.0]


def drawn(
    *places: tuple[float, float], colours: list[list[float]], radius: float = 3.0
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    spots = np.array(places, np.float32).reshape(-1, 2)
    palette = np.array(colours, np.float32).reshape(-1, 4)
    edge = margin(radius)
    picture = np.zeros((30 + 2 * edge, 40 + 2 * edge), np.uint32)
    splat(picture, spots + np.float32(edge), np.arange(len(spots)), palette, radius)
    return picture[edge:-edge, edge:-edge].copy().view(np.uint8).reshape(30, 40, 4)


def test_a_point_is_drawn_at_its_place_and_nowhere_else() -> None:
    picture = drawn((10.5, 20.5), colours=[RED])

    assert picture.shape == (30, 40, 4)
    assert picture[20, 10].tolist() == [255, 0, 0, 255]
    assert picture[20, 17].tolist() == [0, 0, 0, 0]


def test_a_point_covers_the_area_of_its_disc() -> None:
    picture = drawn((20.3, 15.7), colours=[RED], radius=4.0)

    assert picture[..., 3].sum() / 255 == pytest.approx(np.pi * 16, rel=0.03)


def test_a_point_that_moves_by_a_part_of_a_pixel_moves_in_the_picture() -> None:
    rows = np.arange(30)
    places = []
    for down in (15.1, 15.4, 15.6, 15.9):
        alpha = drawn((20.0, down), colours=[RED])[..., 3].sum(axis=1)
        places.append(float((alpha * rows).sum() / alpha.sum()))

    assert places == sorted(places)
    assert places[-1] - places[0] == pytest.approx(0.75, abs=0.1)


def test_the_edge_of_a_point_is_soft() -> None:
    alpha = drawn((20.0, 15.0), colours=[RED])[..., 3]

    assert ((alpha > 0) & (alpha < 255)).sum() >= 8


def test_of_two_points_at_one_place_the_later_is_seen() -> None:
    picture = drawn((20.0, 15.0), (20.0, 15.0), colours=[RED, BLUE])

    assert picture[15, 20].tolist() == [0, 0, 255, 255]


def test_points_that_touch_meet_in_the_middle_in_whatever_order() -> None:
    picture = drawn((18.5, 15.5), (22.5, 15.5), (18.5, 15.5), colours=[RED, BLUE, RED])

    assert picture[15, 19].tolist() == [255, 0, 0, 255]
    assert picture[15, 21].tolist() == [0, 0, 255, 255]


def test_points_outside_are_left_out_and_points_at_the_rim_are_cut() -> None:
    picture = drawn((-100.0, 5.0), (0.0, 15.0), (np.inf, 0.0), colours=[RED, RED, RED])

    assert picture[15, 0, 3] == 255
    assert picture[:, 5:].sum() == 0


def test_colours_are_multiplied_by_their_alpha() -> None:
    picture = drawn((7.2, 9.6), (12.0, 11.1), colours=[RED, [0.2, 0.9, 0.4, 0.7]])

    assert np.all(picture[..., :3].max(axis=-1) <= picture[..., 3])
    assert picture[11, 12].tolist() == pytest.approx([36, 161, 71, 178], abs=1)


def test_no_points_give_an_empty_picture() -> None:
    assert drawn(colours=[]).sum() == 0


def test_many_points_are_drawn_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(0)
    places = [(float(x), float(y)) for x, y in draw.uniform(-5, 45, (300, 2))]
    colours = draw.uniform(size=(300, 4)).tolist()
    few = drawn(*places, colours=colours, radius=2.3)

    monkeypatch.setattr(module, "FEW", 0)
    many = drawn(*places, colours=colours, radius=2.3)

    assert few.any()
    assert np.array_equal(few, many)
