"""A service that tests ask for things, with all that it says."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from engine.commands import Ask, Command
from engine.document.values import Document
from engine.observations.channel import Channel
from engine.observations.records import Progress, Record
from engine.questions.decoding import DecodeSpots, Decodings
from engine.questions.question import Answer
from engine.questions.spots import At
from engine.service import Service
from tests.engine.drawn import node_of

PATIENCE_SECONDS = 30.0
LONG = 1_000_000
"""Epochs that no test waits for."""

R = TypeVar("R")


class Engine:
    """A service, and all that it has said so far."""

    def __init__(self) -> None:
        self.channel = Channel()
        self.service = Service(self.channel)
        self.records: list[Record] = []

    def send(self, *commands: Command) -> None:
        for command in commands:
            self.service.send(command)

    def until(self, kind: type[R], is_wanted: Callable[[R], bool] = lambda _: True) -> R:
        """The next record of a kind that is wanted; what comes with it is kept too."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.channel.wait(deadline - time.monotonic()):
            fresh = self.channel.drain()
            self.records += fresh
            for record in fresh:
                if isinstance(record, kind) and is_wanted(record):
                    return record
        raise AssertionError(f"No {kind.__name__} came; there were {self.records}.")

    def state(self, state: str) -> Progress:
        return self.until(Progress, lambda progress: progress.state == state)

    def all(self, kind: type[R]) -> list[R]:
        return [record for record in self.records if isinstance(record, kind)]


def code(document: Document) -> tuple[str, str]:
    """The latent port of an autoencoder."""
    return node_of(document, "Code"), "z"


def decode(document: Document, request: int = 1) -> Ask:
    """What does the decoder of an autoencoder make of a point?"""
    return Ask(*code(document), request, DecodeSpots((At(0.1, 0.2),)))


def decoded(answer: Answer) -> Decodings:
    """What an answer says that is one of a decoder."""
    assert isinstance(answer.value, Decodings)
    return answer.value
