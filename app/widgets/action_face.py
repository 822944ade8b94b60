"""How an action of Qt is called and drawn, and why it cannot be taken now."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

ICON_NAME, IS_QUIET = "icon_name", "is_quiet"
"""Properties of a QAction that its buttons read."""
TIP, WHY_NOT = "tip", "why_not"
"""Properties of a QAction: what it does, and why it cannot be done now; the second may be empty."""


def set_face(
    action: QAction, title: str, icon: str, tip: str = "", *, is_quiet: bool = False
) -> None:
    """Let an action be called and drawn like this; its buttons hear of it.

    tip: the words of a tooltip, to which the keys are added; the title where it is empty.
    is_quiet: whether a primary button stops calling for attention.
    """
    action.setProperty(ICON_NAME, icon)
    action.setProperty(IS_QUIET, is_quiet)
    action.setProperty(TIP, tip or title)
    action.setText(title)
    _tell(action)
    action.changed.emit()


def allow(action: QAction, is_possible: bool, why_not: str) -> None:
    """Let an action be taken, or say in a sentence why it cannot be."""
    action.setProperty(WHY_NOT, "" if is_possible else why_not)
    action.setEnabled(is_possible)
    _tell(action)


def _tell(action: QAction) -> None:
    """The tooltip of the buttons, and what the status bar says while the pointer rests on it."""
    parts = (action.property(TIP), action.property(WHY_NOT))
    words = ". ".join(part for part in parts if part)
    action.setStatusTip(words)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{words} ({keys})" if keys else words)
