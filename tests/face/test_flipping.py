"""The window follows the system from light to dark and back while it is open, all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.theme.applying import Mode
from app.theme.tokens import DARK, LIGHT, Theme
from app.windows.main_window import MainWindow
from tests.face.shown import STATES, settle

if TYPE_CHECKING:
    from numpy.typing import NDArray

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Open = Callable[[str], MainWindow]
SCHEMES = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}
FRAME_MS = 40
THEMES = {"dark": DARK, "light": LIGHT}


def pixels(window: MainWindow) -> NDArray[np.uint32]:
    """(rows, columns), each "0xffRRGGBB", of the window once it stands still: curves and clouds are
    drawn at frame rate.
    """
    before = taken(window)
    while True:
        QTest.qWait(FRAME_MS)
        after = taken(window)
        if (after == before).all():
            return after
        before = after


def taken(window: MainWindow) -> NDArray[np.uint32]:
    """What the window looks like now."""
    settle()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return rows.copy()


def system_becomes(scheme: str) -> None:
    """What a platform says when a person changes its setting."""
    QGuiApplication.styleHints().colorSchemeChanged.emit(SCHEMES[scheme])


def grounds(theme: Theme) -> set[int]:
    """The colours of a theme that fill surfaces."""
    colours = (theme.window, theme.panel, theme.canvas, theme.field, theme.line)
    return {QColor(colour).rgb() for colour in colours}


@pytest.mark.parametrize(("before", "after"), [("dark", "light"), ("light", "dark")])
@pytest.mark.parametrize("state", STATES)
def test_nothing_of_the_other_theme_is_left_after_the_system_changed(
    open_window: Open, state: str, before: str, after: str
) -> None:
    window = open_window(before)
    window.appearance.set_mode(Mode.SYSTEM)
    system_becomes(before)
    STATES[state](window)
    assert grounds(THEMES[before]) & set(np.unique(pixels(window)).tolist())

    system_becomes(after)

    left = grounds(THEMES[before]) - grounds(THEMES[after])
    assert not left & set(np.unique(pixels(window)).tolist())


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("state", STATES)
def test_a_window_that_turned_looks_as_one_that_was_opened_so(
    open_window: Open, state: str, theme: str
) -> None:
    fresh = open_window(theme)
    STATES[state](fresh)
    wanted = pixels(fresh)

    for scheme in ("light", "dark", theme):
        fresh.appearance.set_mode(Mode(scheme))
        settle()

    assert int((pixels(fresh) != wanted).sum()) == 0


def test_a_person_who_chose_is_not_overruled_by_the_system(open_window: Open) -> None:
    window = open_window("light")
    wanted = pixels(window)
    system_becomes("dark")
    assert (pixels(window) == wanted).all()
