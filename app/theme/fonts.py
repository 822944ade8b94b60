"""The two typefaces, shipped with the window: Inter for words, JetBrains Mono for numbers."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from app.theme.resources import shipped
from app.theme.tokens import BODY_PX

TEXT_FAMILY = "Inter"
MONO_FAMILY = "JetBrains Mono"

FONT_FILES = (
    "Inter-Regular.otf",
    "Inter-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-SemiBold.ttf",
)


@cache
def load_fonts() -> None:
    """Register the shipped fonts with Qt, once; needs a QGuiApplication.

    Raises FileNotFoundError for a missing file and OSError for one that is not a font.
    """
    for name in FONT_FILES:
        _load(name)


def text_font(size_px: int = BODY_PX, *, semibold: bool = False) -> QFont:
    """Inter at `size_px`, weight 400 or 600, with figures of one width."""
    font = _font(TEXT_FAMILY, size_px, semibold=semibold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono_font(size_px: int = BODY_PX, *, semibold: bool = False) -> QFont:
    """JetBrains Mono at `size_px`, weight 400 or 600; "!=" stays two signs, as it was typed."""
    font = _font(MONO_FAMILY, size_px, semibold=semibold)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _load(name: str) -> None:
    path = shipped("fonts", name)
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise OSError(f"{path} is not a font that Qt can read. Install Neuroloom again.")


def _font(family: str, size_px: int, *, semibold: bool) -> QFont:
    load_fonts()
    font = QFont(family)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
