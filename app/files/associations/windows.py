"""The file type on Windows: the person's own part of the registry."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PureWindowsPath

from app.files.associations import kind

CLASSES = r"Software\Classes"
PROGRAM = "Neuroloom.Document"
CHANGED, IDS = 0x08000000, 0
"""SHCNE_ASSOCCHANGED and SHCNF_IDLIST of the Windows shell."""


@dataclass(frozen=True)
class Entry:
    """A value of the registry under HKEY_CURRENT_USER; an empty name is the default value."""

    key: str
    name: str
    value: str


def entries(command: Sequence[str]) -> tuple[Entry, ...]:
    """What the registry is told."""
    extension, program = rf"{CLASSES}\{kind.ENDING}", rf"{CLASSES}\{PROGRAM}"
    line = subprocess.list2cmdline(command) + ' "%1"'
    return (
        Entry(extension, "", PROGRAM),
        Entry(extension, "Content Type", kind.MIME),
        Entry(rf"{extension}\OpenWithProgids", PROGRAM, ""),
        Entry(program, "", kind.DESCRIPTION),
        Entry(rf"{program}\shell\open\command", "", line),
    )


def keys_to_remove() -> tuple[str, ...]:
    """The keys that are ours, the inner ones first."""
    keys = {entry.key for entry in entries(())}
    program = rf"{CLASSES}\{PROGRAM}"
    keys |= {program, rf"{program}\shell", rf"{program}\shell\open"}
    return tuple(sorted(keys, key=lambda key: (-key.count("\\"), key)))


def windowless(interpreter: str) -> str:
    """The Python beside `interpreter` that opens no terminal; each installation has it."""
    return str(PureWindowsPath(interpreter).with_name("pythonw.exe"))


def associate() -> list[str]:
    """Put everything in its place; gives the keys. Raises OSError."""
    if sys.platform == "win32":
        import winreg

        for entry in entries(kind.opening_command(windowless(sys.executable))):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, entry.key) as key:
                winreg.SetValueEx(key, entry.name, 0, winreg.REG_SZ, entry.value)
        _tell_system()
    return sorted({entry.key for entry in entries(())})


def dissociate() -> list[str]:
    """Take everything away; gives the keys that were there. A key that others use as well stays."""
    removed: list[str] = []
    if sys.platform == "win32":
        import winreg

        for key in keys_to_remove():
            with suppress(OSError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
                removed.append(key)
        _tell_system()
    return removed


def _tell_system() -> None:
    if sys.platform == "win32":
        ctypes.windll.shell32.SHChangeNotify(CHANGED, IDS, None, None)
