from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.windows.panels import NAMES, PALETTE_PX, SIDE_PX, Panels, Parts

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


LOW_PX = 120


def make(qtbot: QtBot) -> Panels:
    parts = Parts(*(QFrame() for _ in range(7)))
    parts.notice.hide()
    panels = Panels(parts)
    qtbot.addWidget(panels.columns)
    panels.columns.resize(1440, 800)
    panels.columns.show()
    return panels


@pytest.fixture
def panels(qtbot: QtBot) -> Panels:
    return make(qtbot)


def test_the_panels_have_the_widths_of_the_frame_and_the_canvas_the_rest(panels: Panels) -> None:
    palette, centre, side = panels.columns.sizes()
    assert (palette, side) == (PALETTE_PX, SIDE_PX)
    assert centre == 1440 - PALETTE_PX - SIDE_PX - 2


def test_a_wider_window_gives_its_room_to_the_canvas(panels: Panels) -> None:
    panels.columns.resize(1840, 800)
    palette, _, side = panels.columns.sizes()
    assert (palette, side) == (PALETTE_PX, SIDE_PX)


@pytest.mark.parametrize("name", ["palette", "tabs", "side"])
def test_a_panel_can_be_hidden_and_shown_and_tells_it(
    panels: Panels, name: str, qtbot: QtBot
) -> None:
    show = getattr(panels, f"show_{name}")
    with qtbot.waitSignal(panels.shown) as shown:
        show(False)
    assert shown.args == [name, False]
    assert not panels.is_shown(name)
    show(True)
    assert panels.is_shown(name)


def test_a_latent_space_that_is_too_low_gets_its_share(qtbot: QtBot) -> None:
    parts = Parts(*(QFrame() for _ in range(7)))
    room = QVBoxLayout(parts.latent)
    room.setContentsMargins(0, 0, 0, 0)
    room.addSpacing(LOW_PX)
    panels = Panels(parts)
    qtbot.addWidget(panels.columns)
    panels.columns.resize(1440, 800)
    panels.columns.show()
    parts.latent.setMaximumHeight(LOW_PX)
    qtbot.waitUntil(lambda: parts.latent.height() == LOW_PX)
    parts.latent.setMaximumHeight(2000)
    panels.make_room_for_latent()
    assert parts.latent.height() == pytest.approx(800 * 5 / 8, abs=2)


def test_sizes_and_what_is_shown_are_remembered(
    panels: Panels, settings: QSettings, qtbot: QtBot
) -> None:
    panels.columns.setSizes([300, 740, 398])
    panels.show_tabs(False)
    panels.save(settings)
    again = make(qtbot)
    again.restore(settings)
    assert again.columns.sizes() == panels.columns.sizes()
    assert not again.is_shown("tabs")
    assert again.is_shown("palette")


def test_without_a_memory_every_panel_is_shown(panels: Panels, settings: QSettings) -> None:
    before = panels.columns.sizes()
    panels.restore(settings)
    assert all(panels.is_shown(name) for name in ("palette", "tabs", "side"))
    assert panels.columns.sizes() == before


def test_reset_shows_every_panel_as_wide_as_at_first(panels: Panels) -> None:
    first = panels.columns.sizes()
    panels.columns.setSizes([300, 740, 398])
    panels.show_tabs(False)
    panels.show_side(False)
    panels.reset()
    assert panels.columns.sizes() == first
    assert all(panels.is_shown(name) for name in ("palette", "tabs", "side"))


def test_panels_stand_as_those_of_another_document_did(panels: Panels, qtbot: QtBot) -> None:
    panels.show_tabs(False)
    panels.columns.setSizes([300, 700, 438])
    others = make(qtbot)
    others.take(panels.state())
    assert others.columns.sizes() == panels.columns.sizes()
    assert [others.is_shown(name) for name in NAMES] == [True, False, True]
    assert others.columns.handleWidth() == 1
