"""The colours of frames: a soft tint, its rim and the words on it, for each name and theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.theme.contrast import mixed, readable
from app.theme.tokens import FAMILIES, Theme

QUIET = ""
"""The name of the colour that a frame has at first."""

TITLES: Mapping[str, str] = {
    QUIET: "Grey",
    "blue": "Blue",
    "teal": "Teal",
    "green": "Green",
    "amber": "Amber",
    "red": "Red",
    "violet": "Violet",
}
"""What a person calls each colour."""

_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "blue": FAMILIES["learners"],
        "teal": FAMILIES["images"],
        "green": FAMILIES["depth"],
        "amber": FAMILIES["neurons"],
        "red": FAMILIES["losses"],
        "violet": FAMILIES["latent"],
    }
)
TINT = 0.08
"""The share of a colour in the area of its frame; the rest is the canvas."""

RIM, WORDS = 0.32, 0.5
"""The same for its rim, and how far the words go towards the colour."""


@dataclass(frozen=True)
class FrameColours:
    """What a frame is painted with, each a "#RRGGBB".

    spot: the colour itself. area: that of the canvas under the tint. rim: around it. words: its
    title, which is read on the area.
    """

    spot: str
    area: str
    rim: str
    words: str


@cache
def frame_colours(colour: str, theme: Theme) -> FrameColours:
    """How a frame of a colour looks; a name of a newer program gets the quiet one."""
    spot = _COLOURS.get(colour, theme.wire)
    area = mixed(theme.canvas, spot, TINT)
    words = mixed(theme.secondary, spot, WORDS) if colour in _COLOURS else theme.secondary
    return FrameColours(spot, area, mixed(theme.canvas, spot, RIM), readable(words, area))
