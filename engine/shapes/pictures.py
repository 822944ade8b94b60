"""What can be looked at as a picture."""

from __future__ import annotations

from engine.language import Type

GREY_AXES, COLOUR_AXES = 2, 3
"""How many axes a picture has."""
CHANNELS = (1, 3)
"""How many channels one has that says so."""


def is_picture(found: Type) -> bool:
    """Whether values of a type are pixels: (rows, columns), or (1 or 3, rows, columns)."""
    if found.kind != "real" or not found.is_batched:
        return False
    shape = found.shape
    return len(shape) == GREY_AXES or (len(shape) == COLOUR_AXES and shape[0] in CHANNELS)
