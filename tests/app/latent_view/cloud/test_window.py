from __future__ import annotations

import numpy as np
import pytest

from app.latent_view.cloud.window import Window, fitted, followed

CLOUD = np.random.default_rng(0).normal(size=(500, 2)).astype(np.float32) + np.float32(3.0)


def test_a_place_and_its_point_are_each_others_inverse() -> None:
    window = Window(2.0, -1.0, 8.0)

    place = window.places(np.array([[3.5, 0.25]], np.float32), (400, 300))[0]

    assert window.point((float(place[0]), float(place[1])), (400, 300)) == pytest.approx(
        (3.5, 0.25)
    )


def test_up_in_the_plane_is_up_in_the_picture() -> None:
    places = Window().places(np.array([[0.0, 0.0], [0.0, 0.5]], np.float32), (100, 100))

    assert places[1, 1] < places[0, 1]


def test_a_fit_shows_nearly_every_sample_with_room_around() -> None:
    places = fitted(CLOUD).places(CLOUD, (300, 300))

    assert ((places > 10) & (places < 290)).all(axis=1).mean() > 0.97


def test_a_wide_cloud_fills_a_wide_picture() -> None:
    wide = CLOUD * np.array([3.0, 1.0], np.float32)

    places = fitted(wide, (600, 200)).places(wide, (600, 200))

    assert np.ptp(places[:, 0]) > 450
    assert ((places > 0) & (places < [600, 200])).all(axis=1).mean() > 0.97


def test_a_fit_of_one_point_or_of_nothing_is_still_a_window() -> None:
    assert fitted(np.array([[5.0, 6.0]], np.float32)).span > 0
    assert fitted(np.empty((0, 2), np.float32)) == Window()
    assert fitted(np.array([[np.nan, 0.0]], np.float32)) == Window()


def test_a_window_that_still_shows_the_cloud_well_stays() -> None:
    window = fitted(CLOUD).zoomed(0.9, (3.0, 3.0))

    assert followed(window, CLOUD * np.float32(1.02)) is window


def test_a_window_goes_after_a_cloud_that_leaves_it_or_shrinks() -> None:
    window = fitted(CLOUD)

    assert followed(window, CLOUD * np.float32(2)) == fitted(CLOUD * np.float32(2))
    assert followed(window, CLOUD * np.float32(0.5)) == fitted(CLOUD * np.float32(0.5))


def test_zoom_keeps_the_point_under_the_pointer() -> None:
    window = Window(1.0, 1.0, 4.0)
    point = window.point((30.0, 70.0), (100, 100))

    zoomed = window.zoomed(2.0, point)

    assert zoomed.point((30.0, 70.0), (100, 100)) == pytest.approx(point)
    assert zoomed.span == 2.0


def test_a_way_to_another_window_ends_there() -> None:
    start, end = Window(0.0, 0.0, 1.0), Window(4.0, -2.0, 16.0)

    assert start.toward(end, 1.0).is_at(end)
    assert start.toward(end, 0.5).span == pytest.approx(4.0)
    assert not start.is_at(end)
