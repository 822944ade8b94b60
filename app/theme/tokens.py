"""The values that the face is made of: two themes, the families' colours, spaces and sizes.

A colour is "#RRGGBB". Where a bright colour cannot be read as text, it stays for what is drawn
and a second token, named `..._text`, is for words.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Theme:
    """Every colour of one appearance, each a "#RRGGBB".

    Surfaces are `window`, `panel`, `canvas`, `node`, `field`, and the states `hover`, `pressed`
    and `selection`. `text`, `secondary` and the four `..._text` colours are read on all of them
    at a contrast of 4.5 or more; `on_accent` on the three accents. `disabled` is read at 3.
    """

    name: str
    is_dark: bool

    window: str
    panel: str
    canvas: str
    node: str
    field: str
    hover: str
    pressed: str
    selection: str

    line: str
    grid_dot: str
    scroll_thumb: str
    scroll_thumb_hover: str
    wire: str
    shadow: str
    shadow_opacity: float

    text: str
    secondary: str
    disabled: str

    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    good: str
    warning: str
    error: str

    accent_text: str
    good_text: str
    warning_text: str
    error_text: str


DARK = Theme(
    name="dark",
    is_dark=True,
    window="#0E1116",
    panel="#151A21",
    canvas="#11151B",
    node="#1B212A",
    field="#10141A",
    hover="#202732",
    pressed="#2A3340",
    selection="#1E3050",
    line="#2A3340",
    grid_dot="#1E252E",
    scroll_thumb="#566579",
    scroll_thumb_hover="#718197",
    wire="#7C8BA1",
    shadow="#000000",
    shadow_opacity=0.35,
    text="#E7ECF3",
    secondary="#93A1B3",
    disabled="#707D8E",
    accent="#5B9DFF",
    accent_hover="#78AEFF",
    accent_pressed="#4A8CEF",
    on_accent="#0A1322",
    good="#3DDC97",
    warning="#E69F00",
    error="#F2637E",
    accent_text="#5B9DFF",
    good_text="#3DDC97",
    warning_text="#E69F00",
    error_text="#F77F95",
)

LIGHT = Theme(
    name="light",
    is_dark=False,
    window="#EEF1F5",
    panel="#FFFFFF",
    canvas="#F7F8FA",
    node="#FFFFFF",
    field="#F4F6F9",
    hover="#EDF0F5",
    pressed="#E2E7EE",
    selection="#DCE8FC",
    line="#D5DCE5",
    grid_dot="#E1E6EC",
    scroll_thumb="#96A3B4",
    scroll_thumb_hover="#718197",
    wire="#7F8DA1",
    shadow="#18202B",
    shadow_opacity=0.12,
    text="#18202B",
    secondary="#586678",
    disabled="#768394",
    accent="#1F6FEB",
    accent_hover="#1B63D6",
    accent_pressed="#1757BD",
    on_accent="#FFFFFF",
    good="#12805C",
    warning="#E69F00",
    error="#EC4E6D",
    accent_text="#1558C0",
    good_text="#0E6B4C",
    warning_text="#8A5A00",
    error_text="#BE1E43",
)

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "data": "#56B4E9",
        "neurons": "#E69F00",
        "depth": "#2DBE8D",
        "images": "#3FB5BA",
        "sequences": "#8FB63A",
        "audio": "#C9A13B",
        "latent": "#B58CFF",
        "heads": "#E8743B",
        "losses": "#F2637E",
        "bayes": "#D67FD0",
        "measures": "#B0607A",
        "learners": "#5B9DFF",
        "structure": "#8B9BB0",
    }
)
"""The colour of each family of blocks: an edge, a port, a small square; never words."""

GRID_PX = 4
GAP_SMALL_PX, GAP_PX, GAP_LARGE_PX = 8, 12, 16
RADIUS_SMALL_PX, RADIUS_FIELD_PX, RADIUS_NODE_PX = 6, 7, 9
HAIRLINE_PX = 1
DOT_SPACING_PX = 24

TITLE_PX, BODY_PX, SECONDARY_PX, CAPTION_PX = 14, 13, 11, 10
"""Type sizes in device-independent pixels; no text is smaller than the last."""

TOOLBAR_PX, STATUS_BAR_PX, CONTROL_PX = 48, 24, 30
"""Heights of the toolbar, the status bar, and a field or button."""


def family_colour(family: str) -> str:
    """The family's "#RRGGBB"; a family that is not ours gets the quiet one of `structure`."""
    return FAMILIES.get(family, FAMILIES["structure"])
