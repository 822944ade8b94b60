"""The colours of classes, the same in the window and in a report."""

from __future__ import annotations

CLASS_COLOURS: tuple[str, ...] = (
    "#2563BE",
    "#E67F26",
    "#A02A7A",
    "#4CA6BF",
    "#59D9A6",
    "#E6BF0D",
    "#8478EA",
    "#B2BFFF",
    "#6E600E",
    "#9C7676",
)
"""Ten colours for the classes of a cloud.

Chosen by a search for the largest smallest distance between any two, over normal sight and full
protanopia, deuteranopia and tritanopia at once; the dim ones were then lifted off the dark canvas.
"""
