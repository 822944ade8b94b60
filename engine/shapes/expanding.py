"""Expand: a placed Part becomes the nodes that it holds; a Repeat becomes as many placed Parts.

The program stays the same but for names. The new ids are paths: `n7.n2` is what was `n2` inside of
`n7`, `n7[2]` the third copy of `n7`. Placed Parts that share weights are expanded together, for
they can share them no longer otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from engine.document.edits import add, connect, free_title, link, remove, shifted, watch
from engine.document.values import Document, End, Frame, Graph, Node, Note, Wire
from engine.language import Map, Value
from engine.language.names import snake
from engine.language.reading import whole
from engine.shapes.checked import Checked
from engine.shapes.collapsing import PITCH, place_of
from engine.shapes.interfaces import block_of, boundary, part_name, ports_of, weights_like
from engine.shapes.owners import role_of, weights_owner
from engine.shapes.typing import typed_part

NOT_A_PART = "Select a placed Part or a Repeat first"


@dataclass(frozen=True)
class Expanded:
    """The document after an expansion, and the nodes that stand for what was expanded."""

    document: Document
    nodes: tuple[str, ...]


def is_placed_part(node: Node) -> bool:
    """Whether a node places a Part once."""
    block = block_of(node)
    is_part = block is not None and block.role == "part" and not block.feeds_itself
    return is_part and not is_repeat(node)


def is_repeat(node: Node) -> bool:
    """Whether a node places a Part many times."""
    block = block_of(node)
    return block is not None and block.role == "part" and block.parameter("times") is not None


def why_not_expand(document: Document, node: str) -> str:
    """Why a node cannot be expanded, in a sentence for the person; empty where it can."""
    graph, placed = document.graph, document.graph.nodes[node]
    if not (is_placed_part(placed) or is_repeat(placed)):
        return NOT_A_PART
    if part_name(placed) not in document.parts:
        return f"{placed.title} places no Part that is there; choose one in the inspector"
    block = block_of(placed)
    if is_repeat(placed) and block and block.filled(placed.parameters)["mode"] != "chain":
        return f"The copies of {placed.title} stand side by side, which no wires can say"
    ports = ports_of(placed, document.parts)
    if is_repeat(placed) and (len(ports.inputs) != 1 or len(ports.outputs) != 1):
        return f"{placed.title} cannot be a chain: its Part needs one input and one output"
    for name in together(graph, node):
        if why_not := _why_not_one(document, graph.nodes[name]):
            return why_not
    return ""


def _why_not_one(document: Document, node: Node) -> str:
    if node.is_muted:
        return f"{node.title} is muted; let it work again first"
    if node.weights_from:
        return f"{node.title} starts with weights of an earlier run, which only a whole Part can"
    ports = ports_of(node, document.parts)
    wires = document.graph.wires
    if any(wire.target.node == node.id and not ports.input(wire.target.port) for wire in wires):
        return f"A wire ends at a port that {node.title} does not have; take it away first"
    if any(wire.source.node == node.id and not ports.output(wire.source.port) for wire in wires):
        return f"A wire begins at a port that {node.title} does not have; take it away first"
    return ""


def together(graph: Graph, node: str) -> tuple[str, ...]:
    """A node and those that share its weights in the same way, in the order of the graph."""
    owner, alike = weights_owner(graph, node), weights_like(graph.nodes[node])
    return tuple(
        name
        for name, other in graph.nodes.items()
        if weights_owner(graph, name) == owner and weights_like(other) == alike
    )


def expand(document: Document, checked: Checked, node: str) -> Expanded:
    """Put the nodes of a Part where it was placed. `why_not_expand` must say nothing."""
    before, graph, new = document.graph, document.graph, tuple[str, ...]()
    group = together(before, node)
    for name in group:  # a link to what goes would be lost with it; `before` still tells it
        graph = link(graph, name, "")
    for name in group:
        opening = _opening(document, checked, name)
        graph = _opened(graph, opening)
        new += tuple(opening.paths.values())
    return Expanded(replace(document, graph=graph), new)


def unroll(document: Document, node: str) -> Expanded:
    """Put a chain of placed Parts where a Repeat was. `why_not_expand` must say nothing."""
    before, graph, new = document.graph, document.graph, tuple[str, ...]()
    group = together(before, node)
    for name in group:
        graph = link(graph, name, "")
    for name in group:
        graph, links = _unrolled(graph, document, before.nodes[name])
        new += links
    return Expanded(replace(document, graph=graph), new)


def repeated(document: Document, node: str) -> Document:
    """Let a Part that is placed once be placed many times, in a chain."""
    placed = document.graph.nodes[node]
    many = replace(placed, block="repeat", parameters=Map({"part": part_name(placed)}))
    nodes = Map({**document.graph.nodes, node: many})
    return replace(document, graph=replace(document.graph, nodes=nodes))


def why_not_repeat(document: Document, node: str) -> str:
    """Why a node cannot become a Repeat, in a sentence for the person; empty where it can."""
    placed = document.graph.nodes[node]
    if not is_placed_part(placed):
        return "Select a placed Part first"
    ports = ports_of(placed, document.parts)
    if len(ports.inputs) != 1 or len(ports.outputs) != 1:
        return (
            f"{placed.title} has {len(ports.inputs)} inputs and {len(ports.outputs)} outputs; only "
            "a Part with one of each can be repeated in a chain"
        )
    if len(together(document.graph, node)) > 1:
        return f"{placed.title} shares its weights with another one; give it its own first"
    if placed.weights_from:
        return f"{placed.title} starts with weights of an earlier run, which are those of one copy"
    return ""


def _learned(inside: Graph, document: Document, known: Checked) -> Iterator[str]:
    """The nodes of a Part that an optimizer can train."""
    for name, count in known.weights.items():
        node = inside.nodes[name]
        is_open = count > 0 and not node.is_frozen
        if is_open and role_of(node) == "part" and part_name(node) in document.parts:
            graph, given = document.parts[part_name(node)], known.inputs.get(name, Map())
            is_open = typed_part(graph, document.parts, given).trainable > 0
        if is_open:
            yield name


@dataclass(frozen=True)
class Opening:
    """A placed Part that is opened.

    paths: the new id of each node inside, by the old one. learned: those that can be trained.
    weighted: those with weights. is_at_rest: whether the weights that it uses are frozen.
    """

    placed: Node
    inside: Graph
    paths: Map[str, str]
    learned: frozenset[str]
    weighted: frozenset[str]
    is_at_rest: bool

    @property
    def way(self) -> tuple[float, float]:
        """How far the nodes go from where they stand in the Part."""
        there = place_of(self.inside)
        return self.placed.place[0] - there[0], self.placed.place[1] - there[1]


def _opening(document: Document, checked: Checked, name: str) -> Opening:
    graph = document.graph
    placed = graph.nodes[name]
    inside = document.parts[part_name(placed)]
    known = typed_part(inside, document.parts, checked.inputs.get(name, Map())).checked
    own = [node for node in inside.nodes.values() if role_of(node) != "boundary"]
    return Opening(
        placed,
        inside,
        Map((node.id, f"{name}.{node.id}") for node in own),
        frozenset(_learned(inside, document, known)),
        frozenset(node for node, count in known.weights.items() if count),
        graph.nodes[weights_owner(graph, name)].is_frozen,
    )


def _opened(graph: Graph, opening: Opening) -> Graph:
    """The graph with the nodes of a Part instead of the one that placed it."""
    placed, inside, paths = opening.placed, opening.inside, opening.paths
    joints = tuple(_joined(graph, opening))
    trained = tuple(path for name, path in paths.items() if name in opening.learned)
    after = _named_instead(graph, placed.id, tuple(paths.values()), trained)
    after = remove(after, [placed.id])
    for name in paths:
        after = add(after, _freed(after, inside.nodes[name], opening))
    for wire in joints:
        after = connect(after, *wire.ends, wire.name, wire.bends)
    after = _watched(after, opening)
    named = (_frame_of(frame, placed.id, paths) for frame in inside.frames)
    frames = (frame for frame in named if frame.members)
    notes = (_note_of(note, opening) for note in inside.notes)
    return replace(after, frames=(*after.frames, *frames), notes=(*after.notes, *notes))


def _freed(graph: Graph, node: Node, opening: Opening) -> Node:
    """A node of a Part as it stands outside, with what held for the whole Part."""
    paths, (right, down) = opening.paths, opening.way
    twin = paths.get(node.linked_to, "")
    if opening.placed.linked_to and not twin and node.id in opening.weighted:
        twin = f"{opening.placed.linked_to}.{node.id}"
    is_still = opening.placed.is_frozen if twin else opening.is_at_rest
    return replace(
        node,
        id=paths[node.id],
        title=free_title(graph, node.title),
        place=(node.place[0] + right, node.place[1] + down),
        parameters=_naming(node.parameters, {old: (new,) for old, new in paths.items()}),
        linked_to=twin,
        is_frozen=node.is_frozen or is_still,
    )


def _joined(graph: Graph, opening: Opening) -> Iterator[Wire]:
    """The wires of the nodes of a Part, among them and to what the placed Part was wired to."""
    inside, paths = opening.inside, opening.paths
    before: dict[str, list[Wire]] = {node.id: [] for node in inside.nodes.values()}
    after: dict[str, list[Wire]] = {node.id: [] for node in inside.nodes.values()}
    for kind, block, found in (("target", "input", before), ("source", "output", after)):
        for node in boundary(inside, block):
            end = End(opening.placed.id, snake(node.title))
            found[node.id] = [wire for wire in graph.wires if getattr(wire, kind) == end]
    for wire in inside.wires:
        here = replace(wire, bends=shifted(wire.bends, opening.way))
        for first in _outer(wire.source, before, paths):
            for last in _outer(wire.target, after, paths):
                yield _through(first, here, last, paths)


def _outer(
    end: End, wired: Mapping[str, list[Wire]], paths: Mapping[str, str]
) -> Sequence[Wire | None]:
    """The wires of the placed Part that go on where one inside ends; None for an end of its own."""
    return [None] if end.node in paths else wired[end.node]


def _through(first: Wire | None, wire: Wire, last: Wire | None, paths: Mapping[str, str]) -> Wire:
    """A wire inside a Part as one with those that go on outside, where there are some."""
    source = first.source if first else wire.source._replace(node=paths[wire.source.node])
    target = last.target if last else wire.target._replace(node=paths[wire.target.node])
    names = (each.name for each in (wire, last, first) if each and each.name)
    bends = (each.bends for each in (first, wire, last) if each)
    return Wire(source, target, next(names, ""), tuple(chain.from_iterable(bends)))


def _watched(graph: Graph, opening: Opening) -> Graph:
    """What was watched at the placed Part is watched at the nodes that give it."""
    for output in boundary(opening.inside, "output"):
        if snake(output.title) in opening.placed.watched:
            for wire in opening.inside.wires_into(output.id):
                if path := opening.paths.get(wire.source.node):
                    seen = dict.fromkeys((*graph.nodes[path].watched, wire.source.port))
                    graph = watch(graph, path, tuple(seen))
    return graph


def _unrolled(graph: Graph, document: Document, placed: Node) -> tuple[Graph, tuple[str, ...]]:
    """The graph with a chain instead of a Repeat, and the links of the chain."""
    block, ports = block_of(placed), ports_of(placed, document.parts)
    times = whole(block.filled(placed.parameters), "times") if block else 1
    links = tuple(f"{placed.id}[{number}]" for number in range(times))
    wires = graph.wires_of([placed.id])
    after = _named_instead(graph, placed.id, links, () if placed.linked_to else links)
    after = remove(after, [placed.id])
    for number, name in enumerate(links):
        after = add(after, _link(after, placed, name, number, is_last=name == links[-1]))
    (entry,), (leaving,) = ports.inputs, ports.outputs
    for one, other in pairwise(links):
        after = connect(after, End(one, leaving.name), End(other, entry.name))
    for wire in wires:
        source, target = wire.ends
        source = End(links[-1], source.port) if source.node == placed.id else source
        target = End(links[0], target.port) if target.node == placed.id else target
        after = connect(after, source, target, wire.name, wire.bends)
    return after, links


def _link(graph: Graph, placed: Node, name: str, number: int, *, is_last: bool) -> Node:
    """One link of the chain of a Repeat."""
    part = part_name(placed)
    return replace(
        placed,
        id=name,
        block="part",
        title=free_title(graph, part),
        place=(placed.place[0] + number * PITCH, placed.place[1]),
        parameters=Map({"part": part}),
        linked_to=f"{placed.linked_to}[{number}]" if placed.linked_to else "",
        watched=placed.watched if is_last else (),
    )


def _named_instead(
    graph: Graph, name: str, all_of_it: tuple[str, ...], trained: tuple[str, ...]
) -> Graph:
    """What names a node names these instead: frames all of them, optimizers what they can train."""
    frames = tuple(
        replace(frame, members=tuple(_many_for_one(frame.members, {name: all_of_it})))
        for frame in graph.frames
    )
    nodes = Map(
        (node.id, replace(node, parameters=_naming(node.parameters, {name: trained})))
        for node in graph.nodes.values()
    )
    return replace(graph, frames=frames, nodes=nodes)


def _naming(parameters: Map[str, Value], named: Mapping[str, tuple[str, ...]]) -> Map[str, Value]:
    changed: dict[str, Value] = {}
    for key, value in parameters.items():
        if isinstance(value, tuple) and named.keys() & {str(entry) for entry in value}:
            changed[key] = tuple(_many_for_one(map(str, value), named))
    return Map({**parameters, **changed}) if changed else parameters


def _many_for_one(names: Iterable[str], named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name in names:
        yield from named.get(name, (name,))


def _frame_of(frame: Frame, name: str, paths: Mapping[str, str]) -> Frame:
    members = tuple(paths[member] for member in frame.members if member in paths)
    return replace(frame, id=f"{name}.{frame.id}", members=members)


def _note_of(note: Note, opening: Opening) -> Note:
    right, down = opening.way
    place = note.place[0] + right, note.place[1] + down
    return replace(note, id=f"{opening.placed.id}.{note.id}", place=place)
