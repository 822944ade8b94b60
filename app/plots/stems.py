"""The gradients of nodes made ready to be drawn: names, heights on a log scale, the floor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.plots.axis import Axis, alike, figure, fitting_axis
from app.words import tr
from engine.document.values import Graph
from engine.observations.records import GradientNorms

UNSEEN = (1e-6, 1.0)
"""From where to where the axis goes while no gradient has a height on it."""


@dataclass(frozen=True)
class Stem:
    """One node. height: from 0, the floor, to 1; None where the gradient is no number.

    group: the place of the optimizer that trains it; owner: its title, empty if it is the only one.
    """

    name: str
    value: float
    height: float | None
    group: int
    owner: str = ""

    @property
    def words(self) -> str:
        """The node and its gradient, and the optimizer that trains it where there are several."""
        told = figure(self.value) if self.value else "0"
        return " · ".join(filter(None, [f"{self.name} {told}", self.owner]))


@dataclass(frozen=True)
class Stems:
    """All nodes on one axis, in the order of the graph."""

    axis: Axis
    stems: tuple[Stem, ...]

    @property
    def heights(self) -> tuple[float, ...]:
        """Of the axis's hairlines, from 0 to 1."""
        return tuple(self.axis.heights(np.array(self.axis.ticks)).tolist())

    @property
    def has_floor(self) -> bool:
        """Whether something stands on the floor, which is then 0."""
        return any(stem.value == 0 for stem in self.stems)

    @property
    def marks(self) -> tuple[tuple[float, str], ...]:
        """Hairlines by height, each with its number; the floor has one of 0 where it is one."""
        ticks = zip(self.heights, alike(self.axis.ticks), strict=True)
        above = [(height, number) for height, number in ticks if height > 0 or not self.has_floor]
        return (*([(0.0, "0")] if self.has_floor else [(0.0, "")]), *above)

    @property
    def note(self) -> str:
        """Which gradients have no place on a log scale; empty where all have one."""
        of_zero = [stem.name for stem in self.stems if stem.value == 0]
        broken = [stem.name for stem in self.stems if not math.isfinite(stem.value)]
        said = []
        if of_zero:
            said.append(tr("Exactly 0, on the floor: {nodes}", nodes=_listed(of_zero)))
        if broken:
            said.append(tr("Not a number: {nodes}", nodes=_listed(broken)))
        return " · ".join(said)


MOST_NAMES = 3


def stems(told: GradientNorms, graph: Graph, most_ticks: int) -> Stems | None:
    """The gradients for an axis with at most so many hairlines; None where there are none."""
    norms = [norm for own in told.norms.values() for norm in own.values()]
    if not norms:
        return None
    axis = _axis(norms, most_ticks)
    made: list[Stem] = []
    for group, (optimizer, own) in enumerate(told.norms.items()):
        owner = node_name(optimizer, graph) if len(told.norms) > 1 else ""
        made += [
            Stem(node_name(path, graph), norm, _height(axis, norm), group, owner)
            for path, norm in own.items()
        ]
    return Stems(axis, tuple(made))


def node_name(path: str, graph: Graph) -> str:
    """The title of a node; of a link of a Repeat with its number, from 1: 'Stack 3'."""
    node, _, link = path.rpartition(".")
    if path in graph.nodes or node not in graph.nodes:
        return graph.nodes[path].title if path in graph.nodes else path
    return f"{graph.nodes[node].title} {int(link) + 1}" if link.isdecimal() else path


def _axis(norms: Sequence[float], most_ticks: int) -> Axis:
    """Whole powers of ten, so that it holds still; one more below where something is 0."""
    seen = [norm for norm in norms if norm > 0 and math.isfinite(norm)] or UNSEEN
    lowest = math.floor(math.log10(min(seen)))
    highest = max(math.ceil(math.log10(max(seen))), lowest + 1)
    return fitting_axis(10.0 ** (lowest - (0 in norms)), 10.0**highest, most_ticks)


def _height(axis: Axis, norm: float) -> float | None:
    if not math.isfinite(norm):
        return None
    return float(axis.heights(np.array(norm))) if norm > 0 else 0.0


def _listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    return ", ".join(_shortened(names))


def _shortened(names: Sequence[str]) -> Iterator[str]:
    yield from names[:MOST_NAMES]
    if (more := len(names) - MOST_NAMES) > 0:
        yield tr("{count} more", count=more)
