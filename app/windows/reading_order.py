"""Tab goes through the window as one reads it, also where widgets were made later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FORWARD, BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


def go_on(window: QWidget, parts: Sequence[QWidget], *, is_next: bool) -> bool:
    """Give the keys to the next stop, or to the one before; False where there is none.

    The parts come in their order; within a part, and for the rest, it is that in which widgets
    were made. Qt's own chain is left as it is, for it cannot be sorted without breaking it.
    """
    stops = sorted(_stops(window), key=lambda stop: _place(stop, parts))
    now = window.focusWidget()
    if now not in stops:
        return False
    step = 1 if is_next else -1
    stops[(stops.index(now) + step) % len(stops)].setFocus(FORWARD if is_next else BACKWARD)
    return True


def _stops(window: QWidget) -> list[QWidget]:
    """All that takes the keys by Tab, in the order of Qt."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if _is_stop(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _is_stop(widget: QWidget) -> bool:
    takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(takes_keys) and widget.isVisible() and widget.isEnabled()


def _place(stop: QWidget, parts: Sequence[QWidget]) -> int:
    held = (at for at, part in enumerate(parts) if part is stop or part.isAncestorOf(stop))
    return next(held, len(parts))
