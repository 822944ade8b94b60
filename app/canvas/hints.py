"""The gestures of the canvas, for the sheet of keys."""

from __future__ import annotations

from app.hints import Hint

HINTS = (
    Hint("Select", "Click"),
    Hint("Select one more, or one less", "Shift+click"),
    Hint("Select all in a box", "Drag on the empty canvas"),
    Hint("Move blocks", "Drag a block"),
    Hint("Let go of the grid", "Ctrl while dragging"),
    Hint("Insert a block", "Drop it on a wire"),
    Hint("Move a frame and its blocks", "Drag its title"),
    Hint("Join or leave a frame", "Drag a block in or out"),
    Hint("Change a note", "Double-click it"),
    Hint("Make a note wider", "Drag its right edge"),
    Hint("Pull a block out of its wires", "Alt+drag, or Alt+D"),
    Hint("Walk along the flow, or across", "Arrow"),
    Hint("Select the next block too", "Shift+arrow"),
    Hint("Walk to the ports", "Ctrl+Left, +Right"),
    Hint("Move the selected blocks", "Alt+arrow"),
    Hint("Move them three times as far", "Alt+Shift+arrow"),
    Hint("Draw a wire", "Drag a port"),
    Hint("Connect the port", "Enter"),
    Hint("Wire several inputs", "Shift+drag a port, then click"),
    Hint("Plug a wire in elsewhere", "Drag it near that end"),
    Hint("Lead a wire by a dot", "Double-click the wire"),
    Hint("Cut wires", "Ctrl+right drag"),
    Hint("Wire to a new block", "Drag a port to the empty canvas"),
    Hint("Rename a block or a frame", "Double-click its title"),
    Hint("Change a block’s parameters", "Double-click it, or Enter"),
    Hint("Enter a Part", "Double-click, or Enter"),
    Hint("Add a block here", "Double-click the empty canvas"),
    Hint("Offer what can be done", "Right-click"),
    Hint("Look elsewhere", "Space+drag, or middle drag"),
    Hint("Zoom at the pointer", "Wheel, Ctrl+wheel, or pinch"),
)
