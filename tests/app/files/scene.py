"""A document, a change, and what the window hears: what these tests are about."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.choices import Choice
from app.files.files import Files
from app.session import Session
from engine.document.edits import add, with_settings
from engine.document.values import Document, Graph, Node, Settings

RINGS = Document("Rings", add(Graph(), Node("n1", "dense", "Dense")))


def change(session: Session, epochs: int = 3) -> None:
    """One step of the history."""
    session.edit_document("Set epochs", with_settings(session.document, Settings(epochs=epochs)))


@dataclass
class Ear:
    """Keeps what is said."""

    told: list[tuple[str, tuple[Choice, ...]]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    questions: dict[str, tuple[str, tuple[Choice, ...]]] = field(default_factory=dict)

    def listen(self, files: Files) -> None:
        """Hear all of it."""
        telling = files.telling
        files.failed.connect(self.failed.append)
        telling.told.connect(lambda words, choices: self.told.append((words, choices)))
        telling.asked.connect(self._ask)
        telling.withdrawn.connect(lambda name: self.questions.pop(name, None))

    def choose(self, name: str, title: str) -> None:
        """Answer a question."""
        _, choices = self.questions.pop(name)
        next(each for each in choices if each.title == title).does()

    def _ask(self, name: str, words: str, choices: tuple[Choice, ...]) -> None:
        self.questions[name] = (words, choices)
