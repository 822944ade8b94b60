"""The example documents that come with the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "examples"
ENDING = ".loom"
TITLE = re.compile(r'^  "title": (".*"),?$', re.MULTILINE)
"""Where a file that was saved holds the title of its document."""


def example_paths() -> dict[str, Path]:
    """The example documents by name, in alphabetical order."""
    return {path.stem: path for path in sorted(FOLDER.glob(f"*{ENDING}"))}


def example_titles() -> dict[str, str]:
    """The titles of the examples by name, in the order of the titles.

    The files are not read as documents, which would take longer than a menu may.
    """
    found = {name: _title(path) for name, path in example_paths().items()}
    return dict(sorted(found.items(), key=lambda each: each[1].lower()))


def _title(path: Path) -> str:
    """The title in a file; its name where none is found."""
    match = TITLE.search(path.read_text("utf-8"))
    title: str = json.loads(match[1]) if match else path.stem
    return title
