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

    def within(self, graph: Graph) -> Around:
        """What of them a graph has, each once."""
        frames, notes = {one.id for one in graph.frames}, {one.id for one in graph.notes}
        return Around(
            tuple(dict.fromkeys(name for name in self.frames if name in frames)),
            tuple(dict.fromkeys(name for name in self.notes if name in notes)),
        )


NOTHING = Around()
