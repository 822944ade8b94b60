"""Reading and writing `name.loom`: atomic, sorted, one node or wire a line."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from engine.document.schema import FileFault, from_json, to_json
from engine.document.values import Document

__all__ = [
    "FileFault",
    "document_in",
    "file_content",
    "printable",
    "read_document",
    "shown",
    "unwritten",
    "write_atomically",
    "write_document",
]

LARGEST_BYTES = 64 << 20
"""A document is text that a person drew; what is larger is another kind of file."""

MOST_SHOWN, ENDING_SHOWN = 64, 20
"""How many signs of a name sentences show, and how many of its end where it is cut."""

READING = {
    errno.ENOENT: "there is no such file in {folder}; it may have been moved, renamed or deleted",
    errno.ENOTDIR: "{folder} is no folder; choose the file again",
    errno.EISDIR: "it is a folder; choose a .loom file in it",
    errno.EACCES: "you are not allowed to read it; change its permissions or ask its owner",
    errno.EPERM: "you are not allowed to read it; change its permissions or ask its owner",
    errno.ENAMETOOLONG: "the name is longer than this system allows; choose another file",
    errno.ELOOP: "its links lead round in a circle; choose the file that they stand for",
}
"""Why a file cannot be read and what to do, by the number of the system's error."""

WRITING = {
    errno.EEXIST: "a file has that name; save under another one",
    errno.ENOENT: "the folder {folder} is not there; save into another one",
    errno.ENOTDIR: "{folder} is no folder; save into another one",
    errno.EISDIR: "a folder has that name; save under another one",
    errno.EACCES: "you are not allowed to write there; save into another folder",
    errno.EPERM: "you are not allowed to write there; save into another folder",
    errno.EROFS: "{folder} can only be read; save into another folder",
    errno.ENOSPC: "the disk is full; make room or save on another one",
    errno.EDQUOT: "your share of the disk is used up; make room or save on another one",
    errno.ENAMETOOLONG: "the name is longer than this system allows; save under a shorter one",
}
"""Why a file cannot be written and what to do, by the number of the system's error."""

NO_FILES = "no file can be made in the folder {folder}; save into another one"
"""Why, where the system says that something is missing and the folder is there: /proc."""


def read_document(path: Path) -> Document:
    """The document in a file. Raises FileFault, whose text is a sentence for the person."""
    return document_in(file_content(path), shown(path))


def file_content(path: Path) -> bytes:
    """What a file holds. Raises FileFault where it cannot be read or is too large."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.stat().st_size > LARGEST_BYTES:
            raise FileFault(
                f"{shown(path)} holds more than {LARGEST_BYTES >> 20} MB, so it is no "
                "Neuroloom document; choose a .loom file."
            )
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        raise _reading_fault(path, fault) from fault


def document_in(content: bytes, name: str) -> Document:
    """The document in the content of a file; `name` is the file's. Raises FileFault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileFault(
            f"{name} is not text, so it is no Neuroloom document; choose a .loom file."
        ) from fault
    if not text.strip():
        raise FileFault(
            f"{name} is empty, so it is no Neuroloom document; choose another file or an earlier "
            "copy of it."
        )
    return from_json(text, name)


def write_document(document: Document, path: Path) -> None:
    """Write a document; the old file stays whole until the new one is. Raises FileFault."""
    try:
        write_atomically(path, to_json(document).encode("utf-8", "replace"))
    except (OSError, ValueError) as fault:
        why, name = unwritten(path, fault), shown(path)
        raise FileFault(f"{name} cannot be saved, and nothing was changed: {why}.") from fault


def unwritten(path: Path, fault: OSError | ValueError) -> str:
    """Why a file was not written, and what to do: 'the disk is full; make room ...'"""
    if (
        isinstance(fault, FileNotFoundError)
        and (folder := Path(os.path.realpath(path)).parent).is_dir()
    ):
        return NO_FILES.format(folder=printable(str(folder)))
    return _why(path, fault, WRITING, "save under another name")


def printable(name: str) -> str:
    """A name that can be shown and sent: bytes that are no text become a question mark."""
    return name.encode("utf-8", "replace").decode()


def shown(path: Path) -> str:
    """The name of a file as sentences show it: no longer than a sentence bears."""
    name = printable(path.name)
    return name if len(name) <= MOST_SHOWN else f"{name[: MOST_SHOWN // 2]}…{name[-ENDING_SHOWN:]}"


def _reading_fault(path: Path, fault: OSError | ValueError) -> FileFault:
    """The sentence for a file that the system did not let us read."""
    why = _why(path, fault, READING, "choose another file")
    return FileFault(f"{shown(path)} cannot be read: {why}.")


def _why(
    path: Path, fault: OSError | ValueError, reasons: Mapping[int, str], otherwise: str
) -> str:
    """Why, and what to do. A ValueError says that no file can have such a name."""
    if isinstance(fault, ValueError):
        return f"no file can have such a name; {otherwise}"
    unforeseen = f"{fault.strerror or fault}; {otherwise}"
    folder = printable(str(path.parent))
    return reasons.get(fault.errno or 0, unforeseen).replace("{folder}", folder)


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in a file, or leave the file as it was. Raises OSError.

    A temporary file in the same folder is written, synced and put in the file's place; where the
    path is a link, the file that it leads to is written. A file that is marked as read-only is
    left alone, although its folder would let it be replaced.
    """
    path = Path(os.path.realpath(path))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=".loom-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last, where the system can: the file is whole with or without."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
