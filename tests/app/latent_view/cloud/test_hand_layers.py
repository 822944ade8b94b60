"""What is painted over the cloud, as the cloud paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.hand_layers import NOWHERE, ArrowLayer, DotsLayer, PathLayer, joined
from engine.questions.spots import At
from tests.app.latent_view.scene import cloud

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance
    from tests.app.latent_view.held import Answerer


@pytest.fixture
def widget(qtbot: QtBot, appearance: Appearance) -> CloudWidget:
    made = CloudWidget(appearance.theme)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show_cloud(cloud())
    return made


def colour(widget: CloudWidget, image: QImage, point: tuple[float, float]) -> str:
    return image.pixelColor(widget.place_of(QPointF(*point)).toPoint()).name()


def test_dots_are_rings_around_their_points(widget: CloudWidget, appearance: Appearance) -> None:
    layer = DotsLayer(appearance)
    plain = widget.grab().toImage()
    widget.add_layer(layer)
    layer.show_points(np.array([[-2, 2], [-2, 2], [3, -1]], np.float32))
    image = widget.grab().toImage()

    assert len(layer.points) == 2
    for point in ((-2.0, 2.0), (3.0, -1.0)):
        place = widget.place_of(QPointF(*point)).toPoint()
        around = image.pixelColor(place.x() + 4, place.y())
        assert around != plain.pixelColor(place.x() + 4, place.y())
        assert around.lightness() > QColor(appearance.theme.canvas).lightness() + 60


def test_an_arrow_goes_from_start_to_end(widget: CloudWidget, appearance: Appearance) -> None:
    layer = ArrowLayer(appearance)
    widget.add_layer(layer)
    layer.points = np.array([[-2, 3], [2, 3]], np.float32)

    image = widget.grab().toImage()

    accent = QColor(appearance.theme.accent)
    middle = QColor(colour(widget, image, (0, 3)))
    assert abs(middle.red() - accent.red()) + abs(middle.blue() - accent.blue()) < 120


@pytest.mark.parametrize("points", [[], [[1, 1], [1, 1]], [[np.nan, 0], [1, 1]]])
def test_an_arrow_that_is_none_is_not_drawn(
    widget: CloudWidget, appearance: Appearance, points: list[list[float]]
) -> None:
    plain = widget.grab().toImage()
    layer = ArrowLayer(appearance)
    widget.add_layer(layer)
    layer.points = np.array(points, np.float32) if points else NOWHERE

    assert widget.grab().toImage() == plain


def test_a_path_is_a_line_with_its_corners(
    widget: CloudWidget, hand: Answerer, appearance: Appearance
) -> None:
    layer = PathLayer(hand.latent, appearance)
    widget.add_layer(layer)
    plain = widget.grab().toImage()
    for corner in (At(-2, 3), At(2, 3)):
        hand.latent.path.add(corner)
    straight = widget.grab().toImage()
    layer.steps = np.array([[-2, 3], [0, 2], [2, 3]], np.float32)
    bent = widget.grab().toImage()

    light = QColor(appearance.theme.text).name()
    assert straight != plain
    assert colour(widget, straight, (0, 3)) != colour(widget, plain, (0, 3))
    assert colour(widget, bent, (0, 3)) == colour(widget, plain, (0, 3))
    assert colour(widget, bent, (0, 2)) == light


def test_steps_are_bent_to_pass_through_corners_that_have_moved_on() -> None:
    steps = [QPointF(x, 0) for x in range(5)]

    bent = joined(steps, [QPointF(0, 0), QPointF(2, 4), QPointF(4, 2)])

    assert [point.toTuple() for point in bent] == [(0, 0), (1, 2), (2, 4), (3, 3), (4, 2)]


@pytest.mark.parametrize("corners", [1, 4, 9])
def test_steps_of_another_path_stay_as_they_are(corners: int) -> None:
    steps = [QPointF(x, 0) for x in range(5)]

    assert joined(steps, [QPointF(9, 9)] * corners) == steps
