from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.points import (
    DIMMED,
    OPACITY,
    RADIUS_PX,
    SMALLEST_PX,
    Emphasis,
    class_colour,
    coloured,
    point_radius,
)
from app.theme.tokens import FAMILIES
from engine.observations.class_colours import CLASS_COLOURS
from engine.observations.records import Cloud


def cloud(labels: list[int], points: list[list[float]] | None = None) -> Cloud:
    places = points or [[float(place), 0.0] for place in range(len(labels))]
    return Cloud(
        "r1",
        "z",
        "z",
        1,
        np.array(places, np.float32).reshape(-1, 2),
        np.array(labels, np.int64),
        10,
        2,
    )


def test_every_class_has_its_colour_and_more_than_ten_take_them_again() -> None:
    assert len({class_colour(label) for label in range(10)}) == 10
    assert class_colour(13) == CLASS_COLOURS[3]
    assert class_colour(-1) == FAMILIES["latent"]


def test_points_are_drawn_in_their_order_in_the_colour_of_their_class() -> None:
    points, colours = coloured(cloud([1, 0, -1]), Emphasis())

    assert points[:, 0].tolist() == [0, 1, 2]
    assert colours[:, 3] == pytest.approx([OPACITY] * 3)
    shown = [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in (colours[:, :3] * 255).round().astype(int)]
    assert shown == [CLASS_COLOURS[1], CLASS_COLOURS[0], FAMILIES["latent"]]


def test_a_hidden_class_is_not_drawn() -> None:
    points, _ = coloured(cloud([1, 0, 1]), Emphasis(hidden=frozenset({1})))

    assert points[:, 0].tolist() == [1]


def test_one_class_alone_lies_above_the_others_which_are_dim() -> None:
    points, colours = coloured(cloud([1, 0, 1]), Emphasis(only=1))

    assert points[:, 0].tolist() == [1, 0, 2]
    assert colours[:, 3] == pytest.approx([DIMMED, OPACITY, OPACITY])


def test_a_code_that_is_no_number_is_not_drawn() -> None:
    points, _ = coloured(cloud([0, 0], [[np.nan, 0.0], [1.0, 2.0]]), Emphasis())

    assert points.tolist() == [[1.0, 2.0]]


def test_a_cloud_of_nothing_has_no_points() -> None:
    points, colours = coloured(cloud([]), Emphasis())

    assert len(points) == len(colours) == 0


def test_many_points_are_smaller_than_few() -> None:
    assert point_radius(0) == point_radius(1797) == RADIUS_PX
    assert point_radius(1_000_000) == pytest.approx(SMALLEST_PX)
    assert SMALLEST_PX < point_radius(10_000) < RADIUS_PX
