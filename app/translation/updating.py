"""The command that begins a translation, or brings it up to date with the window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale

from app.translation.installing import PREFIX, TRANSLATIONS
from app.translation.sources import sources
from app.translation.ts_file import ENDING, Message, read, release, updated, write


def main(argv: Sequence[str] | None = None, folder: Path = TRANSLATIONS) -> int:
    """Update the translation into a language, and make of it what a window reads."""
    language = _parser().parse_args(argv).language
    path = folder / f"{PREFIX}{language}{ENDING}"
    messages = updated(read(path), sources())
    write(path, language, messages)
    release(path)
    print(f"{path}: {_counts(messages)}.")
    return 0


def _counts(messages: Sequence[Message]) -> str:
    vanished = sum(message.is_vanished for message in messages)
    translated = sum(bool(message.translation) for message in messages) - vanished
    return f"{len(messages) - vanished} texts, {translated} translated, {vanished} vanished"


def _language(text: str) -> str:
    """A language that Qt knows, as Qt writes it."""
    found = QLocale(text)
    if found.language() in {QLocale.Language.C, QLocale.Language.English}:
        raise argparse.ArgumentTypeError(
            f"expected a language other than English such as de or pt_BR, received {text!r}"
        )
    return text.replace("-", "_")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m app.translation",
        description="Write or update resources/translations/neuroloom_LANGUAGE.ts, to be filled in "
        "with Qt Linguist or by hand, and the .qm file that the window reads.",
    )
    parser.add_argument("language", type=_language, help="such as de or pt_BR")
    return parser
