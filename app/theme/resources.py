"""Where the files lie that are shipped beside the code."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def shipped(folder: str, name: str) -> Path:
    """The path of `resources/<folder>/<name>`; FileNotFoundError says which file is missing."""
    path = RESOURCES / folder / name
    if not path.is_file():
        raise FileNotFoundError(
            f"Neuroloom's own file {folder}/{name} is not in {RESOURCES}. "
            "Install Neuroloom again, or copy its resources folder back."
        )
    return path
