"""A space of more dimensions than are shown, in the hand, and what stands for the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from app.latent_view.space.latent import Latent
from engine.commands import Ask, GiveUp
from engine.observations.records import Cloud
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.question import Answer, NoAnswer, Question, Value
from engine.questions.spots import At, Beside, Code, OfRow, Plus, Spot
from tests.app.latent_view.scene import RUN, shown_run

if TYPE_CHECKING:
    from engine.observations.records import Floats

DIMENSIONS = 4
Q = TypeVar("Q", bound=Question)


def codes() -> Floats:
    """(60, DIMENSIONS) in three heaps; the first two numbers are those of the plane."""
    heaps = np.repeat(np.arange(3), 20)[:, None]
    return (np.random.default_rng(1).normal(size=(60, DIMENSIONS)) + heaps).astype(np.float32)


def told(step: int = 1, classes: int = 3) -> Cloud:
    """The cloud of these codes."""
    labels = np.repeat(np.arange(3), 20) if classes else np.full(60, -1)
    return Cloud(RUN, "z", "z", step, codes()[:, :2], labels, classes, DIMENSIONS)


def code_of(spot: Spot) -> Floats:
    """What a spot means, where the plane is that of the first two numbers."""
    match spot:
        case At(x, y):
            return np.array([x, y, 0, 0], np.float32)
        case OfRow(row):
            return np.asarray(codes()[row])
        case Code(values):
            return values
        case Beside(x, y, code):
            return np.array([x, y, *code[2:]], np.float32)
        case Plus(start, way):
            return np.asarray(code_of(start) + way)


def decoded(found: Floats) -> Decodings:
    """Every code is decoded to a pixel: how large its numbers are together."""
    values = found.sum(axis=1).reshape(-1, 1, 1)
    return Decodings(found, found[:, :2].copy(), values, "any", "h")


@dataclass
class Answerer:
    """Stands where the engine does: answers what is decoded, and lets a test answer the rest."""

    latent: Latent
    asked: list[Ask] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    _undecoded: list[Ask] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.latent.asked.connect(self._on_command)

    def show(self, cloud: Cloud | None = None) -> None:
        """The run has begun, and its cloud came."""
        shown_run(self.latent.session, cloud or told())
        self.decode()

    def last(self, kind: type[Q]) -> Q:
        """The last question of a kind."""
        found = [ask.question for ask in self.asked if isinstance(ask.question, kind)]
        assert found, f"No {kind.__name__} was asked."
        return found[-1]

    def count(self, kind: type[Question]) -> int:
        """How many questions of a kind were asked."""
        return sum(isinstance(ask.question, kind) for ask in self.asked)

    def answer(self, kind: type[Q], answer: Callable[[Q], Value]) -> None:
        """Answer the last question of a kind."""
        ask = next(ask for ask in reversed(self.asked) if isinstance(ask.question, kind))
        question: Any = ask.question
        self._say(Answer(RUN, ask.node, ask.port, ask.request, answer(question)))

    def refuse(self, kind: type[Question], sentence: str) -> None:
        """Refuse to answer it."""
        ask = next(ask for ask in reversed(self.asked) if isinstance(ask.question, kind))
        self._say(NoAnswer(RUN, ask.node, ask.port, ask.request, sentence))

    def decode(self) -> None:
        """Answer what is to be decoded, until nothing more is."""
        while self._undecoded:
            ask = self._undecoded.pop(0)
            assert isinstance(ask.question, DecodeSpots)
            value = decoded(np.stack([code_of(spot) for spot in ask.question.spots]))
            self._say(Answer(RUN, ask.node, ask.port, ask.request, value))

    def _on_command(self, command: Ask | GiveUp) -> None:
        if isinstance(command, GiveUp):
            self.given_up.append(command.request)
            return
        self.asked.append(command)
        if isinstance(command.question, DecodeSpots):
            self._undecoded.append(command)

    def _say(self, record: Answer | NoAnswer) -> None:
        self.latent.session.run.take([record])
