"""The example documents that come with the program."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

CHAPTERS = "chapters.json"
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "examples"
ENDING = ".loom"
ENTRY = re.compile(r'^  "(title|about)": (".*"),?$', re.MULTILINE)
"""Where a file that was saved holds the title of its document, and what it shows."""


@dataclass(frozen=True)
class Example:
    """An example before it is opened. about: what it shows, in a sentence."""

    name: str
    path: Path
    title: str
    about: str


def example_paths() -> dict[str, Path]:
    """The example documents by name, in alphabetical order."""
    return {path.stem: path for path in sorted(FOLDER.glob(f"*{ENDING}"))}


def examples() -> dict[str, tuple[Example, ...]]:
    """The examples by chapter, in the order of the deck.

    The files are not read as documents, which would take longer than a menu may.
    """
    paths = example_paths()
    chapters: dict[str, list[str]] = json.loads((FOLDER / CHAPTERS).read_text("utf-8"))
    return {
        chapter: tuple(_example(name, paths[name]) for name in names)
        for chapter, names in chapters.items()
    }


def _example(name: str, path: Path) -> Example:
    """An example as its file says; called by the file's name where that has no title."""
    found = {key: json.loads(text) for key, text in ENTRY.findall(path.read_text("utf-8"))}
    return Example(name, path, found.get("title", path.stem), found.get("about", ""))
