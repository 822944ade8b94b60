"""Where the program keeps what is no document: journals, and who has which document open."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def journals() -> Path:
    """The folder of the journals: one for each window with unsaved changes."""
    return _folder("journals")


def locks() -> Path:
    """The folder of the locks: one for each document that a window has open."""
    return _folder("locks")


def _folder(name: str) -> Path:
    """A folder of the person's own data; whoever writes there makes it."""
    return user_data_path("neuroloom", appauthor=False) / name
