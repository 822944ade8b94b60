"""What the keys do on the cloud: arrows point, Home fits, + and - zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.latent_view.cloud.cloud_widget import CloudWidget

NUDGE, LONG_NUDGE = 1 / 100, 1 / 10
"""How far an arrow key moves the pointer, as a part of the window; the long one with Shift."""
NUDGES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
"""By so many notches of the wheel."""


def press_key(widget: CloudWidget, event: QKeyEvent) -> bool:
    """Do what a key stands for; whether it stands for anything."""
    key = Qt.Key(event.key())
    if key in NUDGES:
        is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        _nudge(widget, QPointF(*NUDGES[key]), LONG_NUDGE if is_long else NUDGE)
    elif key is Qt.Key.Key_Home:
        widget.fit()
    elif key in ZOOMS:
        window = widget.window_shown
        widget.zoom(ZOOMS[key], QPointF(window.x, window.y))
    else:
        return False
    return True


def _nudge(widget: CloudWidget, way: QPointF, part: float) -> None:
    """Point a part of the window further; at its middle, where nobody has pointed yet."""
    window, marker = widget.window_shown, widget.marker
    middle = QPointF(window.x, window.y)
    widget.choose(middle if marker is None else marker + way * window.span * part)
