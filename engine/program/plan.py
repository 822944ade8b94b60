"""What a run of a document does: sources, optimizers in their order, turns and epochs."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from engine.document.values import Document, End, Node
from engine.language import Map, Type
from engine.program.data import data_of
from engine.program.functions import Function
from engine.program.naming import Namer
from engine.program.scope import Scope
from engine.program.slices import Slice, slice_of
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.owners import optimizers_of, role_of, setting, upstream
from engine.shapes.problems import Problem
from engine.shapes.stages import WHOLE, Stage, most_steps, stage_of

LOSS = Type(is_batched=False)
"""What a loss is: one number for the whole batch."""


class NotTrainable(Exception):
    """The document has problems; the text lists them, one sentence each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.sentence for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Learner:
    """An Optimizer as the text has it.

    name: its attribute in Training. loss: the slice to its loss. owned: the nodes that it trains.
    clip: the longest that its gradient may be, 0 for any length. keep: the share of the mean of its
    weights that stays at a step, 0 where there is no mean. stage: the turns in which it steps.
    """

    node: Node
    name: str
    loss: Function
    owned: tuple[str, ...]
    order: int
    steps_a_turn: int
    clip: float = 0.0
    keep: float = 0.0
    stage: Stage = WHOLE

    @property
    def total(self) -> End:
        """The output that its loss port is wired to."""
        return self.loss.part.wanted[0]


@dataclass(frozen=True)
class Plan:
    """A document made ready to be written: everything that is decided before there is any text."""

    document: Document
    scope: Scope
    learners: tuple[Learner, ...]
    measures: Function | None

    @property
    def checked(self) -> Checked:
        """What the check found out."""
        return self.scope.checked

    @cached_property
    def data(self) -> tuple[str, ...]:
        """The ids of the Dataset nodes that are used."""
        return tuple(name for name in self.scope.order if self.scope.block(name).role == "data")

    @cached_property
    def data_names(self) -> Map[str, str]:
        """By Dataset node, the name that its rows have in the text."""
        namer = Namer({*self.scope.values.values(), *(entry.name for entry in self.learners)})
        return Map((node, namer.name(self.scope.node(node).title)) for node in self.data)

    @cached_property
    def leading(self) -> str:
        """The Dataset node that is trained on and has the most rows; empty where there is none.

        Its epochs are the run's.
        """
        drawn = {node: rows for node, rows in self._rows.items() if self.draws_a_turn(node)}
        return max(drawn, key=drawn.__getitem__, default="")

    @cached_property
    def batch_size(self) -> int:
        """How many samples a step takes: no more than the smallest training set has."""
        return self.checked.batch_size

    @cached_property
    def _rows(self) -> dict[str, int]:
        """By Dataset node, how many rows there are to train on."""
        return {node: data_of(self.scope, node).training_rows for node in self.data}

    @cached_property
    def network_draws(self) -> bool:
        """Whether the class Network takes a random generator."""
        return any(self.scope.draws(node) for node in self.scope.order)

    @cached_property
    def uses_noise(self) -> bool:
        """Whether a step draws from a Noise node; one that is only measured is drawn beside it."""
        ends = (end for learner in self.learners for end in learner.loss.part.arguments)
        return any(self.scope.block(end.node).role == "noise" for end in ends)

    @cached_property
    def averaging(self) -> tuple[Learner, ...]:
        """The learners that train what is looked at through its mean; first those that keep one."""
        kept = {name for learner in self.learners if learner.keep for name in learner.owned}
        moving = (each for each in self.learners if not kept.isdisjoint(each.owned))
        return tuple(sorted(moving, key=lambda learner: not learner.keep))

    @cached_property
    def rounds(self) -> tuple[tuple[Learner, ...], ...]:
        """Learners by order; those of equal order step together, where their turns are the same."""
        groups: dict[tuple[int, int], list[Learner]] = defaultdict(list)
        for learner in self.learners:
            groups[learner.order, learner.stage.first].append(learner)
        return tuple(tuple(groups[place]) for place in sorted(groups))

    @cached_property
    def is_staged(self) -> bool:
        """Whether an optimizer has turns of its own."""
        return any(not learner.stage.is_whole for learner in self.learners)

    @cached_property
    def stages(self) -> tuple[int, ...]:
        """The turns in which other optimizers step than in the turn before; the first one too."""
        begins = {1}.union(*({each.stage.first, each.stage.last + 1} for each in self.learners))
        found = sorted(begins)
        return tuple(t for t in found if t == 1 or self.active(t) != self.active(t - 1))

    def active(self, turn: int) -> tuple[Learner, ...]:
        """The learners that step in a turn, from 1."""
        return tuple(learner for learner in self.learners if learner.stage.holds(turn))

    def steps_of(self, turns: int) -> int:
        """How many steps so many turns have, from the first one."""
        return sum(each.steps_a_turn * each.stage.turns(turns) for each in self.learners)

    def turns_after(self, steps: int) -> int:
        """How many turns are over after so many steps; more than a run has if none is left."""
        return bisect_right(range(sys.maxsize), steps, key=self.steps_of) - 1

    def draws_a_turn(self, data: str) -> int:
        """How many batches a turn takes from a Dataset node, in the stage that takes most."""
        return most_steps(
            (learner.stage, learner.steps_a_turn)
            for learner in self.learners
            if any(end.node == data for end in learner.loss.part.arguments)
        )

    def terms_of(self, optimizer: str) -> Map[str, str]:
        """By name in what an optimizer's loss function returns, the node whose value it is."""
        learner = next(entry for entry in self.learners if entry.node.id == optimizer)
        return Map((self.scope.values[end], end.node) for end in learner.loss.part.wanted)


