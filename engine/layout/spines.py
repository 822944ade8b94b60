"""Spines: the longest ways through a picture, which are drawn as straight as there is room."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from engine.layout.orders import Cut, Layers

OF_A_CUT = 0.1
"""What a cut counts for the length of a spine, where a box counts 1."""

MANY = 4
"""So many ways at one box are drawn evenly around it."""


class Spines(NamedTuple):
    """What is before and after each on its spine, and how long that is."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    length: Mapping[str, float]


def spines_of(layers: Layers, found: Cut) -> Spines:
    """Ways that share nothing. Each goes on to where the longest one begins, of what takes from it
    at the uppermost port; where many alike come together or part, all end, and begin in the middle.
    """
    main = {
        name: min(pieces, key=attrgetter("arrives"))
        for name, pieces in found.before.items()
        if len(pieces) < MANY
    }
    length, after = dict[str, float](), dict[str, str]()
    for name in (name for layer in reversed(layers) for name in layer):
        own = OF_A_CUT if name in found.cuts else 1.0
        takers = [one.target for one in found.after.get(name, ()) if main.get(one.target) is one]
        longest = max((length[taker] for taker in takers), default=0.0)
        there = [taker for taker in takers if length[taker] == longest]
        if 0 < len(there) < MANY:
            after[name] = there[0]
        length[name] = own + (longest if name in after else 0.0)
    before = {target: source for source, target in after.items()}
    whole = dict[str, float]()
    for name in (name for layer in layers for name in layer):
        whole[name] = whole[before[name]] if name in before else length[name]
    return Spines(before, after, whole)
