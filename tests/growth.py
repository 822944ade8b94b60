"""Graphs at random: grown block by block from the registry, so that most of them make sense.

No block is known here by name but the two at the border of a Part. What a block takes is asked of
its ports, its shape function and its examples; what is missing is made by blocks that turn one type
into another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from engine.document import edits
from engine.document.values import Document, End, Graph, Node
from engine.language import (
    Block,
    Choice,
    Map,
    Parameters,
    Type,
    Types,
    registry,
)
from engine.language.names import snake
from engine.shapes.check import check, check_part
from engine.shapes.fitting import made, reached
from engine.shapes.interfaces import ports_of, weights_like
from engine.shapes.repairs.bridges import Bridge, bridges, sizings
from tests.any_parameters import some_parameters

TRIES = 12
BROKEN_DERIVATIVE = 0.1
"""The share of derivatives by anything, for which there is mostly none."""
MOST_NUMBERS = 4096
"""Values with more numbers a sample than this are not built upon, for the sake of time."""


@dataclass
class Growth:
    """A graph that grows: the canvas, or the inside of a Part with `given` types on its inputs."""

    chance: Random
    parts: dict[str, Graph] = field(default_factory=dict)
    given: Types | None = None
    graph: Graph = field(default_factory=Graph)

    @property
    def is_canvas(self) -> bool:
        return self.given is None

    @property
    def types(self) -> dict[End, Type]:
        """The outputs with a known type, small ones only."""
        parts = Map(self.parts)
        if self.given is None:
            found = check(Document(graph=self.graph, parts=parts)).types
        else:
            found = check_part(self.graph, parts, self.given).checked.types
        return {end: kind for end, kind in found.items() if _size(kind) <= MOST_NUMBERS}

    @property
    def weights(self) -> Mapping[str, int]:
        return check(Document(graph=self.graph, parts=Map(self.parts))).weights

    def ends(self, accepts: Callable[[Type], bool] = lambda _: True) -> list[End]:
        return [end for end, kind in self.types.items() if accepts(kind)]

    def unused(self) -> list[End]:
        used = {wire.source for wire in self.graph.wires}
        return [end for end in self.types if end not in used]

    def place(
        self, block: Block, parameters: Parameters, sources: Mapping[str, End], **fields: object
    ) -> Node:
        name = edits.new_id(self.graph)
        title = edits.free_title(self.graph, block.title_of(parameters))
        place = (160.0 * len(self.graph.nodes), 0.0)
        node = replace(Node(name, block.id, title, place, parameters), **fields)  # type: ignore[arg-type]  # fields of a node
        self.graph = edits.add(self.graph, node)
        for port, end in self.derived(block, parameters, sources).items():
            self.graph = edits.connect(self.graph, end, End(name, port))
        return node

    def derived(
        self, block: Block, parameters: Parameters, sources: Mapping[str, End]
    ) -> Mapping[str, End]:
        """The sources, where a derivative is taken mostly by what the other input comes from."""
        ports = [port for port in block.ports_of(parameters).inputs if port.name in sources]
        others = [port.name for port in ports if not port.needs_gradient]
        if len(others) == len(ports) or not others or self.chance.random() < BROKEN_DERIVATIVE:
            return sources
        node = sources[others[0]].node
        before = reached(self.graph, node, backwards=True) - {node}
        ends = self.ends(lambda kind: kind.kind == "real" and kind.is_batched)
        given = [end for end in ends if end.node in before] or list(sources.values())
        by = {port.name: self.chance.choice(given) for port in ports if port.needs_gradient}
        return {**sources, **by}

    def outputs(self, node: Node) -> list[End]:
        return [End(node.id, port.name) for port in ports_of(node, Map(self.parts)).outputs]

    def source(self) -> None:
        """Place a block that needs nothing."""
        block = self.chance.choice(of_roles("data", "noise"))
        self.place(block, some_parameters(block, self.chance), {})

    def layer(self, block: Block) -> Node | None:
        """Place a block on outputs that fit, or on others."""
        if block.role == "part":
            return self.part(block)
        way = self.chance.random()
        if way < 0.5:
            parameters = some_parameters(block, self.chance)
            found = self.fitting(block, parameters)
            if found is not None:
                return self.place(block, parameters, found)
        if way < 0.95:
            return self.from_example(block)
        parameters = some_parameters(block, self.chance)
        return self.place(block, parameters, self.anything(block, parameters))

    def anything(self, block: Block, parameters: Parameters) -> dict[str, End]:
        ends = list(self.types)
        ports = block.ports_of(parameters).inputs
        return {port.name: self.chance.choice(ends) for port in ports} if ends else {}

    def fitting(
        self, block: Block, parameters: Parameters, first: End | None = None
    ) -> dict[str, End] | None:
        """Outputs that fit the inputs of a block together; `first` among them where it is given."""
        types = self.types
        ports = block.ports_of(parameters).inputs
        if not types or (first is not None and (first not in types or not ports)):
            return None
        for _ in range(TRIES):
            wired = [
                port.name for port in ports if not port.is_optional or self.chance.random() < 0.5
            ]
            found = {name: self.chance.choice(list(types)) for name in wired}
            if first is not None and found:
                found[self.chance.choice(list(found))] = first
            if self.takes(block, parameters, {name: types[end] for name, end in found.items()}):
                return found
        return None

    def takes(self, block: Block, parameters: Parameters, inputs: Mapping[str, Type]) -> bool:
        return made(block, Map(inputs), block.filled(parameters)) is not None

    def from_example(self, block: Block) -> Node | None:
        """Place a block as one of its examples has it, on outputs made for it."""
        entry = self.chance.choice(block.examples)
        parameters = some_parameters(block, self.chance, entry.parameters)
        sources: dict[str, End] = {}
        for port in block.ports_of(parameters).inputs:
            wanted = entry.inputs.get(port.name) or next(iter(entry.inputs.values()), Type())
            if port.is_optional and self.chance.random() < 0.5:
                continue
            end = self.supply(wanted)
            if end is not None:
                sources[port.name] = end
        return self.place(block, parameters, sources)

    def supply(self, wanted: Type) -> End | None:
        """An output of a type, or one near it."""
        there = self.ends(lambda kind: kind == wanted)
        if there and self.chance.random() < 0.7:
            return self.chance.choice(there)
        fresh = self.fresh(wanted) if self.is_canvas else None
        if fresh is not None and self.types.get(fresh) == wanted:
            return fresh
        start = fresh if fresh is not None else self.some_end()
        sizes = [wanted, _less(wanted)]
        made_of = self.bridge(start, lambda kind: kind == wanted, sizes) if start else None
        return made_of or fresh or self.some_end()

    def some_end(self) -> End | None:
        ends = list(self.types)
        return self.chance.choice(ends) if ends else None

    def fresh(self, wanted: Type) -> End | None:
        """An output of a new source: noise of a shape, or a column of a data set."""
        if wanted.kind == "category":
            alike = self.column(lambda kind: kind == wanted)
            return alike or self.column(lambda kind: kind.kind == "category")
        for block in self.shuffled(of_roles("noise", "layer")):
            for base in (Map(), *_chosen(block)):
                for parameters in sizings(block, [wanted, _less(wanted)], base):
                    if self.is_free(block, parameters, wanted):
                        return self.outputs(self.place(block, parameters, {}))[0]
        return None

    def is_free(self, block: Block, parameters: Parameters, wanted: Type) -> bool:
        """Whether a block needs nothing and gives a type; of noise, its shape will do."""
        if not all(port.is_optional for port in block.ports_of(parameters).inputs):
            return False
        outputs = (made(block, Map(), block.filled(parameters)) or Map()).values()
        is_noise = block.role == "noise" and wanted.is_batched
        return any(kind == wanted or (is_noise and kind.shape == wanted.shape) for kind in outputs)

    def column(self, accepts: Callable[[Type], bool]) -> End | None:
        """A column of a new data set."""
        for block in of_roles("data"):
            for parameters in self.shuffled(list(_chosen(block))):
                outputs = made(block, Map(), block.filled(parameters)) or Map()
                names = [name for name, kind in outputs.items() if accepts(kind)]
                if names:
                    return End(self.place(block, parameters, {}).id, self.chance.choice(names))
        return None

    def bridge(
        self, start: End, accepts: Callable[[Type], bool], wanted: Iterable[Type]
    ) -> End | None:
        """An output that is accepted, behind a block that makes it of another output."""
        kind = self.types.get(start)
        if kind is None:
            return None
        if accepts(kind):
            return start
        ways = list(bridges(kind, accepts, wanted)) or list(_chosen_bridges(kind, accepts))
        if not ways:
            return None
        way = self.chance.choice(ways)
        port = way.block.ports_of(way.parameters).inputs[0].name
        return self.outputs(self.place(way.block, way.parameters, {port: start}))[0]

    def part(self, block: Block) -> Node | None:
        """Place a Part: one that is there, or a new one that is grown for what it gets."""
        is_repeat = any(parameter.name == "times" for parameter in block.parameters)
        is_chain = is_repeat or block.feeds_itself
        ends = self.ends(lambda kind: kind.is_batched and (kind.kind == "real" or not is_chain))
        if not ends:
            return None
        feeding = [
            self.chance.choice(ends) for _ in range(1 if is_chain else self.chance.randint(1, 2))
        ]
        name = self.part_for([self.types[end] for end in feeding], is_chain)
        parameters = Map({**some_parameters(block, self.chance), "part": name})
        ports = ports_of(Node("", block.id, "", parameters=parameters), Map(self.parts)).inputs
        sources = {port.name: end for port, end in zip(ports, feeding, strict=False)}
        return self.place(block, parameters, sources)

    def part_for(self, types: Sequence[Type], is_chain: bool) -> str:
        if self.parts and not is_chain and self.chance.random() < 0.3:
            return self.chance.choice(list(self.parts))
        titles = [f"in {number}" for number, _ in enumerate(types, start=1)]
        given = Map(zip(map(snake, titles), types, strict=True))
        inner = Growth(self.chance, self.parts, given)
        for title in titles:
            inner.place(registry()["input"], Map(), {}, title=title)
        inner.grow(self.chance.randint(1, 3))
        inner.give(types[0] if is_chain else None)
        name = f"Part {len(self.parts) + 1}"
        self.parts[name] = inner.graph
        return name

    def give(self, wanted: Type | None) -> None:
        """Let what nobody uses leave the Part; of a chain, one value of the type that it takes."""
        ends = self.unused() or self.ends()
        if wanted is not None:
            ends = [self.like(wanted, [*self.shuffled(ends), *self.ends()])]
        for end in ends[:2]:
            self.place(registry()["output"], Map(), {"value": end}, title=f"out {end.node}")

    def like(self, wanted: Type, starts: list[End]) -> End:
        """An output of a type, whatever its numbers mean, behind the first that one can follow."""

        def accepts(kind: Type) -> bool:
            return replace(kind, meaning=wanted.meaning) == wanted

        ways = (self.bridge(start, accepts, [wanted]) for start in starts)
        return next((end for end in ways if end), starts[0])

    def grow(self, count: int) -> None:
        """Place layers at random, some of them twice with the same weights."""
        roles = ("layer", "part") if len(self.parts) < 2 else ("layer",)
        for _ in range(count):
            block = self.chance.choice(of_roles(*roles))
            node = self.layer(block)
            if node is not None and self.chance.random() < 0.15:
                self.twin(node)

    def twin(self, node: Node) -> None:
        """Place a node again, with the weights of the first, on values of the same types.

        A Part may then stand in another block.
        """
        types = self.types
        sources = {}
        for wire in self.graph.wires_into(node.id):
            kind = types.get(wire.source)
            alike = [end for end, other in types.items() if other == kind]
            sources[wire.target.port] = self.chance.choice(alike or [wire.source])
        block = self.chance.choice([registry()[node.block], *_lenders(node)])
        self.place(block, block.fitting(node.parameters), sources, linked_to=node.id)

    def weighed(self, end: End) -> End:
        """An output, behind a block with weights if there is none before it."""
        weights, types = self.weights, self.types
        if end not in types or any(
            weights.get(name) for name in reached(self.graph, end.node, backwards=True)
        ):
            return end
        ways = [way for way in bridges(types[end], lambda _: True, ()) if way.block.weights]
        if not ways:
            return end
        way = self.chance.choice(ways)
        port = way.block.ports_of(way.parameters).inputs[0].name
        return self.outputs(self.place(way.block, way.parameters, {port: end}))[0]

    def loss(self, end: End, wanted: Block | None = None) -> End | None:
        """A loss of an output, with what it needs beside it."""
        for block in [wanted] if wanted else self.shuffled(of_roles("loss"))[:8]:
            parameters = some_parameters(block, self.chance)
            found = self.fitting(block, parameters, end) or self.beside(block, parameters, end)
            if found is not None:
                return self.outputs(self.place(block, parameters, found))[0]
        node = self.from_example(wanted) if wanted else None
        return self.outputs(node)[0] if node else None

    def beside(self, block: Block, parameters: Parameters, end: End) -> dict[str, End] | None:
        """What a loss takes beside an output: something of the same type, or what it fits to."""
        ports = [port.name for port in block.ports_of(parameters).inputs if not port.is_optional]
        if not ports:
            return None
        others = {name: self.other(end) for name in ports[1:]}
        if None in others.values():
            return None
        types = self.types
        kinds = {name: types[other] for name, other in others.items() if other in types}
        if len(kinds) < len(others):
            return None

        def accepts(kind: Type) -> bool:
            return self.takes(block, parameters, {ports[0]: kind, **kinds})

        start = self.bridge(end, accepts, kinds.values())
        found = {ports[0]: start, **others}
        return {name: there for name, there in found.items() if there} if start else None

    def other(self, end: End) -> End | None:
        kind = self.types.get(end, Type())
        if self.chance.random() < 0.4:
            return self.column(lambda found: found.kind == "category") or self.fresh(kind)
        return self.fresh(replace(kind, meaning="any")) if kind.kind != "category" else end

    def total(self, losses: list[End]) -> End:
        """The losses as one, where a block adds them up; otherwise one of them."""
        types = self.types
        losses = [end for end in losses if end in types] or losses[:1]
        if len(losses) > 1:
            for block in self.shuffled(of_roles("layer", "loss")):
                parameters = some_parameters(block, self.chance)
                names = [port.name for port in block.ports_of(parameters).inputs]
                found = dict(zip(names, losses, strict=False))
                if len(found) == len(names) and self.takes(
                    block, parameters, {name: types[end] for name, end in found.items()}
                ):
                    return self.outputs(self.place(block, parameters, found))[0]
        return self.chance.choice(losses)

    def shuffled(self, things: Sequence[Block] | list[Parameters] | list[End]) -> list:  # type: ignore[type-arg]
        return self.chance.sample(list(things), len(things))


def of_roles(*roles: str) -> list[Block]:
    return [block for block in registry().values() if block.role in roles]


def _lenders(node: Node) -> Iterator[Block]:
    """The blocks that can share weights with a node, set as far as they can be as it is."""
    for block in registry().values():
        twin = replace(node, block=block.id, parameters=block.fitting(node.parameters))
        if weights_like(twin) == weights_like(node):
            yield block


def _chosen(block: Block) -> Iterator[Parameters]:
    """A block with each option of its choices."""
    for parameter in block.parameters:
        if isinstance(parameter, Choice):
            for value in parameter.values:
                yield Map({parameter.name: value})


def _less(kind: Type) -> Type:
    """A type without its last axis, which a head of a distribution adds."""
    return replace(kind, shape=kind.shape[:-1])


def _size(kind: Type) -> int:
    total = 1
    for size in kind.shape:
        total *= size
    return total


def _chosen_bridges(found: Type, accepts: Callable[[Type], bool]) -> Iterator[Bridge]:
    """Ways from a type to one that is accepted by a choice, such as that of an activation."""
    for block in of_roles("layer"):
        for parameters in _chosen(block):
            ports = block.ports_of(parameters)
            if len(ports.inputs) == len(ports.outputs) == 1:
                outputs = made(block, Map({ports.inputs[0].name: found}), block.filled(parameters))
                if outputs and accepts(next(iter(outputs.values()))):
                    yield Bridge(block, parameters)
