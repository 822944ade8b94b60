"""One question at a time: what to ask next, and which answer still counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from engine.questions.question import Answer, NoAnswer, Question, Value, Working

if TYPE_CHECKING:
    from app.latent_view.space.latent import Latent

PATIENCE_S = 2.0
"""After so long without a word an answer is no longer waited for: it may have got lost with an
engine.
"""
Take = Callable[[Value], None]
Refuse = Callable[[str], None]
Tell = Callable[[float], None]


def nothing(_: object) -> None:
    """Whoever asks need not listen to everything."""


@dataclass(frozen=True)
class Asked:
    """Who waits for an answer: what takes it, or a sentence, or how much of the work is done."""

    take: Take
    refuse: Refuse = nothing
    tell: Tell = nothing

    def hear(self, record: Answer | NoAnswer | Working) -> None:
        """Pass on what came."""
        match record:
            case Answer(value=value):
                self.take(value)
            case NoAnswer(sentence=sentence):
                self.refuse(sentence)
            case Working(part=part):
                self.tell(part)


class Asker:
    """At most one question is under way. Of those that are wanted meanwhile the newest is asked
    when its answer is in: a drag goes as fast as the answers come, and no queue grows.
    """

    def __init__(
        self, latent: Latent, take: Take, refuse: Refuse = nothing, *, is_of_now: bool = False
    ) -> None:
        self._latent, self._take, self._refuse = latent, take, refuse
        self._ask = latent.ask_now if is_of_now else latent.ask
        self._under_way: int | None = None
        self._heard_at_s = 0.0
        self._wanted: Question | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._under_way is not None and monotonic() - self._heard_at_s < PATIENCE_S

    def want(self, question: Question) -> None:
        """Ask this, at once or next."""
        if self.is_busy:
            self._wanted = question
            return
        self._latent.give_up(self._under_way)
        self._wanted, self._heard_at_s = None, monotonic()
        self._under_way = self._ask(question, self._hear, self._hear_refusal, self._hear_part)

    def forget(self) -> None:
        """Nothing is under way or wanted any more; answers that still come are dropped."""
        self._latent.give_up(self._under_way)
        self._under_way = self._wanted = None

    def _hear(self, value: Value) -> None:
        self._under_way = None
        self._take(value)
        self._go_on()

    def _hear_part(self, _: float) -> None:
        """It is being worked on, and so it is not lost."""
        self._heard_at_s = monotonic()

    def _hear_refusal(self, sentence: str) -> None:
        self._under_way = self._wanted = None
        self._refuse(sentence)

    def _go_on(self) -> None:
        if self._wanted is not None and not self.is_busy:
            self.want(self._wanted)
