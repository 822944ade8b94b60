"""Where the program keeps what is no document. Whoever writes to a folder makes it."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path, user_log_path


def journals() -> Path:
    """The journals: one for each window with unsaved changes."""
    return _data("journals")


def locks() -> Path:
    """The locks: one for each document that a window has open."""
    return _data("locks")


def runs() -> Path:
    """The runs of documents that have no file yet."""
    return _data("runs")


def reports() -> Path:
    """The reports of faults."""
    return user_log_path("neuroloom", appauthor=False)


def _data(name: str) -> Path:
    """A folder of the person's own data."""
    return user_data_path("neuroloom", appauthor=False) / name
