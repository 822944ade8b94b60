"""Collapse: nodes become a Part, placed where they stood, with a port for what crosses the border.

Which nodes can be collapsed is said by `why_not_collapse`; the program then stays the same but for
names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from engine.document.edits import (
    add,
    connect,
    free_name,
    new_id,
    remove,
    rename,
)
from engine.document.framing import take_away
from engine.document.values import Document, End, Frame, Graph, Node
from engine.language import Map, Value
from engine.language.names import snake
from engine.shapes.border import Crossing, entering, leaving
from engine.shapes.carrying import placing
from engine.shapes.checked import Checked
from engine.shapes.fitting import reached
from engine.shapes.interfaces import part_name, ports_of
from engine.shapes.owners import role_of

PITCH, ROW = 160.0, 104.0
"""From a node to the Input or Output beside it, across and down, in scene pixels."""

OUTSIDE = frozenset({"data", "noise", "measure", "optimizer", "boundary"})
"""The roles of blocks that stand on the canvas, or are the border of a Part themselves."""

Place = tuple[float, float]


@dataclass(frozen=True)
class Collapsed:
    """The document after a collapse, and the node that places the new Part."""

    document: Document
    node: str


def collapse(
    document: Document, nodes: Iterable[str], name: str = "Part", notes: Collection[str] = ()
) -> Collapsed:
    """Make a Part of these nodes of the canvas, called `name` or so, and place it.

    notes: the ids of those that go along; frames do whose members all do.
    """
    wanted = set(nodes)
    graph = document.graph
    chosen = [node for node in graph.nodes if node in wanted]
    part = free_name(document.parts, name)
    into, out = entering(document, wanted), leaving(document, wanted)
    inside = replace(
        _inside(graph, chosen, into, out),
        notes=tuple(note for note in graph.notes if note.id in notes),
    )
    placed = Node(
        new_id(graph),
        "part",
        _free_title(graph, wanted, part),
        place_of(inside),
        Map({"part": part}),
        watched=tuple(snake(crossing.name) for crossing in out if _is_watched(graph, crossing)),
    )
    after = take_away(_outside(graph, wanted, placed), notes=notes)
    for crossing in into:
        if crossing.wires:
            end = End(placed.id, snake(crossing.name))
            bends = crossing.wires[0].bends if len(crossing.wires) == 1 else ()
            after = connect(after, crossing.source, end, crossing.wire_name, bends)
    for crossing in out:
        source = End(placed.id, snake(crossing.name))
        for wire in crossing.wires:
            after = connect(after, source, wire.target, wire.name, wire.bends)
    parts = document.parts.put(part, inside)
    return Collapsed(replace(document, graph=after, parts=parts), placed.id)


def why_not_collapse(document: Document, checked: Checked, nodes: Collection[str]) -> str:
    """Why these nodes cannot be a Part, in a sentence for the person; empty where they can."""
    graph, wanted = document.graph, set(nodes) & document.graph.nodes.keys()
    if not wanted:
        return "Select the blocks that the Part is to hold first"
    chosen = [node for node in graph.nodes.values() if node.id in wanted]
    return (
        _misplaced(chosen)
        or _leaves_and_returns(graph, wanted)
        or _shared(graph, wanted)
        or _unbatched(document, checked, wanted)
        or _trained_apart(graph, checked, wanted)
    )


def rename_part(document: Document, node: str, name: str) -> Document:
    """Call a placed Part by another name, and the Part that it places, wherever it is placed."""
    old = part_name(document.graph.nodes[node])
    others = document.parts.without([old])
    new = free_name(others, name)
    graph = rename(placing(document.graph, {old: new}), node, name)
    parts = {
        new if key == old else key: placing(inside, {old: new})
        for key, inside in document.parts.items()
    }
    return replace(document, graph=graph, parts=Map(parts))


def place_of(inside: Graph) -> Place:
    """Where a node stands that stands for a Part's nodes as they stand: in their middle."""
    places = [node.place for node in inside.nodes.values() if role_of(node) != "boundary"]
    if not places:
        return 0.0, 0.0
    lefts, tops = zip(*places, strict=True)
    return _on_grid((min(lefts) + max(lefts)) / 2), _on_grid((min(tops) + max(tops)) / 2)


def _on_grid(distance: float) -> float:
    return round(distance / 8) * 8.0


# What can be a Part


def _misplaced(chosen: Iterable[Node]) -> str:
    for node in chosen:
        if role_of(node) in OUTSIDE:
            return (
                f"{node.title} cannot be inside a Part: data, noise, measures, optimizers and "
                "borders stand outside; leave it out of the selection"
            )
        if node.weights_from:
            return (
                f"{node.title} starts with weights of an earlier run, which inside a Part no "
                "block does by itself; let it start with weights of its own first"
            )
    return ""


def _leaves_and_returns(graph: Graph, wanted: set[str]) -> str:
    """Why there would be a circle: a way out of the selection that comes back into it."""
    before, after = (reached(graph, *wanted, backwards=way) for way in (True, False))
    between = [name for name in graph.nodes if name in (before & after) - wanted]
    if not between:
        return ""
    title = graph.nodes[between[0]].title
    return (
        f"{title} lies between the selected blocks, so the Part would wait for itself; select it "
        "too"
    )


