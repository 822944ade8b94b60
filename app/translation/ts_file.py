"""A translation as Qt's tools know it: a .ts file to work on, and the .qm file made of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from app.words import CONTEXT
from engine.document.files import write_atomically

HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
VERSION = "2.1"
ENDING, MADE_ENDING = ".ts", ".qm"


@dataclass(frozen=True)
class Message:
    """A text and its translation, which may be empty; vanished where the window no longer says it.

    is_unsure: whether the translator did not mark it as done.
    """

    source: str
    translation: str = ""
    is_unsure: bool = True
    is_vanished: bool = False


def read(path: Path) -> tuple[Message, ...]:
    """The messages of a file; none where it is not there. Raises ET.ParseError."""
    if not path.is_file():
        return ()
    root = ET.parse(path).getroot()  # noqa: S314 - a file of the person's own
    return tuple(_message(node) for node in root.iter("message"))


def updated(old: Iterable[Message], sources: Iterable[str]) -> tuple[Message, ...]:
    """The messages of these texts with the translations that are there; those of others vanish.

    A vanished text is kept as long as it has a translation, and is itself again when it comes back.
    """
    known = {message.source: message for message in old}
    wanted = dict.fromkeys(sources)
    kept = (_back(known.get(text, Message(text))) for text in wanted)
    gone = (
        replace(message, is_vanished=True)
        for message in known.values()
        if message.source not in wanted and message.translation
    )
    return (*kept, *gone)


def write(path: Path, language: str, messages: Iterable[Message]) -> None:
    """Write a file. Raises OSError."""
    root = ET.Element("TS", version=VERSION, language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    context.extend(_nodes(messages))
    ET.indent(root, "    ")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, HEAD + ET.tostring(root, encoding="utf-8") + b"\n")


def release(path: Path) -> Path:
    """Make of a .ts file what a window reads, beside it. Raises CalledProcessError, OSError."""
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    made = path.with_suffix(MADE_ENDING)
    command = (Path(PySide6.__file__).with_name(name), "-silent", path, "-qm", made)
    subprocess.run(command, check=True)
    return made


def _back(message: Message) -> Message:
    """A message that is said; what had vanished may have changed its meaning."""
    return replace(message, is_unsure=True, is_vanished=False) if message.is_vanished else message


def _message(node: ET.Element) -> Message:
    found = node.find("translation")
    kind = "unfinished" if found is None else found.get("type", "")
    return Message(
        node.findtext("source", ""),
        "" if found is None else found.text or "",
        is_unsure=kind == "unfinished",
        is_vanished=kind in {"vanished", "obsolete"},
    )


def _nodes(messages: Iterable[Message]) -> Iterator[ET.Element]:
    for message in messages:
        node = ET.Element("message")
        ET.SubElement(node, "source").text = message.source
        translation = ET.SubElement(node, "translation")
        translation.text = message.translation or None
        if message.is_vanished:
            translation.set("type", "vanished")
        elif message.is_unsure or not message.translation:
            translation.set("type", "unfinished")
        yield node
