from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from app.latent_view.values.small_curve import HEIGHT_PX, WIDTH_PX, SmallCurve
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def curve(qtbot: QtBot) -> SmallCurve:
    curve = SmallCurve(DARK)
    qtbot.addWidget(curve)
    curve.resize(WIDTH_PX, HEIGHT_PX)
    return curve


def grabbed(curve: SmallCurve) -> QImage:
    return curve.grab().toImage()


def is_accent(image: QImage, curve: SmallCurve, number: int) -> bool:
    return image.pixelColor(curve.place_of(number).toPoint()) == QColor(DARK.accent)


def test_values_rise_from_left_to_right_and_from_the_bottom(curve: SmallCurve) -> None:
    curve.show_curve([0, 10, 40], [1.0, 2.0, 3.0], shown=1)

    places = [curve.place_of(number).toTuple() for number in range(3)]

    assert places[0][0] < places[1][0] < (places[0][0] + places[2][0]) / 2
    assert places[0][1] > places[1][1] > places[2][1]
    assert is_accent(grabbed(curve), curve, 1)


def test_what_values_are_compared_with_lies_within(curve: SmallCurve) -> None:
    curve.show_curve([0, 1], [1.0, 2.0], reference=4.0)

    assert curve.place_of(1).y() > HEIGHT_PX / 2


@pytest.mark.parametrize("values", [[], [2.0], [2.0, 2.0], [float("nan")] * 2, [1.0, float("inf")]])
def test_few_equal_and_missing_values_can_be_drawn(curve: SmallCurve, values: list[float]) -> None:
    curve.show_curve(list(range(len(values))), values, shown=len(values) - 1, reference=None)

    assert not grabbed(curve).isNull()


def test_the_mouse_points_at_the_nearest_value_until_it_leaves(
    curve: SmallCurve, qtbot: QtBot
) -> None:
    curve.show_curve([0, 10, 40], [1.0, 2.0, 3.0])
    curve.show()
    told: list[int | None] = []
    curve.pointed.connect(told.append)

    QTest.mouseMove(curve, curve.place_of(1).toPoint() + QPoint(2, 5))
    qtbot.waitUntil(lambda: told == [1])
    curve.show_curve([0], [1.0])

    assert told == [1, None]


def test_the_theme_can_change(curve: SmallCurve) -> None:
    curve.show_curve([0, 1], [1.0, 2.0])
    dark = grabbed(curve)

    curve.set_theme(LIGHT)

    assert grabbed(curve) != dark
