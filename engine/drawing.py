"""A document written in code: place blocks, and wire each to what it takes its values from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.document import edits
from engine.document.values import Document, End, Graph, Node, Settings
from engine.language import Map, Ports, Value, registry
from engine.shapes.interfaces import ports_of

COLUMN, ROW = 160, 168
"""The grid that `at` counts in, in scene pixels."""


@dataclass(frozen=True)
class Placed:
    """A node that was placed. As a source it stands for its first output; `placed["label"]` for
    the one of that name.
    """

    id: str
    outputs: tuple[str, ...]

    def __getitem__(self, port: str) -> End:
        return End(self.id, port)

    @property
    def end(self) -> End:
        """The first output. Raises ValueError where there is none."""
        if not self.outputs:
            raise ValueError(f"{self.id} has no output to draw a wire from.")
        return End(self.id, self.outputs[0])


class Drawing:
    """A graph that grows block by block; `document` is what was drawn so far.

    `settings` are those of engine.document.values.Settings: seed, batch_size, epochs ...
    """

    def __init__(self, title: str = "Untitled", **settings: int) -> None:
        self._title, self._settings = title, Settings(**settings)
        self._graph = Graph()
        self._parts: dict[str, Graph] = {}

    def part(self, name: str, graph: Graph) -> None:
        """Name a graph with Input and Output nodes, to be placed: `part`, `repeat`, `iterate`."""
        self._parts[name] = graph

    def place(
        self,
        block: str,
        *sources: Placed | End,
        title: str = "",
        at: tuple[float, float] | None = None,
        linked_to: Placed | None = None,
        is_frozen: bool = False,
        **parameters: Value,
    ) -> Placed:
        """Place a block and wire `sources` to its inputs, in their order.

        at: (column, row) on a grid. Raises KeyError for an unknown block, ValueError for more
        sources than inputs.
        """
        declared = registry()[block]
        given = Map(parameters)
        node = Node(
            edits.new_id(self._graph),
            block,
            title or edits.free_title(self._graph, declared.title_of(given)),
            self._place(at),
            given,
            linked_to.id if linked_to else "",
            is_frozen,
        )
        ports = self._ports(node)
        if len(sources) > len(ports.inputs):
            raise ValueError(
                f"{node.title}: expected at most {len(ports.inputs)} sources, "
                f"received {len(sources)}."
            )
        self._graph = edits.add(self._graph, node)
        for source, port in zip(sources, ports.inputs, strict=False):
            end = source if isinstance(source, End) else source.end
            self._graph = edits.connect(self._graph, end, End(node.id, port.name))
        return Placed(node.id, tuple(port.name for port in ports.outputs))

    def wire(self, source: Placed | End, target: Placed, port: str) -> None:
        """Draw one more wire, to the input of that name."""
        end = source if isinstance(source, End) else source.end
        self._graph = edits.connect(self._graph, end, End(target.id, port))

    def name_wire(self, source: End, name: str) -> None:
        """Name the wires that leave an output; the text calls its value so."""
        wires = tuple(
            replace(wire, name=name) if wire.source == source else wire
            for wire in self._graph.wires
        )
        self._graph = replace(self._graph, wires=wires)

    @property
    def graph(self) -> Graph:
        """The graph so far, as a Part takes it."""
        return self._graph

    @property
    def document(self) -> Document:
        """The document so far."""
        return Document(self._title, self._graph, Map(self._parts), self._settings)

    def _place(self, at: tuple[float, float] | None) -> tuple[float, float]:
        column, row = at or (len(self._graph.nodes), 0)
        return float(column * COLUMN), float(row * ROW)

    def _ports(self, node: Node) -> Ports:
        return ports_of(node, Map(self._parts))
