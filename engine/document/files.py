"""Reading and writing `name.loom`: atomic, sorted, one node or wire a line."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from engine.document.schema import FileFault, from_json, to_json
from engine.document.values import Document

__all__ = ["FileFault", "read_document", "write_atomically", "write_document"]

LARGEST_BYTES = 64 << 20
"""A document is text that a person drew; what is larger is another kind of file."""


def read_document(path: Path) -> Document:
    """The document in a file. Raises FileFault, whose text is a sentence for the person."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise FileFault(
                f"{path.name} holds more than {LARGEST_BYTES >> 20} MB, so it is no Neuroloom "
                "document; choose a .loom file."
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileFault(
            f"{path.name} is not text, so it is no Neuroloom document; choose a .loom file."
        ) from fault
    except OSError as fault:
        raise FileFault(f"{path.name} cannot be read: {fault.strerror or fault}.") from fault
    return from_json(text, path.name)


def write_document(document: Document, path: Path) -> None:
    """Write a document; the old file stays whole until the new one is. Raises FileFault."""
    try:
        write_atomically(path, to_json(document).encode("utf-8", "replace"))
    except OSError as fault:
        raise FileFault(
            f"{path.name} cannot be written: {fault.strerror or fault}; the file is as it was. "
            "Save under another name or make room."
        ) from fault


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in a file, or leave the file as it was. Raises OSError.

    A temporary file in the same folder is written, synced and put in the file's place; where the
    path is a link, the file that it leads to is written.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
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
