"""The file type on Linux: shared-mime-info, a desktop entry, and icons in the person's data."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.files.associations import kind

DESKTOP = "neuroloom.desktop"
MIME_ICON = kind.MIME.replace("/", "-")
RESERVED = " \t\n\"'\\><~|&;$*?#()`"
"""Signs for which a desktop entry wants an argument in quotes."""


def associate(environment: Mapping[str, str]) -> list[Path]:
    """Put everything in its place; gives the files. Raises OSError."""
    data = data_home(environment)
    made = entries(data, kind.opening_command())
    for path, content in made.items():
        kind.put(content, path)
    _tell_system(data)
    _run("xdg-mime", "default", DESKTOP, kind.MIME)
    return list(made)


def dissociate(environment: Mapping[str, str]) -> list[Path]:
    """Take everything away; gives the files that were there. Raises OSError."""
    data = data_home(environment)
    found = [path for path in entries(data, ()) if path.exists()]
    for path in found:
        path.unlink()
    _forget_default(config_home(environment) / "mimeapps.list")
    _tell_system(data)
    return found


def entries(data: Path, command: Sequence[str]) -> dict[Path, str]:
    """The files by their paths. data: the folder of the person's data."""
    icons, svg = data / "icons" / "hicolor" / "scalable", kind.ICON.read_text(encoding="utf-8")
    return {
        data / "mime" / "packages" / "neuroloom.xml": mime_type(),
        data / "applications" / DESKTOP: desktop_entry(command),
        icons / "apps" / "neuroloom.svg": svg,
        icons / "mimetypes" / f"{MIME_ICON}.svg": svg,
    }


def mime_type() -> str:
    """What shared-mime-info reads."""
    return kind.filled(
        "mime.xml",
        mime=kind.MIME,
        description=kind.DESCRIPTION,
        icon=MIME_ICON,
        ending=kind.ENDING,
    )


def desktop_entry(command: Sequence[str]) -> str:
    """What the menus and the file browser read."""
    return kind.filled(
        DESKTOP,
        name=kind.NAME,
        comment=kind.COMMENT,
        command=" ".join(map(quoted, command)),
        mime=kind.MIME,
    )


def quoted(argument: str) -> str:
    """An argument as the line `Exec` wants it: two rounds of backslashes, and no field codes."""
    plain = argument.replace("%", "%%")
    if not any(sign in RESERVED for sign in plain):
        return plain
    inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in plain)
    return f'"{inner}"'.replace("\\", "\\\\")


def without_default(text: str) -> str:
    """A mimeapps.list that no longer names us as what opens our type."""
    ours = (f"{kind.MIME}={DESKTOP}", f"{kind.MIME}={DESKTOP};")
    return "".join(line for line in text.splitlines(keepends=True) if line.strip() not in ours)


def data_home(environment: Mapping[str, str]) -> Path:
    """The folder of the person's data."""
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def config_home(environment: Mapping[str, str]) -> Path:
    """The folder of the person's settings."""
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _forget_default(path: Path) -> None:
    if path.exists():
        before = path.read_text(encoding="utf-8")
        if (after := without_default(before)) != before:
            kind.put(after, path)


def _tell_system(data: Path) -> None:
    """Have the indexes made anew, by those tools that the system has."""
    _run("update-mime-database", os.fspath(data / "mime"))
    _run("update-desktop-database", os.fspath(data / "applications"))


def _run(tool: str, *arguments: str) -> None:
    if found := shutil.which(tool):
        subprocess.run([found, *arguments], check=False, capture_output=True)
