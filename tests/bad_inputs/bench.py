"""What a bad input is tried on: a window's own parts, and what they say to the person."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.files.files import Files
from app.session import Session
from engine.cli import main
from engine.command_answer import UNUSABLE
from engine.document.values import Document
from tests.app.files.scene import Ear, change
from tests.engine.asked import Engine

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Bench:
    """An empty folder, and the fixtures of pytest that the trials need."""

    folder: Path
    qtbot: QtBot
    patch: pytest.MonkeyPatch
    caught: pytest.CaptureFixture[str]

    @contextmanager
    def files(self) -> Iterator[tuple[Files, Session, Ear]]:
        """The File menu over a document with a change, which must all be there at the end."""
        session, window, ear = Session(Document("Digits")), QWidget(), Ear()
        self.qtbot.addWidget(window)
        with tempfile.TemporaryDirectory() as other:
            settings = QSettings(str(Path(other) / "settings.ini"), QSettings.Format.IniFormat)
            files = Files(session, window, settings)
            ear.listen(files)
            change(session)
            before, steps = session.document, session.history.count()
            try:
                yield files, session, ear
                assert session.document is before
                assert session.history.count() == steps
            finally:
                files.close()

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """A service on a thread of its own, which still answers at the end."""
        found = Engine()
        try:
            yield found
        finally:
            found.service.close()

    def opened(self, name: str, content: str | bytes) -> str:
        """What File > Open says of a file; it stays as it is, and so does the document."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = path.read_bytes()
        said = self.open_path(path)
        assert path.read_bytes() == before
        return said

    def open_path(self, path: Path) -> str:
        """What File > Open says of a path."""
        with self.files() as (files, _, ear):
            files.may_leave = lambda: True  # type: ignore[method-assign]  # no question is asked
            assert not files.open_path(path)
        (said,) = ear.failed
        return said

    def refused(self, *words: str) -> str:
        """What the command line says of these words; it writes nothing in the folder."""
        before = sorted(self.folder.iterdir())
        assert main(words) == UNUSABLE
        shown = self.caught.readouterr()
        assert shown.out == ""
        assert sorted(self.folder.iterdir()) == before
        return shown.err.removesuffix("\n")


Trial = Callable[[Bench], str]
"""Does something bad through what a person uses; gives the sentence that the person reads."""


@dataclass(frozen=True)
class Row:
    """One bad input. given: what the person does; where: through what; reads: the whole sentence,
    in which {folder}, {file} and {process} stand for what differs from run to run, and [Words] for
    buttons beside it.
    """

    given: str
    where: str
    trial: Trial
    reads: str
