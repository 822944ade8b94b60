"""What a widget may say of itself so that the style sheet dresses it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Role(StrEnum):
    """What the words of a label are."""

    TITLE = "title"
    """14 px semibold: the name of a panel."""
    STRONG = "strong"
    """13 px semibold."""
    SECONDARY = "secondary"
    """11 px, quiet."""
    CAPTION = "caption"
    """10 px, quiet."""
    HINT = "hint"
    """13 px, quiet: what stands where nothing is yet, and says what will come and how."""
    SECTION = "section"
    """11 px semibold capitals over a group; write the words in sentence case."""
    MONO = "mono"
    """11 px numbers, shapes and formulas, quiet."""
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


class Surface(StrEnum):
    """What a plain widget is filled with."""

    WINDOW = "window"
    PANEL = "panel"
    BAR = "bar"
    """A panel with a hairline under it: the toolbar."""
    CANVAS = "canvas"
    CARD = "card"
    """Filled as a node, with a hairline and round corners."""


def set_role(label: QWidget, role: Role) -> None:
    """Dress a label for what it says; also after it was shown."""
    set_mark(label, "role", role.value)


def set_surface(widget: QWidget, surface: Surface) -> None:
    """Fill a widget; also after it was shown."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_mark(widget, "surface", surface.value)


def set_mark(widget: QWidget, mark: str, value: bool | str) -> None:
    """Set a property that the style sheet reads, and dress the widget anew.

    Marks: `primary`, `framed` and `fold` (buttons), `chip` (labels, buttons), `mono` and `invalid`
    (fields), `source` (texts), `quiet` (sliders), `strip` (frames), `popup` (lists), each True or
    False; `role` and `surface` through their own functions.
    """
    widget.setProperty(mark, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
