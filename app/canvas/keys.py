"""The keys of the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.canvas.canvas import Canvas


Key, Modifier = Qt.Key, Qt.KeyboardModifier
Keys = tuple[Qt.Key, Qt.KeyboardModifier]

PLAIN, SHIFT = Modifier.NoModifier, Modifier.ShiftModifier
CONTROL, ALT = Modifier.ControlModifier, Modifier.AltModifier
COARSE = 3
"""How many steps of the grid an arrow moves together with Shift."""

ARROWS: Mapping[Qt.Key, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}

ACTIONS: Mapping[Keys, Callable[[Canvas], None]] = {
    (Key.Key_Delete, PLAIN): lambda canvas: canvas.delete_selection(),
    (Key.Key_Backspace, PLAIN): lambda canvas: canvas.delete_selection(),
    (Key.Key_A, CONTROL): lambda canvas: canvas.select_all(),
    (Key.Key_D, CONTROL): lambda canvas: canvas.duplicate_selection(),
    (Key.Key_C, CONTROL): lambda canvas: canvas.editor.copy(),
    (Key.Key_X, CONTROL): lambda canvas: canvas.editor.cut(),
    (Key.Key_V, CONTROL): lambda canvas: canvas.editor.paste(),
    (Key.Key_Escape, PLAIN): lambda canvas: canvas.escape(),
    (Key.Key_F, PLAIN): lambda canvas: canvas.fit(),
    (Key.Key_Home, PLAIN): lambda canvas: canvas.fit(),
    (Key.Key_0, CONTROL): lambda canvas: canvas.zoom_to_actual(),
    (Key.Key_Plus, CONTROL): lambda canvas: canvas.zoom_in(),
    (Key.Key_Equal, CONTROL): lambda canvas: canvas.zoom_in(),
    (Key.Key_Minus, CONTROL): lambda canvas: canvas.zoom_out(),
    (Key.Key_Tab, PLAIN): lambda canvas: canvas.open_search(),
    (Key.Key_Tab, CONTROL): lambda canvas: canvas.leave(),
    (Key.Key_F2, PLAIN): lambda canvas: canvas.rename_selected(),
    (Key.Key_Return, PLAIN): lambda canvas: canvas.rename_selected(),
}


def act_on_key(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key asks for; False where it asks for nothing."""
    key = Key(event.key())
    modifiers = event.modifiers() & ~Modifier.KeypadModifier
    if (key, modifiers) in ACTIONS:
        ACTIONS[key, modifiers](canvas)
    elif key in ARROWS and modifiers == ALT:
        canvas.editor.walk(*ARROWS[key])
    elif key in ARROWS and modifiers in (PLAIN, SHIFT):
        step = QPoint(*ARROWS[key]) * (COARSE if modifiers == SHIFT else 1)
        canvas.move_by_keys(step.x(), step.y())
    else:
        return False
    return True
