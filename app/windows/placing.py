"""Where the window stands: as it was left, but always on a screen that is there, and whole on it.

How wide the frame around a window is, is known only once the window manager has shown it. So the
first size leaves room for a guessed title bar, and `fit_frame` corrects it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMargins, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(1100, 700)
GRASP_PX = 64
"""How much of a window must be on a screen in both directions, so that it can be grasped."""
GEOMETRY = "window/geometry"


def place_window(window: QWidget, settings: QSettings) -> None:
    """Let a window stand where it was left, or where there is room for it."""
    room = window.screen().availableGeometry()
    window.setMinimumSize(LEAST_SIZE.boundedTo(room.size()))
    geometry = settings.value(GEOMETRY)
    if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
        _take_first_place(window, room)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    here = window.geometry()
    if (there := brought_back(here, screens, room)) != here:
        window.setGeometry(there)


def keep_place(window: QWidget, settings: QSettings) -> None:
    """Remember where a window stands."""
    settings.setValue(GEOMETRY, window.saveGeometry())


def fit_frame(window: QWidget) -> None:
    """The frame is known now: let a window that reaches beyond the screen with it fit."""
    if window.isMaximized() or window.isFullScreen():
        return
    screen, inner, outer = window.screen(), window.geometry(), window.frameGeometry()
    room = screen.availableGeometry()
    is_small = outer.size() == outer.size().boundedTo(room.size())
    if is_small and screen.availableVirtualGeometry().contains(outer):
        return
    frame = QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )
    window.setMinimumSize(window.minimumSize().boundedTo(room.marginsRemoved(frame).size()))
    window.setGeometry(fitted(outer, room).marginsRemoved(frame))


def brought_back(window: QRect, screens: Sequence[QRect], home: QRect) -> QRect:
    """The window where it is if a screen shows enough of it, else in the middle of `home`."""
    if any(_can_be_grasped(window & screen) for screen in screens):
        return window
    back = QRect(window.topLeft(), window.size().boundedTo(home.size()))
    back.moveCenter(home.center())
    return back


def fitted(window: QRect, room: QRect) -> QRect:
    """The window no larger than `room`, and moved no further than it takes to be within."""
    size = window.size().boundedTo(room.size())
    left = min(max(window.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(window.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _take_first_place(window: QWidget, room: QRect) -> None:
    title_bar_px = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    window.resize(FIRST_SIZE.boundedTo(room.size() - QSize(0, title_bar_px)))


def _can_be_grasped(shown: QRect) -> bool:
    return shown.width() >= GRASP_PX and shown.height() >= GRASP_PX
