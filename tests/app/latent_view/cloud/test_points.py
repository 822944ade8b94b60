from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.cloud.colouring import by_kind, by_number
from app.latent_view.cloud.points import (
    DIMMED,
    LAYERED,
    LAYERS,
    OPACITY,
    QUIET,
    RADIUS_PX,
    SMALLEST_PX,
    Emphasis,
    Look,
    Points,
    drawn,
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


def colours(points: Points) -> list[str]:
    shown = (points.palette[points.inks, :3] * 255).round().astype(int)
    return [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in shown]


def opacities(points: Points) -> list[float]:
    return list(map(float, points.palette[points.inks, 3]))


def test_points_are_drawn_in_their_order_in_the_colour_of_their_class() -> None:
    points = drawn(cloud([1, 0, -1]), Look())

    assert points.places[:, 0].tolist() == [0, 1, 2]
    assert opacities(points) == pytest.approx([OPACITY] * 3)
    assert colours(points) == [CLASS_COLOURS[1], CLASS_COLOURS[0], QUIET]


def test_where_no_sample_has_a_class_all_have_the_colour_of_the_latent_space() -> None:
    assert colours(drawn(cloud([-1, -1]), Look())) == [FAMILIES["latent"]] * 2


def test_a_hidden_class_is_not_drawn() -> None:
    points = drawn(cloud([1, 0, 1]), Look(Emphasis(hidden=frozenset({1}))))

    assert points.rows.tolist() == [1]


def test_one_class_alone_lies_above_the_others_which_are_dim() -> None:
    points = drawn(cloud([1, 0, 1]), Look(Emphasis(only=1)))

    assert points.rows.tolist() == [1, 0, 2]
    assert opacities(points) == pytest.approx([DIMMED, OPACITY, OPACITY])
    assert points.layers[:LAYERS] == (0, 0, 0, 1)
    assert sum(points.layers[LAYERS:]) == 2


def test_a_code_that_is_no_number_is_not_drawn() -> None:
    points = drawn(cloud([0, 0], [[np.nan, 0.0], [1.0, 2.0]]), Look())

    assert points.places.tolist() == [[1.0, 2.0]]


def test_a_cloud_of_nothing_has_no_points() -> None:
    points = drawn(cloud([]), Look())

    assert len(points.places) == len(points.inks) == sum(points.layers) == 0


def test_samples_can_be_coloured_by_something_else_than_their_class() -> None:
    kinds = by_kind(np.array([2, 2, -1]))

    points = drawn(cloud([0, 1, 1]), Look(colouring=kinds))

    assert colours(points) == [CLASS_COLOURS[2], CLASS_COLOURS[2], QUIET]


def test_what_hides_a_class_hides_the_kind_that_is_seen() -> None:
    kinds = by_kind(np.array([2, 0, 2]))

    points = drawn(cloud([0, 1, 1]), Look(Emphasis(hidden=frozenset({2})), kinds))

    assert points.rows.tolist() == [1]


def test_what_hides_a_class_hides_no_number() -> None:
    numbers = by_number(np.arange(3, dtype=np.float32), is_dark=True)

    points = drawn(cloud([0, 1, 1]), Look(Emphasis(hidden=frozenset({0}), only=1), numbers))

    assert points.rows.tolist() == [0, 1, 2]
    assert opacities(points) == pytest.approx([OPACITY] * 3)


def test_a_colouring_of_another_cloud_is_passed_over() -> None:
    numbers = by_number(np.arange(7, dtype=np.float32), is_dark=True)

    points = drawn(cloud([1, 0]), Look(colouring=numbers))

    assert colours(points) == [CLASS_COLOURS[1], CLASS_COLOURS[0]]


def test_only_the_rows_that_are_asked_for_are_drawn() -> None:
    points = drawn(cloud([0] * 6), Look(rows=(slice(0, 2), slice(5, 6))))

    assert points.rows.tolist() == [0, 1, 5]


def test_points_can_be_clearer_than_usual_but_never_more_than_solid() -> None:
    assert opacities(drawn(cloud([0]), Look(opacity=0.5))) == pytest.approx([OPACITY / 2])
    assert opacities(drawn(cloud([0]), Look(opacity=2.0))) == [1.0]


def test_few_points_lie_in_layers_and_many_in_one() -> None:
    assert len(drawn(cloud([0] * 100), Look()).layers) == LAYERS
    assert drawn(cloud([0] * (LAYERED + 1)), Look()).layers == (LAYERED + 1,)


def test_many_points_are_smaller_than_few() -> None:
    assert point_radius(0) == point_radius(1797) == RADIUS_PX
    assert point_radius(1_000_000) == pytest.approx(SMALLEST_PX)
    assert SMALLEST_PX < point_radius(10_000) < RADIUS_PX
