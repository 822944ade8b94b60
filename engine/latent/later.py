"""Answers that take a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.questions.question import Value


class GivenUp(Exception):
    """Whoever asked does not want to know any more."""


Tell = Callable[[float], None]
"""Says which part of the work is done, 0 to 1; raises GivenUp where nobody waits any more."""


@dataclass(frozen=True)
class Later:
    """The rest of an answer, which takes a while: computed on a thread of its own, from arrays that
    were taken before.
    """

    compute: Callable[[Tell], Value]
