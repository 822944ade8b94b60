"""When an Optimizer steps: its place in a turn, and the turns from which until which it takes part.

Optimizers with turns of their own make stages of a training, such as pretraining and fine-tuning.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from engine.document.values import End, Graph, Node, Settings
from engine.language import Map
from engine.shapes.batches import data_in, training_rows
from engine.shapes.owners import named, optimizers_of, setting, upstream
from engine.shapes.problems import Problem


@dataclass(frozen=True)
class Stage:
    """Turns of a run, counted from 1, both inclusive; `last` is 0 where it goes on to the end."""

    first: int = 1
    last: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole run."""
        return self == WHOLE

    def holds(self, turn: int) -> bool:
        """Whether a turn belongs to it."""
        return self.first <= turn <= (self.last or turn)

    def meets(self, other: Stage) -> bool:
        """Whether any turn belongs to both."""
        later = max(self.first, other.first)
        return self.holds(later) and other.holds(later)

    def turns(self, count: int) -> int:
        """How many of the first `count` turns belong to it."""
        return max(min(self.last or count, count) - self.first + 1, 0)

    @property
    def words(self) -> str:
        """Where it lies, such as 'in turns 541 to 800'; empty for the whole run."""
        if self.is_whole:
            return ""
        if not self.last:
            return f"from turn {self.first:,} on"
        if self.first == 1:
            return f"up to turn {self.last:,}"
        return f"in {_turns(self.first, self.last)}"


WHOLE = Stage()
"""The stage of what steps in all turns."""


def stage_of(optimizer: Node) -> Stage:
    """The turns in which an Optimizer steps."""
    first, last = (int(str(setting(optimizer, name))) for name in ("from_turn", "until_turn"))
    return Stage(first, last)


def most_steps(steps: Iterable[tuple[Stage, int]]) -> int:
    """How many steps a turn has, in the stage that has most; of optimizers: (stage, steps)."""
    each = tuple(steps)
    turns = (stage.first for stage, _ in each)
    return max((sum(n for s, n in each if s.holds(turn)) for turn in turns), default=0)


def turns_of(settings: Settings, graph: Graph, sources: Mapping[End, End], batch_size: int) -> int:
    """How many turns a run has that has stages: so many for each epoch that the largest training
    set is drawn once, in the stage that draws most of it.
    """
    drawn: dict[str, list[tuple[Stage, int]]] = defaultdict(list)
    for node in optimizers_of(graph):
        taken = stage_of(node), int(str(setting(node, "steps_a_turn")))
        for data in data_in(graph, upstream(node.id, sources)):
            drawn[data.id].append(taken)
    if not drawn:
        return settings.epochs * settings.turns_per_epoch
    rows = {name: training_rows(graph.nodes[name]) for name in graph.nodes if name in drawn}
    leading = max(rows, key=rows.__getitem__)
    steps = max(most_steps(drawn[leading]), 1)  # none where a stage ends before it begins
    return settings.epochs * math.ceil(rows[leading] // batch_size / steps)


def turn_problems(graph: Graph, owned: Map[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    """Optimizers that are in each other's way in a turn."""
    optimizers = optimizers_of(graph)
    return (*_twice(optimizers, owned), *_unequal(optimizers))


def idle_optimizers(
    settings: Settings, graph: Graph, sources: Mapping[End, End], batch_size: int
) -> Iterator[Problem]:
    """Optimizers that never step because of their turns, or else turns in which none steps."""
    optimizers = optimizers_of(graph)
    if any(not stage_of(node).is_whole for node in optimizers):
        turns = turns_of(settings, graph, sources, batch_size)
        idle = [problem for node in optimizers for problem in _idle(node, turns)]
        yield from idle or _gap(optimizers, turns)


def _idle(node: Node, turns: int) -> Iterator[Problem]:
    """An Optimizer that has no turn to step in."""
    stage = stage_of(node)
    if stage.turns(turns):
        return
    if stage.last and stage.last < stage.first:
        name, cause = "until_turn", "its last turn is before its first one"
        expected, received = f"until turn {stage.first:,} or a later one", f"{stage.last:,}"
        advice = "Let it go on for longer, or begin earlier"
    else:
        name, cause = "from_turn", "the run is over before its first turn"
        expected, received = f"from turn {turns:,} or an earlier one", f"{stage.first:,}"
        advice = "Train for more epochs, or let it begin earlier"
    yield Problem(
        "stage", (node.id,), node.title, cause, expected, received, advice, parameter=name
    )


def _gap(optimizers: tuple[Node, ...], turns: int) -> Iterator[Problem]:
    """The first turns of a run in which nothing is trained."""
    stages = sorted((stage_of(node) for node in optimizers), key=lambda stage: stage.first)
    free = 1
    for stage in stages:
        if stage.first > free:
            break
        free = max(free, (stage.last or turns) + 1)
    later = [stage.first for stage in stages if stage.first > free]
    if free <= turns:
        last = min([turns, *(first - 1 for first in later)])
        yield Problem(
            "stage",
            tuple(node.id for node in optimizers),
            " and ".join(node.title for node in optimizers),
            "nothing is trained then",
            f"an optimizer in each of the {turns:,} turns",
            f"none in {_turns(free, last)}",
            "Let one go on for longer or begin earlier, or train for fewer epochs",
            parameter="until_turn",
        )


def _turns(first: int, last: int) -> str:
    return f"turn {first:,}" if first == last else f"turns {first:,} to {last:,}"


def _twice(optimizers: tuple[Node, ...], owned: Map[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Weights of two optimizers that both train everything upstream, or that step together."""
    for first, second in combinations(optimizers, 2):
        if set(owned[first.id]).isdisjoint(owned[second.id]):
            continue
        if not named(first):
            cause = "both train everything upstream, so both would train the same weights"
        elif _step_together(first, second):
            cause = "they step together, so they must not train the same weights"
        else:
            continue
        yield Problem(
            "owner",
            (second.id, first.id),
            f"{first.title} and {second.title}",
            cause,
            advice="Choose in each what it trains",
        )


def _step_together(first: Node, second: Node) -> bool:
    is_one_order = setting(first, "order") == setting(second, "order")
    return is_one_order and stage_of(first).meets(stage_of(second))


def _unequal(optimizers: tuple[Node, ...]) -> Iterator[Problem]:
    """Optimizers that step together, but not equally often or not in the same turns."""
    for first, second in combinations(optimizers, 2):
        if not _step_together(first, second):
            continue
        steps = [setting(node, "steps_a_turn") for node in (first, second)]
        if len(set(steps)) > 1:
            expected, received = "the same number of steps a turn", " and ".join(map(str, steps))
            advice = "Give them the same number, or different orders to alternate"
        elif stage_of(first) != stage_of(second):
            expected = "the same turns"
            received = " and ".join(stage_of(node).words or "all" for node in (first, second))
            advice = "Give them the same turns, or different orders to alternate"
        else:
            continue
        yield Problem(
            "rounds",
            (first.id, second.id),
            f"{first.title} and {second.title}",
            "optimizers of equal order step together",
            expected,
            received,
            advice,
        )
