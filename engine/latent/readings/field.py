"""What a head says all over a part of the plane, and what is decoded there."""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.document.values import End
from engine.latent.later import Later, Tell
from engine.latent.readings.recursion import ONE, Recursion
from engine.latent.space import Space
from engine.program.views import heads_behind
from engine.questions.field import Area, DecodeArea, DecodedArea, Field, ReadField
from engine.questions.question import Unanswerable

if TYPE_CHECKING:
    from engine.observations.records import Floats

AT_ONCE = 256
"""So many cells are worked on at a time; then it is told how far the work is."""
NO_JUDGE = (
    "No head behind this space tells classes or gives one number, so there is no field to show."
)
Say = Callable[["Floats"], "Floats"]
"""What is said of codes (n, dimensions), or of points: (n, ...)."""


def field(space: Space, asked: ReadField) -> Later:
    """What a head says of each cell. Raises Unanswerable."""
    still = space.through(copy.deepcopy(space.network))
    judges = _judges(still)
    if not judges:
        raise Unanswerable(NO_JUDGE)
    end = next((end for end in judges if end.node == asked.judge), next(iter(judges)))
    say, meaning = judges[end](), space.run.program.plan.scope.type(end).meaning
    names, to_space = tuple(end.node for end in judges), space.shown().to_space

    def compute(tell: Tell) -> Field:
        found = _in_parts(lambda at: say(to_space(at)), asked.area, tell)
        said = found.reshape(asked.area.rows, asked.area.columns, -1)
        values = said[..., 0] if said.shape[-1] == 1 else said
        return Field(asked.area, values, end.node, names, meaning)

    return Later(compute)


def decoded_area(space: Space, asked: DecodeArea) -> Later:
    """What the decoder makes of each cell. Raises Unanswerable."""
    output, to_space = space.output, space.shown().to_space
    meaning = space.run.program.plan.scope.type(output).meaning
    still = space.through(copy.deepcopy(space.network))

    def compute(tell: Tell) -> DecodedArea:
        values = _in_parts(lambda at: still.decode(to_space(at)), asked.area, tell)
        return DecodedArea(asked.area, values, meaning, output.node)

    return Later(compute)


def _in_parts(say: Say, area: Area, tell: Tell) -> Floats:
    """What is said of the middle of each cell. say: takes points of the plane (n, 2)."""
    points, found = area.centres(), []
    for at in range(0, len(points), AT_ONCE):
        tell(at / len(points))
        found.append(say(points[at : at + AT_ONCE]))
    return np.concatenate(found)


def _judges(space: Space) -> dict[End, Callable[[], Say]]:
    """The heads behind the space that tell classes or give one number; then, where the decoder
    gives the data back, the classifier of that. Each with what makes it ready to be asked.
    """
    scope = space.run.program.plan.scope
    found: dict[End, Callable[[], Say]] = {}
    for end in heads_behind(space.run.program, space.end):
        told = scope.type(end)
        tells_classes = told.meaning == "probabilities" and len(told.shape) == 1
        if told.is_batched and (tells_classes or told.shape in ONE):
            found[end] = partial(_decoder_to, space, end)
    with suppress(Unanswerable):
        recursion = Recursion(space.run, space.output, space.end).through(space.network)
        if recursion.judge is not None:
            found.setdefault(recursion.judge, lambda: lambda c: recursion.told(space.decode(c)))
    return found


def _decoder_to(space: Space, end: End) -> Say:
    return space.toward(end).decode
