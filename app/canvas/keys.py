"""The keys of the canvas that are no actions of their own: arrows walk, and move with Alt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.canvas.canvas import Canvas


Key, Modifier = Qt.Key, Qt.KeyboardModifier

PLAIN, SHIFT, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.AltModifier
CONTROL = Modifier.ControlModifier
ENTER = (Key.Key_Return, Key.Key_Enter)
COARSE = 3
"""How many steps of the grid an arrow with Alt moves together with Shift."""

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
    if key in ARROWS:
        return _go(canvas, ARROWS[key], modifiers)
    if key in ENTER and modifiers == PLAIN:
        canvas.open_selected()
        return True
    return False


def _go(canvas: Canvas, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> bool:
    """Walk, move what is chosen, or go to the ports of a node."""
    right, down = way
    if modifiers in (PLAIN, SHIFT):
        canvas.walk.go(right, down, is_adding=modifiers == SHIFT)
    elif modifiers in (ALT, ALT | SHIFT):
        steps = COARSE if modifiers & SHIFT else 1
        canvas.editor.nudge(right * steps, down * steps)
    elif modifiers == CONTROL and right:
        canvas.walk.to_ports(is_input=right < 0)
    else:
        return False
    return True
