from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.colouring import class_colour, rgb, scale
from app.latent_view.cloud.under_layers import (
    CLEAREST,
    FAINTEST,
    NUMBER_OPACITY,
    CaptionLayer,
    FieldLayer,
    GridLayer,
    class_colours,
    ends_of,
    number_colours,
)
from app.theme.tokens import DARK
from engine.questions.field import Area, DecodedArea, Field
from tests.app.latent_view.held import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
AREA = Area(-1, 1, 1, rows=2, columns=2)


@pytest.fixture
def cloud(qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show_cloud(told())
    return made


def shade(cloud: CloudWidget, x: float, y: float) -> QColor:
    place = cloud.place_of(QPointF(x, y)).toPoint()
    return cloud.grab().toImage().pixelColor(place)


def bare(cloud: CloudWidget) -> None:
    """No points over what is painted."""
    empty = told()
    empty.points[:] = np.nan
    cloud.show_cloud(empty)


def test_each_decoded_value_lies_where_it_is_decoded(cloud: CloudWidget) -> None:
    values = np.array([0, 1, 1, 0], np.float32).reshape(4, 1, 1).repeat(2, 1).repeat(2, 2)
    points = AREA.centres()
    layer = GridLayer()
    layer.show_values(DecodedArea(AREA, values, "unit", "h"), DARK)
    cloud.add_layer(layer)
    bare(cloud)

    lights = [shade(cloud, x, y).lightness() for x, y in points.tolist()]

    assert lights[1] == lights[2] > lights[0] + 60
    assert lights[0] == lights[3]


def test_numbers_and_rows_of_numbers_are_drawn_too(qapp: QApplication) -> None:
    layer = GridLayer()
    for shape in ((4, 1), (4, 5), (4, 60)):
        values = np.linspace(0.1, 1, int(np.prod(shape)), dtype=np.float32).reshape(shape)
        layer.show_values(DecodedArea(AREA, values, "any", "h"), DARK)
        assert layer.picture is not None
        assert any(
            layer.picture.pixelColor(x, y).alpha()
            for x in range(0, layer.picture.width(), 3)
            for y in range(0, layer.picture.height(), 3)
        )


@pytest.mark.parametrize(
    ("decoded", "read"), [(1.546e-8, 0), (-1.546e-8, 0), (0.12344, 0.123), (-0.98765, -0.988)]
)
def test_a_number_in_a_cell_has_three_digits_and_is_0_where_it_is_next_to_nothing(
    decoded: float, read: float, qapp: QApplication
) -> None:
    layer, pictures = GridLayer(), []
    for number in (decoded, read):
        values = np.array([[number], [0.25], [0.5], [1]], np.float32)
        layer.show_values(DecodedArea(AREA, values, "unit", "h"), DARK)
        pictures.append(layer.picture)

    assert pictures[0] == pictures[1]


def test_a_class_has_its_colour_and_is_fainter_where_it_is_doubted() -> None:
    certain, doubted = [0, 1, 0, 0], [0.25] * 4
    told_of = np.array([[certain, doubted]], np.float32)

    found = class_colours(told_of)

    assert found.shape == (1, 2, 4)
    assert found[0, 0, :3] / 255 == pytest.approx(np.array(rgb(class_colour(1))), abs=0.01)
    assert found[0, :, 3] / 255 == pytest.approx(np.array([CLEAREST, FAINTEST]), abs=0.01)


def test_a_number_has_its_colour_on_the_scale_and_none_where_it_is_none() -> None:
    values = np.array([[0, 1, np.nan]], np.float32)

    found = number_colours(values, "unit", is_dark=True)

    tones = scale(is_dark=True)
    assert found[0, 0, :3] / 255 == pytest.approx(tones[0], abs=0.01)
    assert found[0, 1, :3] / 255 == pytest.approx(tones[-1], abs=0.01)
    assert found[0, :, 3] / 255 == pytest.approx(
        np.array([NUMBER_OPACITY, NUMBER_OPACITY, 0]), abs=0.01
    )


def test_a_field_lies_with_its_first_row_on_top(cloud: CloudWidget) -> None:
    values = np.zeros((2, 2, 2), np.float32)
    values[0, :, 0] = values[1, :, 1] = 1
    layer = FieldLayer()
    layer.show_field(Field(AREA, values, "h", ("h",), "probabilities"), DARK)
    cloud.add_layer(layer)
    bare(cloud)

    upper, lower = shade(cloud, 0, 0.9), shade(cloud, 0, -0.9)

    for found, label in ((upper, 0), (lower, 1)):
        wanted, canvas = QColor(class_colour(label)), QColor(DARK.canvas)
        mixed = canvas.red() + (wanted.red() - canvas.red()) * CLEAREST
        assert abs(found.red() - mixed) <= 6


def test_the_scale_of_a_field_is_not_bleached_by_few_numbers() -> None:
    values = np.linspace(-1, 1, 100, dtype=np.float32).reshape(10, 10)
    values[0, 0] = -50

    assert ends_of(Field(AREA, values, "h", ("h",), "any")) == ("−0.96", "0.96")
    assert ends_of(Field(AREA, values, "h", ("h",), "unit")) == ("0", "1")
    assert ends_of(Field(AREA, np.zeros((1, 2, 3), np.float32), "h", ("h",), "any")) is None


def test_what_is_cleared_is_not_seen(cloud: CloudWidget) -> None:
    layer = FieldLayer()
    cloud.add_layer(layer)
    bare(cloud)
    before = shade(cloud, 0, 0)
    layer.show_field(Field(AREA, np.ones((2, 2), np.float32), "h", ("h",), "unit"), DARK)
    during = shade(cloud, 0, 0)

    layer.clear()

    assert shade(cloud, 0, 0) == before != during


def test_a_caption_stands_in_the_corner_with_its_scale(cloud: CloudWidget) -> None:
    layer = CaptionLayer()
    cloud.add_layer(layer)
    bare(cloud)
    before = cloud.grab().toImage()
    layer.words = "Told"
    plain = cloud.grab().toImage()
    layer.ends = ("0", "1")
    scaled = cloud.grab().toImage()

    widths = [
        max(x for x in range(400) if image.pixelColor(x, 376) != before.pixelColor(x, 376))
        for image in (plain, scaled)
    ]
    assert 30 < widths[0] < widths[1] < 300


def test_a_long_caption_stays_in_the_cloud(cloud: CloudWidget) -> None:
    layer = CaptionLayer()
    cloud.add_layer(layer)
    bare(cloud)
    before = cloud.grab().toImage()
    layer.words = "A sentence that says much more than there is room for. " * 3

    after = cloud.grab().toImage()

    changed = [x for x in range(400) if after.pixelColor(x, 376) != before.pixelColor(x, 376)]
    assert max(changed) < 394
