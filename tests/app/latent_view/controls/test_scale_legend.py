from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.latent_view.cloud.cloud_widget import CloudWidget
from app.latent_view.cloud.colouring import Colouring, by_kind, by_number
from app.latent_view.controls.scale_legend import ScaleLegend
from app.latent_view.space.latent import Latent
from app.session import Session
from app.theme.applying import Appearance
from app.theme.tokens import DARK
from engine.document.values import Document, Graph

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

NUMBERS = by_number(np.linspace(-2.5, 4, 101, dtype=np.float32), is_dark=True)


@pytest.fixture
def widget(qtbot: QtBot) -> CloudWidget:
    made = CloudWidget(DARK)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def legend(
    widget: CloudWidget, network: Graph, appearance: Appearance, qtbot: QtBot
) -> ScaleLegend:
    made = ScaleLegend(Latent(Session(Document("Digits", network))), widget, appearance)
    qtbot.addWidget(made)
    return made


def colour(widget: CloudWidget, colouring: Colouring | None) -> None:
    widget.set_look(replace(widget.look, colouring=colouring))


def test_numbers_have_a_scale_with_its_ends(legend: ScaleLegend, widget: CloudWidget) -> None:
    assert legend.isHidden()

    colour(widget, NUMBERS.entitled("Loss", "of 4,000 samples"))

    assert not legend.isHidden()
    words = [each.text() for each in (legend.title, legend.low, legend.high, legend.note)]
    assert words == ["Loss", "−2.37", "3.87", "of 4,000 samples"]
    pixels = legend.bar.grab().toImage()
    middle = pixels.height() // 2
    assert pixels.pixelColor(3, middle).lightness() < pixels.pixelColor(170, middle).lightness()


def test_kinds_have_no_scale(legend: ScaleLegend, widget: CloudWidget) -> None:
    colour(widget, NUMBERS)
    colour(widget, by_kind(np.array([0, 1])))
    assert legend.isHidden()

    colour(widget, by_kind(np.array([0, 1])).entitled("Clusters", "of 2 samples"))
    assert not legend.isHidden()
    assert legend.bar.isHidden()


def test_a_scale_of_logarithms_says_so(legend: ScaleLegend, widget: CloudWidget) -> None:
    skewed = by_number(np.geomspace(0.001, 10, 99).astype(np.float32), is_dark=True)

    colour(widget, skewed.entitled("Loss"))

    assert legend.title.text() == "Loss, log scale"
