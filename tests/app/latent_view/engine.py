"""An engine that answers what is asked of a latent space as a test tells it to."""

from __future__ import annotations

from app.latent_view.space.latent import Latent
from engine.commands import Ask, GiveUp
from engine.questions.question import Answer, NoAnswer, Question, Value


class Engine:
    """Hears what is asked, and answers as it is told to."""

    def __init__(self, latent: Latent) -> None:
        self._latent = latent
        self.asked: list[Ask] = []
        latent.asked.connect(self._hear)

    def _hear(self, command: Ask | GiveUp) -> None:
        if isinstance(command, Ask):
            self.asked.append(command)

    def last(self, kind: type[Question]) -> Ask:
        return [ask for ask in self.asked if isinstance(ask.question, kind)][-1]

    def count(self, kind: type[Question]) -> int:
        return sum(isinstance(ask.question, kind) for ask in self.asked)

    def answer(self, kind: type[Question], value: Value) -> None:
        ask = self.last(kind)
        run = self._latent.session.run
        run.take([Answer(run.expected, ask.node, ask.port, ask.request, value)])

    def refuse(self, kind: type[Question], sentence: str) -> None:
        ask = self.last(kind)
        run = self._latent.session.run
        run.take([NoAnswer(run.expected, ask.node, ask.port, ask.request, sentence)])