def plan_of(document: Document) -> Plan:
    """Plan a run. Raises NotTrainable with the problems of the document."""
    checked = check(document)
    if checked.problems or not document.graph.nodes:
        raise NotTrainable(checked.problems or (_EMPTY,))
    graph = document.graph
    measures = [node.id for node in graph.nodes.values() if _is_used_measure(node, checked)]
    ends = [node.id for node in optimizers_of(graph)] + measures
    used = frozenset(name for end in ends for name in upstream(end, checked.sources))
    working = frozenset(name for name in used if role_of(graph.nodes[name]) != "optimizer")
    namer = Namer()
    names = {node.id: namer.name(node.title) for node in optimizers_of(graph)}
    losses = {node: f"loss_of_{name}" for node, name in names.items()}
    losses = losses if len(losses) > 1 else dict.fromkeys(losses, "losses")
    functions = frozenset(losses.values())
    scope = Scope(graph, document.parts, checked, working, functions)
    learners = tuple(
        _learner(scope, graph.nodes[node], name, losses[node]) for node, name in names.items()
    )
    return Plan(document, scope, learners, _measures(scope, measures))


_EMPTY = Problem(
    "empty",
    (),
    "The document",
    "its canvas is empty, so there is nothing to train",
    advice="Drag blocks onto the canvas, or open the example",
)


def _is_used_measure(node: Node, checked: Checked) -> bool:
    return role_of(node) == "measure" and End(node.id, _only_output(node, checked)) in checked.types


def _only_output(node: Node, checked: Checked) -> str:
    return checked.ports[node.id].outputs[0].name


def _learner(scope: Scope, node: Node, name: str, losses: str) -> Learner:
    total = scope.checked.sources[End(node.id, "loss")]
    owned = scope.checked.owned[node.id]
    whole = slice_of(scope, (total,), trained=owned)
    names = ", ".join(dict.fromkeys(scope.attributes[owner] for owner in owned))
    function = Function(
        losses,
        Slice(
            whole.arguments,
            whole.before,
            whole.untrained,
            whole.rest,
            (total, *_terms(scope, whole)),
        ),
        "values",
        f"Trains {names}.",
    )
    order, steps = (int(str(setting(node, key))) for key in ("order", "steps_a_turn"))
    clip, keep = (float(str(setting(node, key))) for key in ("clip", "average"))
    return Learner(node, name, function, owned, order, steps, clip, keep, stage_of(node))


def _terms(scope: Scope, whole: Slice) -> tuple[End, ...]:
    """The losses on the way to the total: they had to be computed anyway."""
    ends = (
        end
        for name in (*whole.before, *whole.untrained, *whole.rest)
        for end in scope.outputs(name)
    )
    return tuple(end for end in ends if scope.type(end) == LOSS and end not in whole.wanted)


def _measures(scope: Scope, measures: list[str]) -> Function | None:
    if not measures:
        return None
    ends = tuple(end for name in measures for end in scope.outputs(name))
    return Function(
        "measures", slice_of(scope, ends), "values", "What is measured and not trained."
    )
