"""A scope of the text: one graph that becomes one class, with the names of all that is in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.document.values import End, Graph, Node
from engine.language import Block, Map, Port, Type, registry
from engine.program.fusing import Layer, layers_of, reached
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

    def takes_derivative(self, name: str) -> bool:
        """Whether a node takes the derivative of one input with respect to another."""
        return any(port.needs_gradient for port in self.checked.ports[name].inputs)

    @cached_property
    def differentiated(self) -> frozenset[End]:
        """The outputs with respect to which a derivative is taken."""
        return frozenset(
            end
            for name in filter(self.takes_derivative, self.order)
            for port in self.checked.ports[name].inputs
            if port.needs_gradient and (end := self.source(name, port))
        )

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

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The used nodes that do something, sources first. Muted ones do nothing."""
        return tuple(
            name
            for name in self.checked.order
            if name in self.used and not self.graph.nodes[name].is_muted
        )

    @cached_property
    def linked(self) -> frozenset[str]:
        """The nodes whose weights others use too."""
        return frozenset(node.linked_to for node in self.graph.nodes.values() if node.linked_to)

    @cached_property
    def reached(self) -> Map[str, frozenset[str]]:
        """By node, the optimizers, and the Outputs of a Part, from which it gets a gradient."""
        return reached(self)

    def takers(self, end: End) -> list[tuple[str, str]]:
        """The inputs that an output feeds: (node, port) each."""
        return self._takers.get(end, [])

    @cached_property
    def _takers(self) -> dict[End, list[tuple[str, str]]]:
        found: dict[End, list[tuple[str, str]]] = {}
        for name in self.order:
            for port, end in self.sources(name).items():
                found.setdefault(end, []).append((name, port))
        return found

    def takes_unfinished(self, end: End, taker: tuple[str, str]) -> bool:
        """Whether an input would rather have an output before its head's last function."""
        node, name = taker
        port, finish = self.checked.ports[node].input(name), self.finish(end.node)
        if end in self.differentiated:
            return False
        return bool(finish and port and port.takes_before(finish))

    def is_taken_unfinished(self, end: End) -> bool:
        """Whether any input would rather have it so."""
        return any(self.takes_unfinished(end, taker) for taker in self.takers(end))

    @cached_property
    def layers(self) -> Map[str, Layer]:
        """By node, the layer of the text that it is a row of, where there is one."""
        return layers_of(self)

    def leads(self, name: str) -> bool:
        """Whether a node's attribute is its own: it stands alone, or first in its layer."""
        layer = self.layers.get(name)
        return self.owner(name) == name and (layer is None or layer.place(name) == 0)

    @cached_property
    def attributes(self) -> Map[str, str]:
        """By node id, the attribute that holds its module; twins and rows of a layer share one."""
        namer = Namer(OF_MODULES | self.functions)
        first = {name: self._first(name) for name in self.order if self.has_module(name)}
        own = {name: namer.name(self._attribute(name)) for name in dict.fromkeys(first.values())}
        return Map((name, own[found]) for name, found in first.items())

    def _first(self, name: str) -> str:
        """The node that a module is made at: the owner of the weights, or the first row."""
        layer = self.layers.get(name)
        return next(iter(layer.members.values())) if layer else self.owner(name)

    def _attribute(self, name: str) -> str:
        return f"{self.block(name).title}s" if name in self.layers else self.node(name).title

    @cached_property
    def values(self) -> Map[End, str]:
        """By output, the name of its value: the wire's, or the node's title with the port's name.

        The title alone will do for an only output, the port's name for a column or a Part's output.
        """
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

    @cached_property
    def layer_values(self) -> Map[Layer, str]:
        """By layer of single nodes, the name of its value where it needs one of its own."""
        namer = Namer(self.functions.union(self.values.values(), self.logits.values()))
        named = {layer: self.attributes[node] for node, layer in self.layers.items()}
        return Map((layer, namer.name(attribute)) for layer, attribute in named.items())

    def _wish(self, end: End) -> str:
        title = self.node(end.node).title
        if len(self.checked.ports[end.node].outputs) == 1:
            return title
        is_named = self.block(end.node).role in ("data", "part")
        return end.port if is_named else f"{title} {end.port}"
