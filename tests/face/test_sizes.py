"""Nothing is cut off, from the smallest window to a 4K screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget

from app.windows.main_window import MainWindow
from tests.face.fitting import faults
from tests.face.shown import STATES, settle

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

SMALLEST = (1100, 700)
SIZES = [SMALLEST, (1440, 900), (1920, 1080), (3840, 2160)]
Open = Callable[[str], MainWindow]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_at_any_size(open_window: Open, theme: str, state: str) -> None:
    window = open_window(theme)
    STATES[state](window)
    for size in SIZES:
        window.resize(*size)
        settle()
        assert (window.width(), window.height()) == size
        assert not faults(window), size


def test_the_window_may_be_smaller_than_the_smallest_size_that_is_promised(
    open_window: Open,
) -> None:
    least = open_window("dark").minimumSize()
    assert least.width() <= SMALLEST[0]
    assert least.height() <= SMALLEST[1]


@pytest.mark.parametrize("size", SIZES)
def test_the_cloud_is_never_higher_than_wide(open_window: Open, size: tuple[int, int]) -> None:
    window = open_window("dark")
    window.resize(*size)
    settle()
    cloud = window.latent_view.cloud
    assert cloud.height() <= cloud.width()


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda label: label.setFixedWidth(20), "needs"),
        (lambda label: label.move(-30, 0), "outside"),
        (lambda label: label.setGeometry(QRect(0, 0, 60, 5000)), "outside"),
    ],
)
def test_what_is_cut_off_is_found(
    open_window: Open, spoil: Callable[[QWidget], None], word: str
) -> None:
    window = open_window("dark")
    spoil(next(each for each in window.top_bar.findChildren(QLabel) if each.text() == "Neuroloom"))
    settle()
    assert any("Neuroloom" in fault and word in fault for fault in faults(window))
