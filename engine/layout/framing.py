"""Frames as boxes around their members, which are laid out by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.layout.boxes import Arrow, Box, Place, Puzzle
from engine.layout.layers import is_circular
from engine.layout.solving import solved

SIDE, ABOVE = 16.0, 40.0
"""What a frame takes around its members; more above them, for its name, in scene pixels."""


@dataclass(frozen=True)
class Unit:
    """What is laid out as one: a node, or a frame with its members. inner: their places in it."""

    box: Box
    inner: Mapping[str, Place]


@dataclass(frozen=True)
class Framing:
    """Nodes by their sizes, the arrows between them, and the units that they are laid out in."""

    boxes: Mapping[str, Box]
    arrows: Sequence[Arrow]
    units: Mapping[str, Unit]

    @classmethod
    def of_nodes(cls, boxes: Mapping[str, Box], arrows: Sequence[Arrow]) -> Framing:
        """Each node a unit of its own."""
        units = {name: Unit(box, {name: (0.0, 0.0)}) for name, box in boxes.items()}
        return cls(boxes, arrows, units)

    def framed(self, frame: str, members: Collection[str]) -> Framing:
        """With the units in a frame as one.

        As it was where a frame in it reaches out of it, and where a way leads out of it and back.
        """
        names = set(members)
        within = {key: unit for key, unit in self.units.items() if not names.isdisjoint(unit.inner)}
        if len(within) <= 1 or any(not names.issuperset(unit.inner) for unit in within.values()):
            return self
        found = to_corner(Framing(self.boxes, self.arrows, within).places(), (SIDE, ABOVE))
        units = {frame if key in within else key: unit for key, unit in self.units.items()}
        units[frame] = Unit(self._around(found), found)
        made = Framing(self.boxes, self.arrows, units)
        return self if made.is_circular and not self.is_circular else made

    @property
    def is_circular(self) -> bool:
        """Whether arrows lead from a unit back to it."""
        return is_circular(self.units, self._between)

    def places(self, firsts: Sequence[str] = (), lasts: Sequence[str] = ()) -> dict[str, Place]:
        """Where each node stands. firsts, lasts: what keeps its order at the left and the right."""
        boxes = {key: unit.box for key, unit in self.units.items()}
        found = solved(Puzzle(boxes, self._between, firsts, lasts))
        return {
            node: (found[key][0] + left, found[key][1] + top)
            for key, unit in self.units.items()
            for node, (left, top) in unit.inner.items()
        }

    @property
    def _between(self) -> list[Arrow]:
        """The arrows from one unit to another, as these see them."""
        owner = {node: key for key, unit in self.units.items() for node in unit.inner}
        found = []
        for source, target, leaves, arrives in self.arrows:
            one, other = owner.get(source), owner.get(target)
            if one and other and one != other:
                down, further = self.units[one].inner[source], self.units[other].inner[target]
                found.append(Arrow(one, other, down[1] + leaves, further[1] + arrives))
        return found

    def _around(self, places: Mapping[str, Place]) -> Box:
        """The size of a frame around nodes at these places in it."""
        rights = (left + self.boxes[node].width for node, (left, _) in places.items())
        bottoms = (top + self.boxes[node].height for node, (_, top) in places.items())
        return Box(max(rights) + SIDE, max(bottoms) + SIDE)


def to_corner(places: Mapping[str, Place], corner: Place) -> dict[str, Place]:
    """The places moved together, so that their upper left is a corner."""
    across = corner[0] - min((left for left, _ in places.values()), default=0.0)
    down = corner[1] - min((top for _, top in places.values()), default=0.0)
    return shifted(places, (across, down))


def shifted(places: Mapping[str, Place], by: Place) -> dict[str, Place]:
    """The places moved together."""
    return {name: (left + by[0], top + by[1]) for name, (left, top) in places.items()}


def corner_of(places: Iterable[Place]) -> Place:
    """The upper left of some places."""
    found = list(places)
    return min(left for left, _ in found), min(top for _, top in found)
