"""Where runs are kept."""

from __future__ import annotations

from pathlib import Path

from app import places
from engine.observations.about import runs_beside


def runs_folder(path: Path | None) -> Path:
    """Where the runs of a document are kept: beside its file, else among the program's own data."""
    return runs_beside(path)[0] if path else places.runs()


def earlier_folders(path: Path | None) -> tuple[Path, ...]:
    """Where the runs lie whose weights a document may start with: its own come first."""
    beside = runs_beside(path) if path else ()
    return (*beside, places.runs())
