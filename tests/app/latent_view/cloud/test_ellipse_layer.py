from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.ellipse_layer import FEW, EllipseLayer
from app.theme.tokens import DARK
from engine.observations.records import Cloud
from engine.questions.ellipses import Ellipses

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CORNERS = np.array([[-3, -3], [3, 3], [-3, 3], [3, -3]], np.float32)


@pytest.fixture
def widget(qtbot: QtBot) -> CloudWidget:
    """A cloud of four samples in its corners, which leaves the middle free."""
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show_cloud(Cloud("r", "z", "z", 1, CORNERS, np.zeros(4, np.int64), 1, 2))
    return made


def ellipses(*axes: list[list[float]], centre: tuple[float, float] = (0.0, 0.0)) -> Ellipses:
    return Ellipses(
        np.array([centre] * len(axes), np.float32), np.array(axes, np.float32).reshape(-1, 2, 2)
    )


def grabbed(widget: CloudWidget, layer: EllipseLayer, shown: Ellipses | None) -> QImage:
    layer.ellipses = shown
    widget.add_layer(layer)
    image = widget.grab().toImage()
    layer.ellipses = None
    return image


def lightness(image: QImage, widget: CloudWidget, x: float, y: float) -> int:
    return image.pixelColor(widget.place_of(QPointF(x, y)).toPoint()).lightness()


def is_line(image: QImage, widget: CloudWidget, x: float, y: float) -> bool:
    """Whether a bright pixel is near a point of the plane."""
    place = widget.place_of(QPointF(x, y)).toPoint()
    near = [(place.x() + a, place.y() + d) for a in (-1, 0, 1) for d in (-1, 0, 1)]
    return max(image.pixelColor(*each).lightness() for each in near) > 90


def test_an_ellipse_goes_through_the_ends_of_its_half_axes(widget: CloudWidget) -> None:
    image = grabbed(widget, EllipseLayer(), ellipses([[2, 1], [-0.5, 1]]))

    for sign in (1, -1):
        assert is_line(image, widget, sign * 2, sign * 1)
        assert is_line(image, widget, sign * -0.5, sign * 1)
    assert not is_line(image, widget, 2, -1)
    assert not is_line(image, widget, 0, 0)


def test_few_ellipses_are_filled_and_many_are_outlines(widget: CloudWidget) -> None:
    ground = QColor(DARK.canvas).lightness()

    few = grabbed(widget, EllipseLayer(), ellipses([[2, 0], [0, 2]]))
    many = grabbed(widget, EllipseLayer(), ellipses(*[[[2.0, 0.0], [0.0, 2.0]]] * (FEW + 1)))

    assert lightness(few, widget, 0.3, 0.3) > ground
    assert lightness(many, widget, 0.3, 0.3) == ground
    assert is_line(many, widget, 2, 0)


def test_each_deviation_has_its_line_and_its_name(widget: CloudWidget) -> None:
    image = grabbed(widget, EllipseLayer((1, 2)), ellipses([[1.2, 0], [0, 1.2]]))
    one = grabbed(widget, EllipseLayer((1,)), ellipses([[1.2, 0], [0, 1.2]]))

    assert is_line(image, widget, 1.2, 0)
    assert any(
        is_line(image, widget, 2.4 * np.cos(a), 2.4 * np.sin(a)) for a in np.linspace(0, 0.4, 9)
    )
    assert not any(
        is_line(one, widget, 2.4 * np.cos(a), 2.4 * np.sin(a)) for a in np.linspace(0, 0.4, 9)
    )


def test_nothing_is_drawn_before_something_is_known(widget: CloudWidget) -> None:
    assert grabbed(widget, EllipseLayer(), None) == widget.grab().toImage()


def test_a_line_is_an_ellipse_as_well(widget: CloudWidget) -> None:
    image = grabbed(widget, EllipseLayer(), ellipses([[2, 0], [0, 0]]))

    assert is_line(image, widget, 1, 0)
