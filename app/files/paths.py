"""How a file is named by a command line, a drag or a journal, and how a path is shown."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

ENDING = ".loom"


def path_of(text: str) -> Path:
    """The absolute path, free of links, that a path or a `file:` address stands for."""
    return Path(os.path.realpath(_named(text) if text.lower().startswith("file:") else text))


def uri_of(path: Path) -> str:
    """The `file:` address of a path, in which every name can be written as text."""
    return path.absolute().as_uri()


def with_ending(path: Path) -> Path:
    """The path of a document: its name ends with `.loom`."""
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both lead to one file, by whatever links."""
    true, others = (os.path.normcase(os.path.realpath(path)) for path in (one, other))
    return true == others


def free_path(path: Path) -> Path:
    """The path, or the first after it that no file has: `a.loom`, `a 2.loom`, `a 3.loom`."""
    later = (path.with_name(f"{path.stem} {number}{path.suffix}") for number in count(2))
    return next(each for each in chain([path], later) if not each.exists())


def with_tilde(folder: Path) -> str:
    """A folder as it is shown: the person's own folder is a tilde."""
    home = Path.home()
    if folder == home:
        return "~"
    return f"~{os.sep}{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _named(address: str) -> str:
    """The path in a `file:` address; elsewhere than on Windows a name may hold any bytes."""
    path = urlsplit(address).path
    return url2pathname(path) if os.name == "nt" else os.fsdecode(unquote_to_bytes(path))
