"""Tab reaches everything, in reading order, is never caught, and every stop can be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.inspector.form import Row
from app.windows.main_window import MainWindow
from tests.face.fitting import name
from tests.face.shown import STATES, settle

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)")

if TYPE_CHECKING:
    from numpy.typing import NDArray

Open = Callable[[str], MainWindow]
MOST_STOPS = 60
LEAST_PIXELS = 40
"""A ring around the smallest control has more; a text cursor has less."""


def stops(window: MainWindow, *, backwards: bool = False) -> list[QWidget]:
    """Where real Tab keys go from the Train button, until they come back to it."""
    window.activateWindow()
    window.top_bar.train.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    while len(found) < MOST_STOPS:
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None, f"nothing has the keys after {name(found[-1])}"
        if focused in found:
            assert focused is found[0], f"Tab goes around {name(focused)}"
            return found
        found.append(focused)
        press_tab(focused, backwards=backwards, is_canvas=focused is window.canvas)
    raise AssertionError("Tab never comes back")


def press_tab(widget: QWidget, *, backwards: bool, is_canvas: bool) -> None:
    """The canvas takes a plain Tab for itself, and is left with Ctrl+Tab."""
    if backwards:
        QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    elif is_canvas:
        QTest.keyClick(widget, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def part_of(window: MainWindow, widget: QWidget) -> int:
    """The place of its part of the window: bars above and below, columns from the left."""
    centre = (window.canvas, window.questions, window.notice, window.tabs)
    side = (window.latent_view, window.inspector)
    parts = (window.top_bar, window.palette_panel, *centre, *side, window.status)
    return next(at for at, each in enumerate(parts) if each is widget or each.isAncestorOf(widget))


@pytest.mark.parametrize("state", STATES)
def test_tab_reaches_everything_that_takes_keys(open_window: Open, state: str) -> None:
    window = open_window("dark")
    STATES[state](window)
    found = stops(window)
    wanted = {
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    }
    assert {name(each) for each in wanted - set(found)} == set()


@pytest.mark.parametrize("state", STATES)
def test_tab_goes_the_way_one_reads_and_shift_tab_back(open_window: Open, state: str) -> None:
    window = open_window("dark")
    STATES[state](window)
    found = stops(window)
    parts = [part_of(window, each) for each in found]
    assert parts == sorted(parts)
    assert stops(window, backwards=True) == [found[0], *found[:0:-1]]


def test_what_is_typed_after_tab_goes_into_the_next_field(open_window: Open) -> None:
    window = open_window("dark")
    rows = {row.parameter.name: row for row in window.inspector.findChildren(Row)}
    window.activateWindow()
    rows["epochs"].field.setFocus(Qt.FocusReason.TabFocusReason)
    for text in ("200", "32"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    settings = window.session.document.settings
    assert (settings.epochs, settings.batch_size) == (200, 32)
    assert rows["epochs"].reset in stops(window)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("state", STATES)
def test_every_stop_shows_that_it_has_the_keys(open_window: Open, theme: str, state: str) -> None:
    window = open_window(theme)
    STATES[state](window)
    faint = {name(each): seen for each in stops(window) if (seen := ring(each)) < LEAST_PIXELS}
    assert not faint


def ring(widget: QWidget) -> int:
    """How many pixels of a widget look different once it has the keys."""
    widget.clearFocus()
    settle()
    before = pixels(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    after = pixels(widget)
    return int((before != after).any(axis=2).sum()) if before.shape == after.shape else 0


def pixels(widget: QWidget) -> NDArray[np.uint8]:
    """(rows, columns, 4)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.width(), 4).copy()
