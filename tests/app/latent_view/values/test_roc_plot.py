from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.latent_view.values.roc_plot import RocPlot
from app.theme.tokens import DARK, LIGHT
from engine.mathematics.roc import roc

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RANDOM = np.random.default_rng(0)
IS_ONE = RANDOM.random(2_000) < 0.3
CURVE = roc(RANDOM.normal(size=2_000) + IS_ONE, IS_ONE)


@pytest.fixture
def plot(qtbot: QtBot) -> RocPlot:
    made = RocPlot(DARK)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_it_goes_from_corner_to_corner(plot: RocPlot) -> None:
    area = plot.area()

    assert plot.place_of(0, 0) == area.bottomLeft()
    assert plot.place_of(1, 1) == area.topRight()


def test_the_threshold_stands_on_the_curve(plot: RocPlot) -> None:
    assert CURVE is not None
    plot.show_roc(CURVE, 700)

    place = plot.place_of(float(CURVE.alarms[700]), float(CURVE.hits[700]))
    assert plot.grab().toImage().pixelColor(place.toPoint()) == QColor(DARK.accent)


def test_without_a_curve_there_is_chance_alone(plot: RocPlot) -> None:
    empty = plot.grab().toImage()
    plot.show_roc(CURVE, 700)
    full = plot.grab().toImage()
    plot.show_roc(None)

    assert full != empty
    assert plot.grab().toImage() == empty


def test_it_follows_the_theme(plot: RocPlot) -> None:
    plot.set_theme(LIGHT)

    middle = plot.area().center().toPoint()
    assert plot.grab().toImage().pixelColor(middle.x(), middle.y() + 30).lightness() > 200
