from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.plots.chart import Chart, Shown
from app.plots.lines import drawing
from app.plots.series import Series
from app.run_view import Curve
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart(DARK)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def shown(span: float = 100.0) -> Shown:
    curve = Curve()
    curve.extend(np.arange(1, 101), np.full(100, 0.5, np.float32))
    made = drawing([Series("training", curve, is_noisy=False)], DARK, 500, 5)
    assert made is not None
    return Shown(made, span)


def colours(chart: Chart) -> set[str]:
    image = chart.grab().toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name().upper() for x, y in spots}


def test_a_chart_draws_its_line_and_its_hairlines(chart: Chart) -> None:
    chart.show_drawing(shown())

    seen = colours(chart)

    assert DARK.accent in seen
    assert DARK.line in seen


def test_the_axis_below_has_ticks_numbers_and_a_name(chart: Chart) -> None:
    chart.show_drawing(shown())
    area, image = chart.plot_rect, chart.grab().toImage()
    row = round(area.bottom()) + 3

    tick = round(area.left() + area.width() * 0.4)
    assert QColor(image.pixel(tick, row)).name().upper() == DARK.line
    assert QColor(image.pixel(tick + 10, row)).name().upper() != DARK.line
    ground = image.pixel(1, 1)
    below = [(x, y) for x in range(image.width()) for y in range(row + 2, image.height())]
    written = {x for x, y in below if image.pixel(x, y) != ground}
    assert min(written) < area.left() < area.right() < max(written)


def test_a_chart_with_nothing_to_draw_draws_nothing(chart: Chart) -> None:
    chart.show_drawing(shown())
    chart.show_drawing(None)

    assert DARK.accent not in colours(chart)
    assert chart.pointed_step is None


def test_the_label_of_a_line_that_reaches_the_end_fits_beside_it(chart: Chart) -> None:
    before = chart.plot_rect.right()

    chart.show_drawing(shown())

    assert chart.plot_rect.right() < before - 60


def test_the_pointer_reads_out_the_step_under_it_until_it_leaves(
    chart: Chart, qtbot: QtBot
) -> None:
    chart.show_drawing(shown(span=200.0))
    middle = chart.plot_rect.center().toPoint()

    QTest.mouseMove(chart, QPoint(1, 1))
    QTest.mouseMove(chart, middle)
    qtbot.waitUntil(lambda: chart.pointed_step == pytest.approx(100.0, abs=1))

    assert DARK.wire in colours(chart)


def test_a_chart_tells_when_its_size_changed(chart: Chart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.laid_out):
        chart.resize(700, 220)


def test_a_chart_can_be_dressed_anew(chart: Chart) -> None:
    chart.show_drawing(shown())

    chart.set_theme(LIGHT)

    assert LIGHT.line in colours(chart)
