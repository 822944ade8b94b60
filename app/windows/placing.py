"""Where the window stands: as it was left, but always on a screen that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication

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
        window.resize(FIRST_SIZE.boundedTo(room.size()))
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    here = window.geometry()
    if (there := brought_back(here, screens, room)) != here:
        window.setGeometry(there)


def keep_place(window: QWidget, settings: QSettings) -> None:
    """Remember where a window stands."""
    settings.setValue(GEOMETRY, window.saveGeometry())


def brought_back(window: QRect, screens: Sequence[QRect], home: QRect) -> QRect:
    """The window where it is if a screen shows enough of it, else in the middle of `home`."""
    if any(_can_be_grasped(window & screen) for screen in screens):
        return window
    back = QRect(window.topLeft(), window.size().boundedTo(home.size()))
    back.moveCenter(home.center())
    return back


def _can_be_grasped(shown: QRect) -> bool:
    return shown.width() >= GRASP_PX and shown.height() >= GRASP_PX
