"""Buttons that the Tab key comes to last, after all that is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MARK = "isLateStop"


def come_late(widget: QWidget) -> None:
    """Let Tab pass over a widget that appears while a person types, until the fields are done."""
    widget.setProperty(_MARK, True)


def comes_late(widget: QWidget) -> bool:
    """Whether Tab comes to a widget after the others of its part of the window."""
    return bool(widget.property(_MARK))
