from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.latent_view.panels.dimension_bars import MOST, DimensionBars
from app.theme.tokens import DARK, FAMILIES, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bars(qtbot: QtBot) -> DimensionBars:
    made = DimensionBars(DARK)
    qtbot.addWidget(made)
    made.resize(348, 36)
    return made


def test_a_dimension_that_tells_more_has_a_higher_bar(bars: DimensionBars) -> None:
    bars.show_values(np.array([2.0, 0.0, 1.0]))

    heights = [bars.bar(number).height() for number in range(3)]
    colour = bars.grab().toImage().pixelColor(bars.bar(0).center().toPoint()).name()

    assert heights[0] == 35
    assert heights[0] > heights[2] > heights[1] > 0
    assert colour.upper() == FAMILIES["latent"]


def test_the_mouse_reads_a_bar_out(bars: DimensionBars) -> None:
    bars.show_values(np.array([2.0, 0.0, 1.25]))

    assert bars.words_at(bars.bar(2).center().x()) == "Dimension 3: 1.25 nats"
    assert bars.words_at(340) == ""


def test_of_very_many_dimensions_those_are_drawn_that_tell_most(bars: DimensionBars) -> None:
    values = np.zeros(500)
    values[[7, 450]] = 1.0, 3.0

    bars.show_values(values)

    assert bars.words_at(bars.bar(MOST - 1).center().x()) == "Dimension 451: 3.00 nats"
    assert bars.bar(MOST - 1).right() <= 348


def test_nothing_told_at_all_can_be_drawn(bars: DimensionBars) -> None:
    bars.show_values(np.zeros(2))
    bars.set_theme(LIGHT)

    assert not bars.grab().isNull()
