"""The gestures of the latent space, for the sheet of keys."""

from __future__ import annotations

from app.hints import Hint

HINTS = (
    Hint("Decode a point", "Click"),
    Hint("Morph", "Drag"),
    Hint("See a sample", "Rest on it"),
    Hint("Look elsewhere", "Middle drag"),
    Hint("Zoom at the pointer", "Wheel"),
    Hint("Show the whole cloud", "Double-click, or Home"),
    Hint("Move the point", "Arrow"),
    Hint("Move it further", "Shift+arrow"),
    Hint("Zoom", "+ and −"),
    Hint("Lasso: select too", "Shift+drag"),
    Hint("Lasso: take off", "Alt+drag"),
    Hint("Lasso: call off", "Escape"),
    Hint("Legend: select a class", "Shift+click"),
    Hint("Lengthen the path", "Click, or Enter"),
    Hint("Shorten the path", "Backspace"),
    Hint("Play a film strip", "Space"),
)
