"""An engine that answers questions of a latent space at once, as a test tells it to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.latent_view.space.latent import Latent
from engine.commands import Ask
from engine.questions.question import Answer, NoAnswer, Question, Value, Working

Answers = Callable[[Question], Value | str | float | None]
"""The answer to a question, a sentence why there is none, how much of it is done, or nothing."""


class Answering(QObject):
    """Answers what a Latent asks. questions: all that came, in their order.

    is_late: the answer comes when whoever asks has gone on, as that of an engine does.
    """

    def __init__(self, latent: Latent, answer: Answers, *, is_late: bool = False) -> None:
        super().__init__(latent)
        self._latent, self._answer, self._is_late = latent, answer, is_late
        self.questions: list[Question] = []
        latent.asked.connect(self._take)

    def of(self, kind: type[Question]) -> list[Question]:
        """The questions of one kind."""
        return [question for question in self.questions if isinstance(question, kind)]

    def _take(self, command: object) -> None:
        if not isinstance(command, Ask):
            return
        self.questions.append(command.question)
        if self._is_late:
            QTimer.singleShot(0, self._latent, partial(self._tell, command))
        else:
            self._tell(command)

    def _tell(self, command: Ask) -> None:
        found = self._answer(command.question)
        run = self._latent.session.run
        place = run.expected, command.node, command.port, command.request
        if isinstance(found, str):
            run.take([NoAnswer(*place, found)])
        elif isinstance(found, Value):
            run.take([Answer(*place, found)])
        elif found is not None:
            run.take([Working(*place, found)])
