from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.plots.gradient_chart import GradientChart
from app.plots.stems import Stems, stems
from app.theme.tokens import DARK, LIGHT
from engine.document.values import Graph
from engine.language import Map
from engine.observations.records import GradientNorms

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chart(qtbot: QtBot) -> GradientChart:
    made = GradientChart(DARK)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def shown(*norms: float) -> Stems:
    own = Map((f"n{place}", norm) for place, norm in enumerate(norms))
    found = stems(GradientNorms("r1", 1, Map({"o": own})), Graph(), 5)
    assert found is not None
    return found


def colour_at(chart: GradientChart, x: float, height: float) -> str:
    """The colour at a share of the width and of the height of the plot."""
    area = chart.plot_rect
    place = QPointF(area.left() + x * area.width(), area.bottom() - height * area.height())
    return QColor(chart.grab().toImage().pixel(place.toPoint())).name().upper()


def pointed(chart: GradientChart) -> str:
    """The name of the node that is read out; empty where there is none."""
    return chart.pointed.name if chart.pointed else ""


def test_a_stem_reaches_from_the_floor_to_its_gradient(chart: GradientChart) -> None:
    chart.show_stems(shown(1e-4, 1e-2))

    assert colour_at(chart, 0.75, 0.5) == DARK.accent
    assert colour_at(chart, 0.25, 0.5) != DARK.accent


def test_a_gradient_of_zero_is_a_ring_on_the_floor(chart: GradientChart) -> None:
    chart.show_stems(shown(0.0, 1e-2))

    assert colour_at(chart, 0.25, 0.0) == DARK.panel
    assert colour_at(chart, 0.25, 0.3) != DARK.accent


def test_what_is_no_number_is_passed_over(chart: GradientChart) -> None:
    chart.show_stems(shown(float("nan"), 5e-2))

    assert colour_at(chart, 0.75, 0.3) == DARK.accent
    assert colour_at(chart, 0.25, 0.3) != DARK.accent


def test_a_hundred_layers_are_drawn(chart: GradientChart) -> None:
    chart.show_stems(shown(*(10.0**-place for place in range(100))))

    beside = {colour_at(chart, x / 1000, 0.5) for x in range(10)}
    assert DARK.accent in beside


def test_the_node_under_the_pointer_is_read_out(chart: GradientChart, qtbot: QtBot) -> None:
    chart.show_stems(shown(1e-4, 1e-2))
    assert pointed(chart) == ""

    QTest.mouseMove(chart, QPoint(round(chart.plot_rect.right()) - 5, 100))
    qtbot.waitUntil(lambda: pointed(chart) == "n1")

    QTest.mouseMove(chart, QPoint(1, 100))
    qtbot.waitUntil(lambda: pointed(chart) == "n0")


def test_nothing_is_drawn_and_pointed_at_before_there_are_gradients(chart: GradientChart) -> None:
    chart.show_stems(None)
    QTest.mouseMove(chart, QPoint(300, 100))

    assert pointed(chart) == ""
    assert DARK.accent not in {colour_at(chart, x / 20, 0.5) for x in range(20)}


def test_colours_follow_the_theme(chart: GradientChart) -> None:
    chart.show_stems(shown(1e-4, 1e-2))

    chart.set_theme(LIGHT)

    assert colour_at(chart, 0.75, 0.5) == LIGHT.accent
