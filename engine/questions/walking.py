"""What does the decoder make of a way through some spots?"""

from __future__ import annotations

from dataclasses import dataclass

from engine.questions.question import Question
from engine.questions.spots import Spot

MOST_STILLS = 400
"""A walk has at most so many codes."""


@dataclass(frozen=True)
class Walk(Question):
    """Go from spot to spot and decode what lies on the way; answered by Decodings.

    steps: from one spot to the next, at least 1; so there are 1 + steps (spots - 1) codes, and
    every spot is among them. is_straight: straight, else on the sphere around the origin. What the
    decoder needs beside the code stays the same all the way.
    """

    spots: tuple[Spot, ...]
    steps: int
    is_straight: bool = True
