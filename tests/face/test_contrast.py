"""What is really painted can be read: ink against its ground, as pixels of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from app.theme.contrast import READABLE, contrast
from app.theme.shaded_scroll import Shade
from app.windows.main_window import MainWindow
from tests.face.fitting import name
from tests.face.shown import STATES, settle

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

Open = Callable[[str], MainWindow]
FAINT = 3.0
"""The least contrast of what is disabled."""

RIM_PX = 2
"""Around each widget: its frame is no words."""

THIN = 0.9
"""How much of the contrast of its colour a thin stroke keeps where it covers no whole pixel."""


def painted(widget: QWidget, image: QImage) -> float:
    """The contrast between the ground of a widget and what stands out most from it.

    image: the whole window.
    """
    inner = _place(widget).adjusted(RIM_PX, RIM_PX, -RIM_PX, -RIM_PX)
    columns, rows = (
        range(inner.left(), inner.right() + 1),
        range(inner.top(), inner.bottom() + 1),
    )
    seen = Counter(image.pixel(x, y) for x in columns for y in rows)
    ground = QColor(seen.most_common(1)[0][0]).name()
    return max(contrast(QColor(pixel).name(), ground) for pixel in seen)


def worded(window: MainWindow) -> list[QWidget]:
    """Everything that says something and is wholly in view, and not in an edge that fades."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox)
    shown = [each for each in window.findChildren(QWidget) if isinstance(each, kinds)]
    fading = [_place(shade) for shade in window.findChildren(Shade) if shade.isVisible()]
    return [
        each
        for each in shown
        if words_of(each) and _is_in_view(each) and not any(map(_place(each).intersects, fading))
    ]


def _place(widget: QWidget) -> QRect:
    """Where a widget is in the window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _is_in_view(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    assert isinstance(widget, QLabel | QAbstractButton)
    return widget.text().strip()


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("state", STATES)
def test_all_words_of_the_window_can_be_read(open_window: Open, theme: str, state: str) -> None:
    window = open_window(theme)
    STATES[state](window)
    settle()
    image = window.grab().toImage()
    seen = {widget: painted(widget, image) for widget in worded(window)}
    assert len(seen) > 10
    faint = {
        name(widget): round(found, 2)
        for widget, found in seen.items()
        if found < THIN * (READABLE if widget.isEnabled() else FAINT)
    }
    assert not faint
