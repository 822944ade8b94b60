"""The keys of the canvas that are no actions of their own: arrows move by steps, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.canvas.canvas import Canvas


Key, Modifier = Qt.Key, Qt.KeyboardModifier

PLAIN, SHIFT, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.AltModifier
ENTER = (Key.Key_Return, Key.Key_Enter)
COARSE = 3
"""How many steps of the grid an arrow moves together with Shift."""

ARROWS: Mapping[Qt.Key, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


def act_on_key(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what an arrow or Enter asks for; False where the key is none of the canvas."""
    key = Key(event.key())
    modifiers = event.modifiers() & ~Modifier.KeypadModifier
    if key in ARROWS and modifiers == ALT:
        canvas.editor.walk(*ARROWS[key])
    elif key in ARROWS and modifiers in (PLAIN, SHIFT):
        step = QPoint(*ARROWS[key]) * (COARSE if modifiers == SHIFT else 1)
        canvas.move_by_keys(step.x(), step.y())
    elif key in ENTER and modifiers == PLAIN:
        canvas.open_selected()
    else:
        return False
    return True
