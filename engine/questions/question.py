"""A question, its answer, and what else comes back of it. Frozen and picklable."""

from __future__ import annotations

from dataclasses import dataclass


class Question:
    """What is asked of a latent space; each kind says in which Value it is answered."""


class Value:
    """What an answer says."""


class Unanswerable(Exception):
    """A question that a space has no answer to; the text is a sentence for the person."""


@dataclass(frozen=True)
class Answer:
    """The answer to an Ask command: its space, the number of the request, and what was found."""

    run: str
    node: str
    port: str
    request: int
    value: Value


@dataclass(frozen=True)
class NoAnswer:
    """An Ask command cannot be answered: why, in one sentence."""

    run: str
    node: str
    port: str
    request: int
    sentence: str


@dataclass(frozen=True)
class Working:
    """An answer takes a while: which part of the work is done, 0 to 1."""

    run: str
    node: str
    port: str
    request: int
    part: float
