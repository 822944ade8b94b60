from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.path_tool import PathTool
from app.latent_view.cloud.points import Emphasis
from app.latent_view.cloud.shown_cloud import ShownCloud
from app.latent_view.space.path import point_of
from app.theme.tokens import DARK
from engine.questions.spots import At, OfRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.app.latent_view.held import Answerer

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def cloud(hand: Answerer, qtbot: QtBot) -> ShownCloud:
    made = ShownCloud(hand.latent, DARK)
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.take_tool(PathTool(hand.latent))
    made.show()
    hand.show()
    return made


def of_sample(cloud: ShownCloud, row: int) -> QPoint:
    assert cloud.cloud is not None
    point = point_of(OfRow(row), cloud.cloud)
    assert point is not None
    return cloud.place_of(point).toPoint()


def test_a_click_on_a_sample_goes_on_to_it(cloud: ShownCloud, hand: Answerer) -> None:
    for row in (3, 45):
        QTest.mouseClick(cloud, LEFT, pos=of_sample(cloud, row))

    assert hand.latent.path.corners == (OfRow(3), OfRow(45))


def test_a_click_where_no_sample_is_goes_on_to_the_point(cloud: ShownCloud, hand: Answerer) -> None:
    QTest.mouseClick(cloud, LEFT, pos=QPoint(5, 5))

    point = cloud.point_at(QPointF(5, 5))
    assert hand.latent.path.corners == (At(point.x(), point.y()),)


def test_a_click_where_only_a_hidden_sample_is_goes_on_to_the_point(
    cloud: ShownCloud, hand: Answerer
) -> None:
    place = of_sample(cloud, 45)
    cloud.set_emphasis(Emphasis(hidden=frozenset({0, 1, 2})))

    QTest.mouseClick(cloud, LEFT, pos=place)

    assert [type(corner) for corner in hand.latent.path.corners] == [At]


def test_a_corner_that_is_dragged_follows(cloud: ShownCloud, hand: Answerer) -> None:
    QTest.mouseClick(cloud, LEFT, pos=QPoint(5, 5))
    QTest.mouseClick(cloud, LEFT, pos=QPoint(595, 5))

    QTest.mousePress(cloud, LEFT, pos=QPoint(8, 6))
    QTest.mouseMove(cloud, QPoint(30, 580))
    QTest.mouseRelease(cloud, LEFT, pos=QPoint(30, 580))

    point = cloud.point_at(QPointF(30, 580))
    assert len(hand.latent.path.corners) == 2
    assert hand.latent.path.corners[0] == At(point.x(), point.y())


def test_a_corner_that_is_dragged_onto_a_sample_takes_it(cloud: ShownCloud, hand: Answerer) -> None:
    QTest.mousePress(cloud, LEFT, pos=QPoint(5, 5))
    QTest.mouseMove(cloud, of_sample(cloud, 20))
    QTest.mouseRelease(cloud, LEFT, pos=of_sample(cloud, 20))

    assert hand.latent.path.corners == (OfRow(20),)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_takes_the_last_corner_back(cloud: ShownCloud, hand: Answerer, key: Qt.Key) -> None:
    QTest.mouseClick(cloud, LEFT, pos=QPoint(5, 5))
    QTest.mouseClick(cloud, LEFT, pos=QPoint(595, 5))

    QTest.keyClick(cloud, key)

    assert len(hand.latent.path.corners) == 1


def test_enter_goes_on_to_where_the_marker_was_moved(cloud: ShownCloud, hand: Answerer) -> None:
    QTest.keyClick(cloud, Qt.Key.Key_Up)
    QTest.keyClick(cloud, Qt.Key.Key_Return)

    assert hand.latent.marker is not None
    assert hand.latent.path.corners == (At(*hand.latent.marker.toTuple()),)


def test_other_keys_still_move_the_marker(cloud: ShownCloud, hand: Answerer) -> None:
    before = hand.latent.marker

    QTest.keyClick(cloud, Qt.Key.Key_Right)

    assert hand.latent.marker != before
