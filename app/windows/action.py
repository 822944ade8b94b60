"""What an action is, and the menus that it can be in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey
MENUS = ("File", "Edit", "View", "Run", "Help")
EXAMPLES, RECENT = "File/Open example", "File/Open recent"
SELECT, ARRANGE = "Edit/Select", "Edit/Arrange"
BLOCK, WIRES, PARTS = "Edit/Block", "Edit/Wires", "Edit/Parts"
FRAME, COLOUR = "Edit/Frame", "Edit/Frame/Colour"
THEME = "View/Theme"
"""The choices of this menu and of COLOUR exclude each other."""


@dataclass(frozen=True)
class Action:
    """One thing that a person can do.

    does: the method that does it, by its path from the window; a checkable action's method takes
    whether it is on. menu: its menu, with a slash before a menu in a menu. keys: a standard key or
    a sequence such as 'Ctrl+1'. icon: the name of an icon, or empty. tip: what it does, in a
    sentence without its period. where: the part that must have the focus itself for the keys to
    work; empty for all of the window. starts_group: whether a line stands above it. more_keys:
    other keys that do the same. on: what of the canvas a right click must meet for this to be
    offered: "node", "wire", "frame" or "ground".
    """

    id: str
    title: str
    does: str
    menu: str
    keys: Keys | str = ""
    icon: str = ""
    tip: str = ""
    where: str = ""
    is_checkable: bool = False
    starts_group: bool = False
    more_keys: tuple[str, ...] = ()
    on: tuple[str, ...] = ()

    @property
    def sequences(self) -> list[QKeySequence]:
        """Its keys on this platform, the usual ones first."""
        return [QKeySequence(keys) for keys in (self.keys, *self.more_keys) if keys]
