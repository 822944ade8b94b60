"""What can be done with the tabs of documents, beside what is in menus."""

from __future__ import annotations

from app.hints import Hint

HINTS = (
    Hint("Go to a tab", "Alt+1 … 9"),
    Hint("Close a tab", "Middle click"),
    Hint("Move a tab", "Drag"),
)
