"""A scope of the text: one graph that becomes one class, with the names of all that is in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.document.values import End, Graph, Node
from engine.language import Block, Map, Port, Type, registry
from engine.program.naming import OF_MODULES, Namer
from engine.shapes.check import check_part
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, boundary
from engine.shapes.owners import upstream, weights_owner


@dataclass(frozen=True)
class Scope:
    """A graph that was checked, as the text sees it. `used` holds the nodes that stand in it.

    functions: the names of the functions that its class has beside forward.
    """

    graph: Graph
    parts: Parts
    checked: Checked
    used: frozenset[str]
    functions: frozenset[str] = frozenset()

    def node(self, name: str) -> Node:
        """The node of that id."""
        return self.graph.nodes[name]

    def block(self, name: str) -> Block:
        """The block of a node."""
        return registry()[self.graph.nodes[name].block]

    def owner(self, name: str) -> str:
        """The node whose weights a node uses."""
        return weights_owner(self.graph, name)

    def has_module(self, name: str) -> bool:
        """Whether a node is an attribute of the class, by itself or through its twin."""
        block = self.block(name)
        return block.role == "part" or (block.role == "layer" and bool(block.module))

    def has_weights(self, name: str) -> bool:
        """Whether a node uses weights."""
        return bool(self.checked.weights.get(self.owner(name)))

    def draws(self, name: str) -> bool:
        """Whether a node draws random numbers in the network, itself or inside its Part."""
        block = self.block(name)
        if block.role != "part":
            return block.draws and block.role == "layer"
        inner = self.inside(name)
        return any(inner.draws(node) for node in inner.order)

    def inside(self, name: str) -> Scope:
        """The scope of the Part that a node places: its inputs, and all that its outputs need."""
        graph = self.parts[str(self.node(name).parameters["part"])]
        checked = check_part(graph, self.parts, self.checked.inputs[name]).checked
        needed = {node.id for node in boundary(graph, "input")}
        for node in boundary(graph, "output"):
            needed |= upstream(node.id, checked.sources)
        return Scope(graph, self.parts, checked, frozenset(needed))

    def times(self, name: str) -> int:
        """How many copies of its Part a Repeat has; 0 for every other node."""
        return int(str(self.block(name).filled(self.node(name).parameters).get("times", 0)))

    def is_chain(self, name: str) -> bool:
        """Whether the copies of a Repeat feed one another; else they stand side by side."""
        return self.block(name).filled(self.node(name).parameters)["mode"] == "chain"

    def finish(self, name: str) -> str:
        """What a node does last, where a loss may ask for the value before that; else empty."""
        return self.block(name).finish_of(self.node(name).parameters)

    def type(self, end: End) -> Type:
        """The type of an output."""
        return self.checked.types[end]

    def source(self, node: str, port: Port) -> End | None:
        """The output that feeds an input; None where nothing is wired."""
        return self.checked.sources.get(End(node, port.name))

    def sources(self, node: str) -> dict[str, End]:
        """The outputs that feed a node, by input, in the order of its ports."""
        found = {port.name: self.source(node, port) for port in self.checked.ports[node].inputs}
        return {name: end for name, end in found.items() if end is not None}

    def outputs(self, node: str) -> tuple[End, ...]:
        """The outputs of a node, in the order of its ports."""
        return tuple(End(node, port.name) for port in self.checked.ports[node].outputs)

    @property
    def order(self) -> tuple[str, ...]:
        """The used nodes that do something, sources first. Muted ones do nothing."""
        return tuple(
            name
            for name in self.checked.order
            if name in self.used and not self.graph.nodes[name].is_muted
        )

    @cached_property
    def attributes(self) -> Map[str, str]:
        """By node id, the attribute that holds its module; twins share one."""
        namer = Namer(OF_MODULES | self.functions)
        owners = dict.fromkeys(self.owner(name) for name in self.order if self.has_module(name))
        own = {name: namer.name(self.node(name).title) for name in owners}
        return Map((name, own[self.owner(name)]) for name in self.order if self.owner(name) in own)

    @cached_property
    def values(self) -> Map[End, str]:
        """By output, the name of its value: the wire's, the node's title, or the port's name."""
        namer = Namer(self.functions)
        wire_names = {wire.source: wire.name for wire in reversed(self.graph.wires) if wire.name}
        return Map(
            (end, namer.name(wire_names.get(end) or self._wish(end)))
            for name in self.order
            for end in self.outputs(name)
        )

    @cached_property
    def logits(self) -> Map[End, str]:
        """By output of a head, the name of its value before the head's last function."""
        namer = Namer(self.functions.union(self.values.values()))
        return Map(
            (end, namer.name(f"{name}_logits"))
            for end, name in self.values.items()
            if self.finish(end.node)
        )

    def _wish(self, end: End) -> str:
        only = len(self.checked.ports[end.node].outputs) == 1
        return self.node(end.node).title if only else end.port
