"""The arrows and ticks of the style sheet, which can only name picture files.

They are written in a theme's colours to a folder that goes when the program ends.
"""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from app.theme.icons import tinted_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.theme.tokens import Theme

_PICTURES = {
    "down": ("chevron-down", "secondary"),
    "down_disabled": ("chevron-down", "disabled"),
    "up": ("chevron-up", "secondary"),
    "up_disabled": ("chevron-up", "disabled"),
    "right": ("chevron-right", "secondary"),
    "tick": ("check", "on_accent"),
    "tick_menu": ("check", "text"),
    "tick_disabled": ("check", "panel"),
    "dash": ("minus", "on_accent"),
    "close": ("x", "secondary"),
}


@cache
def pictures(theme: Theme) -> Mapping[str, str]:
    """The file of each picture, by the name that the style sheet's rules give it.

    Raises OSError if there is no room for temporary files.
    """
    return {key: _written(_folder(), key, theme) for key in _PICTURES}


def _written(folder: Path, key: str, theme: Theme) -> str:
    name, token = _PICTURES[key]
    path = folder / f"{theme.name}-{key}.svg"
    path.write_text(tinted_svg(name, getattr(theme, token)), encoding="utf-8")
    return path.as_posix()


@cache
def _folder() -> Path:
    folder = mkdtemp(prefix="neuroloom-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)
