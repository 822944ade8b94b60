"""What is chosen around the nodes: frames and notes, by their ids."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.values import Graph


@dataclass(frozen=True)
class Around:
    """Chosen frames and notes, in the order of their choosing."""

    frames: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether neither is chosen."""
        return not (self.frames or self.notes)

    def holds(self, other: Around) -> bool:
        """Whether all of the other are chosen here."""
        return set(other.frames) <= set(self.frames) and set(other.notes) <= set(self.notes)

    def toggled(self, other: Around) -> Around:
        """With the other chosen too, or no longer."""
        return Around(_toggled(self.frames, other.frames), _toggled(self.notes, other.notes))

    def without(self, other: Around) -> Around:
        """Those that are not the other's."""
        return Around(
            tuple(name for name in self.frames if name not in other.frames),
            tuple(name for name in self.notes if name not in other.notes),
        )

    @classmethod
    def all_of(cls, graph: Graph) -> Around:
        """All frames and notes of a graph."""
        frames, notes = ((one.id for one in things) for things in (graph.frames, graph.notes))
        return cls(tuple(frames), tuple(notes))

    def within(self, graph: Graph) -> Around:
        """What of them a graph has, each once."""
        frames, notes = {one.id for one in graph.frames}, {one.id for one in graph.notes}
        return Around(
            tuple(dict.fromkeys(name for name in self.frames if name in frames)),
            tuple(dict.fromkeys(name for name in self.notes if name in notes)),
        )


NOTHING = Around()


def _toggled(chosen: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(name for name in chosen if name not in others)
    return (*kept, *(name for name in others if name not in chosen))
