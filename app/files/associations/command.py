"""`neuroloom associate` and `dissociate`: the system that we are on is told, or untold."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from app.files.associations import linux, macos, windows

Told = Callable[[], Sequence[object]]


def associate(*, is_wanted: bool) -> int:
    """Tell the system, say what was done in the terminal, and give the exit code."""
    try:
        sys.stdout.write(f"{changed(is_wanted=is_wanted)}\n")
    except OSError as fault:
        sys.stderr.write(f"The system could not be told: {fault}.\n")
        return 1
    return 0


def changed(*, is_wanted: bool) -> str:
    """Tell the system; what was done, in a sentence. Raises OSError."""
    places = _acts(sys.platform)[0 if is_wanted else 1]()
    if is_wanted:
        named = ", ".join(map(str, places))
        return f".loom files now open with this Neuroloom, for you alone ({named})."
    if not places:
        return "There was nothing to take back: .loom files did not open with Neuroloom."
    return ".loom files no longer open with Neuroloom."


def _acts(platform: str) -> tuple[Told, Told]:
    if platform == "win32":
        return windows.associate, windows.dissociate
    if platform == "darwin":
        return macos.associate, macos.dissociate
    return lambda: linux.associate(os.environ), lambda: linux.dissociate(os.environ)
