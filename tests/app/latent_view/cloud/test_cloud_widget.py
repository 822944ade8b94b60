from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.points import Emphasis
from app.latent_view.cloud.window import fitted
from app.theme.tokens import DARK, LIGHT
from engine.observations.records import Cloud

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CODES = np.random.default_rng(0).normal(size=(400, 2)).astype(np.float32)
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def cloud(scale: float = 1.0, run: str = "r1") -> Cloud:
    points = (CODES * scale).astype(np.float32)
    return Cloud(run, "z", "code", 1, points, np.arange(400) % 2, 2, 2)


@pytest.fixture
def widget(qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    return made


@pytest.fixture
def shown(widget: CloudWidget) -> CloudWidget:
    widget.show_cloud(cloud())
    return widget


def colours(widget: CloudWidget) -> set[str]:
    image = widget.grab().toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in spots}


def roll(widget: CloudWidget, place: QPointF, notches: int) -> None:
    outside = widget.mapToGlobal(place)
    event = QWheelEvent(
        place,
        outside,
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_samples_are_drawn_at_their_codes(shown: CloudWidget) -> None:
    alone = Cloud(
        "r2", "z", "code", 1, np.array([[0, 0], [9, 9]], np.float32), np.zeros(2, int), 1, 2
    )
    shown.show_cloud(alone)

    spot = shown.place_of(QPointF(0, 0)).toPoint()
    assert shown.grab().toImage().pixelColor(spot).blue() > 130


def test_without_a_cloud_it_says_what_will_appear(widget: CloudWidget) -> None:
    before = widget.grab().toImage()

    widget.show_hint("Press Train")

    assert widget.accessibleDescription() == "Press Train"
    assert widget.grab().toImage() != before


def test_a_press_points_and_a_drag_points_on(shown: CloudWidget, qtbot: QtBot) -> None:
    chosen: list[QPointF] = []
    shown.point_chosen.connect(chosen.append)

    QTest.mousePress(shown, LEFT, pos=QPoint(150, 150))
    QTest.mouseMove(shown, QPoint(200, 150))
    QTest.mouseRelease(shown, LEFT, pos=QPoint(200, 150))

    middle = shown.window_shown
    assert chosen[0].toTuple() == pytest.approx((middle.x, middle.y))
    assert chosen[-1].x() == pytest.approx(middle.x + 50 / 300 * middle.span)
    assert shown.marker == chosen[-1]


def test_a_cloud_that_outgrows_its_window_is_followed_also_while_a_point_is_held(
    shown: CloudWidget, qtbot: QtBot
) -> None:
    cloud, before = shown.cloud, shown.window_shown
    assert cloud is not None
    QTest.mousePress(shown, LEFT, pos=QPoint(150, 150))

    shown.show_cloud(replace(cloud, points=cloud.points * 1.1))
    qtbot.wait(50)
    assert shown.window_shown == before

    shown.show_cloud(replace(cloud, points=cloud.points * 5))
    qtbot.waitUntil(lambda: shown.window_shown.span > 3 * before.span)
    QTest.mouseRelease(shown, LEFT, pos=QPoint(150, 150))


def test_a_moving_mouse_without_a_button_does_not_point(shown: CloudWidget) -> None:
    QTest.mouseMove(shown, QPoint(20, 20))
    QTest.mouseMove(shown, QPoint(40, 20))

    assert shown.marker is None


def test_where_there_is_no_cloud_nothing_can_be_chosen(widget: CloudWidget, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(widget.point_chosen):
        QTest.mouseClick(widget, LEFT)
        QTest.keyClick(widget, Qt.Key.Key_Left)
    roll(widget, QPointF(10, 10), 1)

    assert widget.is_following


def test_the_pointer_is_drawn(shown: CloudWidget) -> None:
    assert DARK.text not in colours(shown)

    shown.set_marker(QPointF(0, 0))

    assert DARK.text in colours(shown)


def test_the_wheel_zooms_around_the_mouse_and_stops_following(
    shown: CloudWidget, qtbot: QtBot
) -> None:
    place = QPointF(60, 90)
    point, span = shown.point_at(place), shown.window_shown.span

    with qtbot.waitSignal(shown.follow_changed):
        roll(shown, place, 2)

    assert shown.window_shown.span == pytest.approx(span / 1.44)
    assert shown.point_at(place).toTuple() == pytest.approx(point.toTuple())
    assert not shown.is_following


def test_the_middle_button_moves_the_plane(shown: CloudWidget, qtbot: QtBot) -> None:
    point = shown.point_at(QPointF(100, 100))

    QTest.mousePress(shown, MIDDLE, pos=QPoint(100, 100))
    QTest.mouseMove(shown, QPoint(130, 80))
    QTest.mouseRelease(shown, MIDDLE, pos=QPoint(130, 80))

    assert shown.point_at(QPointF(130, 80)).toTuple() == pytest.approx(point.toTuple(), abs=1e-6)
    assert shown.marker is None


def test_a_double_click_fits_and_follows_again(shown: CloudWidget, qtbot: QtBot) -> None:
    roll(shown, QPointF(60, 90), 5)

    QTest.mouseDClick(shown, LEFT, pos=QPoint(150, 150))

    assert shown.is_following
    qtbot.waitUntil(lambda: shown.window_shown == fitted(cloud().points))


def test_the_window_goes_smoothly_after_a_growing_cloud(shown: CloudWidget, qtbot: QtBot) -> None:
    before = shown.window_shown.span

    shown.show_cloud(cloud(3.0))

    assert shown.window_shown.span == pytest.approx(before, rel=0.2)
    qtbot.waitUntil(lambda: shown.window_shown == fitted(cloud(3.0).points))


def test_a_window_that_settles_is_at_once_where_it_was_going(shown: CloudWidget) -> None:
    shown.show_cloud(cloud(3.0))

    shown.settle()

    assert shown.window_shown == fitted(cloud(3.0).points)


def test_the_window_stays_while_a_person_drags(shown: CloudWidget, qtbot: QtBot) -> None:
    before = shown.window_shown
    QTest.mousePress(shown, LEFT, pos=QPoint(150, 150))

    shown.show_cloud(cloud(3.0))
    assert shown.window_shown == before

    QTest.mouseRelease(shown, LEFT, pos=QPoint(150, 150))
    qtbot.waitUntil(lambda: shown.window_shown == fitted(cloud(3.0).points))


def test_a_cloud_of_another_run_is_fitted_at_once(shown: CloudWidget) -> None:
    roll(shown, QPointF(60, 90), 5)

    shown.show_cloud(cloud(5.0, run="r2"))

    assert shown.window_shown == fitted(cloud(5.0).points)
    assert shown.is_following


def test_a_cloud_fits_into_the_size_that_its_widget_gets(shown: CloudWidget) -> None:
    shown.resize(500, 200)

    assert shown.window_shown == fitted(cloud().points, (500, 200))


def test_a_hidden_class_is_not_seen(shown: CloudWidget) -> None:
    shown.set_emphasis(Emphasis(hidden=frozenset({0, 1})))
    empty = colours(shown)

    shown.set_emphasis(Emphasis(hidden=frozenset({0})))

    assert len(colours(shown)) > 2 * len(empty)


def test_the_frame_shows_who_came_by_keyboard(shown: CloudWidget, qtbot: QtBot) -> None:
    shown.clearFocus()
    assert DARK.accent not in colours(shown)

    shown.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(shown.hasFocus)

    assert DARK.accent in colours(shown)


def test_a_cloud_can_be_dressed_anew(shown: CloudWidget) -> None:
    shown.set_theme(LIGHT)

    assert LIGHT.canvas in colours(shown)
