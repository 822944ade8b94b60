"""A slice: the nodes between given values and wanted ones, in an order to compute them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from engine.document.values import End
from engine.program.scope import Scope

SOURCES = ("data", "noise")
"""The roles whose outputs are arguments of every function."""


@dataclass(frozen=True)
class Slice:
    """What has to be computed to get from `arguments` to `wanted`.

    arguments: outputs that come in from outside, in the order of the graph. untrained: nodes whose
    weights this slice uses and does not train; they come before what is trained. rest: the others.
    """

    arguments: tuple[End, ...]
    before: tuple[str, ...]
    untrained: tuple[str, ...]
    rest: tuple[str, ...]
    wanted: tuple[End, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """All nodes that are computed, in their order."""
        return (*self.before, *self.untrained, *self.rest)


def slice_of(
    scope: Scope,
    wanted: tuple[End, ...],
    given: Collection[End] = (),
    trained: Collection[str] | None = None,
) -> Slice:
    """The slice that computes `wanted` from `given` and the sources.

    trained: ids of the nodes that own the weights to be trained; None where nothing is, and no part
    of the slice is told from another.
    """
    arguments, needed = _needed(scope, wanted, given)
    order = [name for name in scope.order if name in needed]
    places = {name: number for number, name in enumerate(scope.checked.order)}
    ends = sorted(arguments, key=lambda end: (places[end.node], _place(scope, end)))
    if trained is None:
        return Slice(tuple(ends), (), (), tuple(order), wanted)
    tiers = _tiers(scope, order, frozenset(trained))
    before, untrained, rest = (
        tuple(name for name in order if tiers[name] == tier) for tier in range(3)
    )
    return Slice(tuple(ends), before, untrained, rest, wanted)


def _needed(
    scope: Scope, wanted: tuple[End, ...], given: Collection[End]
) -> tuple[set[End], set[str]]:
    arguments: set[End] = set()
    needed: set[str] = set()
    waiting = list(wanted)
    while waiting:
        end = waiting.pop()
        if end in given or scope.block(end.node).role in SOURCES or _is_entry(scope, end):
            arguments.add(end)
        elif end.node not in needed:
            needed.add(end.node)
            waiting.extend(scope.sources(end.node).values())
    return arguments, needed


def _is_entry(scope: Scope, end: End) -> bool:
    return scope.block(end.node).id == "input"


def _place(scope: Scope, end: End) -> int:
    return scope.outputs(end.node).index(end)


def _tiers(scope: Scope, order: list[str], trained: frozenset[str]) -> dict[str, int]:
    """0: no weights so far; 1: weights, none of them trained here; 2: trained weights."""
    tiers: dict[str, int] = {}
    derived = _derived(scope, order)
    for name in order:
        own = int(scope.has_weights(name)) + int(scope.owner(name) in trained)
        before = [tiers.get(end.node, 0) for end in scope.sources(name).values()]
        tier = max([own, *before])
        tiers[name] = 2 if tier and name in derived else tier
    return tiers


def _derived(scope: Scope, order: list[str]) -> set[str]:
    """The nodes that a derivative is taken of: they need gradients, though nothing is trained."""
    behind: set[str] = set()
    for name in order:
        ends = scope.sources(name).values()
        if any(end in scope.differentiated or end.node in behind for end in ends):
            behind.add(name)
    found = {name for name in behind if scope.takes_derivative(name)}
    for name in reversed(order):
        if name in found:
            found |= {end.node for end in scope.sources(name).values()} & behind
    return found
