"""The example documents that come with the program."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "examples"
ENDING = ".loom"


def example_paths() -> dict[str, Path]:
    """The example documents by name, in alphabetical order."""
    return {path.stem: path for path in sorted(FOLDER.glob(f"*{ENDING}"))}
