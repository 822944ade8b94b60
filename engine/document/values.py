"""The document: an immutable value. Equal parts stay identical objects from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.language import Map, Value

FORMAT = 1
"""The number of the file format; it rises when an older program could misread a newer file."""


class End(NamedTuple):
    """One end of a wire: a port of a node, both by name.

    A tuple, as ends are what most is looked up by, and a tuple is found many times faster.
    """

    node: str
    port: str

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


@dataclass(frozen=True)
class Wire:
    """A wire from an output to an input. `name` names the value on it in the text; may be empty.

    bends: the places that it is drawn by on its way, in scene pixels; they mean nothing.
    """

    source: End
    target: End
    name: str = ""
    bends: tuple[tuple[float, float], ...] = ()

    @property
    def ends(self) -> tuple[End, End]:
        """What tells one wire from another."""
        return self.source, self.target


@dataclass(frozen=True)
class KeptWeights:
    """Weights in the folder of an earlier run: those that one of its nodes had.

    run: the base name of the folder. node: the id there. sha256: of the run's file of weights.
    """

    run: str
    node: str
    sha256: str


@dataclass(frozen=True)
class Node:
    """A placed block.

    block: the id of its type. place: top left corner in scene pixels. linked_to: the node whose
    weights it uses; empty for weights of its own. watched: output ports shown as latent spaces.
    weights_from: the weights that it starts with; None for random ones.
    """

    id: str
    block: str
    title: str
    place: tuple[float, float] = (0.0, 0.0)
    parameters: Map[str, Value] = field(default_factory=Map)
    linked_to: str = ""
    is_frozen: bool = False
    is_muted: bool = False
    is_collapsed: bool = False
    watched: tuple[str, ...] = ()
    weights_from: KeptWeights | None = None


@dataclass(frozen=True)
class Frame:
    """A picture around nodes, with explicit members; it has no meaning for the program.

    colour: the name of one; empty for the quiet one.
    """

    id: str
    title: str
    members: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True)
class Note:
    """Words on the canvas, as Markdown. place: top left corner in scene pixels.

    width: in scene pixels; 0 for as wide as its words are, up to what reads well.
    """

    id: str
    text: str
    place: tuple[float, float] = (0.0, 0.0)
    width: float = 0.0


def id_order(name: str) -> tuple[int, str]:
    """What ids are sorted by: n2 before n10."""
    return len(name), name


@dataclass(frozen=True)
class Graph:
    """Nodes by id, and what joins and frames them.

    Edits and files keep the nodes in the order of their ids, so that what follows from their order
    (who is drawn, computed or updated first) is the same for equal graphs.
    """

    nodes: Map[str, Node] = field(default_factory=Map)
    wires: tuple[Wire, ...] = ()
    frames: tuple[Frame, ...] = ()
    notes: tuple[Note, ...] = ()

    def wires_into(self, node: str, port: str | None = None) -> tuple[Wire, ...]:
        """The wires that end at a node, or at one of its inputs."""
        return tuple(
            wire
            for wire in self.wires
            if wire.target.node == node and port in (None, wire.target.port)
        )

    def wires_of(self, nodes: Iterable[str]) -> tuple[Wire, ...]:
        """The wires that touch any of these nodes."""
        wanted = set(nodes)
        return tuple(
            wire for wire in self.wires if wire.source.node in wanted or wire.target.node in wanted
        )


@dataclass(frozen=True)
class Settings:
    """What holds for the whole run.

    seed: of first weights, order of samples and noise. turns_per_epoch counts only for a graph
    without data. threads: how many of the processor's threads torch may use.
    """

    seed: int = 0
    batch_size: int = 64
    epochs: int = 100
    turns_per_epoch: int = 100
    threads: int = 1


@dataclass(frozen=True)
class Document:
    """A graph, the Parts that it places, and settings.

    about: what it shows, in a sentence or two for who opens it. unknown: what a newer program
    wrote into the file and this one does not know, as JSON text by key, kept so that saving loses
    nothing.
    """

    title: str = "Untitled"
    graph: Graph = field(default_factory=Graph)
    parts: Map[str, Graph] = field(default_factory=Map)
    settings: Settings = field(default_factory=Settings)
    unknown: Map[str, str] = field(default_factory=Map)
    about: str = ""
