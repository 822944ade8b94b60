"""Tab goes through the window as one reads it, also where widgets were made later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.widgets.late_stop import comes_late

FORWARD, BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def go_on(window: QWidget, parts: Sequence[QWidget], *, is_next: bool) -> bool:
    """Give the keys to the next stop, or to the one before; False where there is none.

    The parts come in their order; within a part, and for the rest, it is that in which widgets
    were made, and the late stops come last. Qt's own chain is left as it is, for it cannot be
    sorted without breaking it.
    """
    stops = sorted(_stops(window), key=lambda stop: _place(stop, parts))
    now = window.focusWidget()
    if now not in stops:
        return False
    step = 1 if is_next else -1
    stops[(stops.index(now) + step) % len(stops)].setFocus(FORWARD if is_next else BACKWARD)
    return True


def _stops(window: QWidget) -> list[QWidget]:
    """All that takes the keys by Tab, in the order in which it was put into the window.

    Qt's own chain is not asked: PySide then takes each widget of it for the child of the one
    before, and deletes them together.
    """
    return [widget for widget in window.findChildren(QWidget) if _is_stop(widget, window)]


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    is_there = widget.isVisible() and widget.isEnabled() and widget.window() is window
    return bool(takes_keys) and is_there


def _place(stop: QWidget, parts: Sequence[QWidget]) -> tuple[int, bool]:
    held = (at for at, part in enumerate(parts) if part is stop or part.isAncestorOf(stop))
    return next(held, len(parts)), comes_late(stop)