def _shared(graph: Graph, wanted: set[str]) -> str:
    for node in graph.nodes.values():
        twin = graph.nodes.get(node.linked_to)
        if twin and (node.id in wanted) != (twin.id in wanted):
            return (
                f"{node.title} shares its weights with {twin.title}, and the border of the Part "
                "would come between them; select both"
            )
    return ""


def _unbatched(document: Document, checked: Checked, wanted: set[str]) -> str:
    """Why a port of the Part could not take what crosses its border."""
    for crossing in (*entering(document, wanted), *leaving(document, wanted)):
        node, port = crossing.source.node, crossing.source.port
        ports = ports_of(document.graph.nodes[node], document.parts)
        declared = ports.output(port) or ports.input(port)
        found = checked.types.get(crossing.source, declared)
        if found and not (found.is_batched and declared and declared.is_batched):
            return (
                f"{crossing.name} is one value for the whole batch, as a loss is, and ports of a "
                "Part take a value for each sample; select other blocks"
            )
    return ""


def _trained_apart(graph: Graph, checked: Checked, wanted: set[str]) -> str:
    """Why there would be one owner instead of several: a Part is trained as a whole."""
    learned = [name for name in graph.nodes if name in wanted and checked.weights.get(name)]
    learned = [name for name in learned if not graph.nodes[name].is_frozen]
    owners = {name: _owners(checked, name) for name in learned}
    for name in learned[1:]:
        if owners[name] != owners[learned[0]]:
            one, other = graph.nodes[learned[0]].title, graph.nodes[name].title
            return (
                f"{one} and {other} are not trained by the same optimizer, and a Part is trained "
                "as a whole; select only blocks that are trained together"
            )
    return ""


def _owners(checked: Checked, name: str) -> frozenset[str]:
    return frozenset(optimizer for optimizer, owned in checked.owned.items() if name in owned)


# The two graphs


def _inside(graph: Graph, chosen: list[str], into: list[Crossing], out: list[Crossing]) -> Graph:
    """The nodes with what joins and frames them, between Inputs at the left and Outputs."""
    names = set(chosen)
    lefts, tops = zip(*(graph.nodes[name].place for name in chosen), strict=True)
    inside = Graph(
        Map((name, graph.nodes[name]) for name in chosen),
        tuple(wire for wire in graph.wires if {wire.source.node, wire.target.node} <= names),
        tuple(frame for frame in graph.frames if _is_within(frame, names)),
    )
    for number, crossing in enumerate(into):
        place = min(lefts) - PITCH, min(tops) + number * ROW
        node = Node(_new_id(graph, inside), "input", crossing.name, place)
        inside = add(inside, node)
        for wire in crossing.wires:
            bends = wire.bends if len(crossing.wires) > 1 else ()
            inside = connect(inside, End(node.id, "value"), wire.target, wire.name, bends)
        if not crossing.wires:
            inside = connect(inside, End(node.id, "value"), crossing.source)
    for number, crossing in enumerate(out):
        place = max(lefts) + PITCH, min(tops) + number * ROW
        node = Node(_new_id(graph, inside), "output", crossing.name, place)
        end = End(node.id, "value")
        inside = connect(add(inside, node), crossing.source, end, crossing.wire_name)
    return inside


def _is_watched(graph: Graph, crossing: Crossing) -> bool:
    return crossing.source.port in graph.nodes[crossing.source.node].watched


def _new_id(graph: Graph, inside: Graph) -> str:
    """An id that neither graph has, so that nothing takes an Input for a node that was there."""
    return new_id(replace(graph, nodes=Map({**graph.nodes, **inside.nodes})))


def _outside(graph: Graph, wanted: set[str], placed: Node) -> Graph:
    """The graph with one node for many, which frames and optimizers name instead of them."""
    renamed = {
        node.id: replace(node, parameters=_naming(node.parameters, wanted, placed.id))
        for node in graph.nodes.values()
    }
    frames = tuple(
        replace(frame, members=one_for_many(frame.members, wanted, placed.id))
        for frame in graph.frames
        if not _is_within(frame, wanted)
    )
    kept = replace(graph, nodes=Map(renamed), frames=frames)
    return remove(add(kept, placed), wanted)


def _naming(parameters: Map[str, Value], wanted: set[str], name: str) -> Map[str, Value]:
    """The parameters, with lists of ids that name the Part instead of what it holds."""
    changed: dict[str, Value] = {}
    for key, value in parameters.items():
        if isinstance(value, tuple) and wanted & {str(entry) for entry in value}:
            changed[key] = one_for_many([str(entry) for entry in value], wanted, name)
    return Map({**parameters, **changed}) if changed else parameters


def one_for_many(names: Iterable[str], wanted: Collection[str], one: str) -> tuple[str, ...]:
    """Names, with `one` where the first of the wanted ones stood."""
    return tuple(dict.fromkeys(one if name in wanted else name for name in names))


def _is_within(frame: Frame, names: Collection[str]) -> bool:
    return bool(frame.members) and set(frame.members) <= set(names)


def _free_title(graph: Graph, wanted: set[str], title: str) -> str:
    used = {node.title for node in graph.nodes.values() if node.id not in wanted}
    return free_name(used, title)
