"""What the file type is, for all systems."""

from __future__ import annotations

import sys
from pathlib import Path
from string import Template

from engine.document.files import write_atomically

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
ICON = RESOURCES / "neuroloom.svg"
NAME, DESCRIPTION = "Neuroloom", "Neuroloom document"
COMMENT = "Draw a neural network, watch it learn, and touch its latent space"
MIME, ENDING = "application/x-neuroloom+json", ".loom"


def opening_command(interpreter: str = sys.executable) -> tuple[str, ...]:
    """What opens the window; the path of a document follows it.

    With -P Python does not take the folder where it is started for a place of programs.
    """
    return (interpreter, "-P", "-m", "app")


def filled(template: str, **places: str) -> str:
    """The text of `resources/associations/<template>` with its places filled."""
    text = (RESOURCES / "associations" / template).read_text(encoding="utf-8")
    return Template(text).substitute(places)


def put(content: str | bytes, path: Path, mode: int = 0o644) -> None:
    """Write a file, with its folder. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content if isinstance(content, bytes) else content.encode())
    path.chmod(mode)
