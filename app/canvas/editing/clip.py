"""Copies: nodes, frames and notes on their way to another place, with the wires among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from app.around import NOTHING, Around
from app.canvas.editing.load import Load, said_words
from app.canvas.steps.step import Place, Step, snapped
from app.words import tr
from engine.document.edits import add, free_name, new_id, new_ids, shifted
from engine.document.framing import join_frame, put_frame, put_note
from engine.document.values import Document, End, Frame, Graph, Node, Note, Wire
from engine.language import Map, Value, registry
from engine.shapes.owners import weights_owner


@dataclass(frozen=True)
class Clip:
    """What is copied; of the members of a frame only those that are copied with it."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    frames: tuple[Frame, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def places(self) -> list[Place]:
        """Where its nodes stand, and then its notes."""
        return [*(node.place for node in self.nodes), *(note.place for note in self.notes)]


def clipped(graph: Graph, nodes: Iterable[str], around: Around = NOTHING) -> Clip:
    """Nodes, frames and notes, and the wires among the nodes, as a copy takes them along."""
    wanted = set(nodes)
    names = dict.fromkeys(name for name in graph.nodes if name in wanted)
    inside = tuple(
        wire for wire in graph.wires if wire.source.node in names and wire.target.node in names
    )
    frames = (
        replace(frame, members=tuple(name for name in frame.members if name in names))
        for frame in graph.frames
        if frame.id in around.frames
    )
    return Clip(
        tuple(graph.nodes[name] for name in names),
        inside,
        tuple(frame for frame in frames if frame.members),
        tuple(note for note in graph.notes if note.id in around.notes),
    )


def clip_of(graph: Graph) -> Clip:
    """All of a graph that was copied; frames without a member there are left out."""
    return clipped(graph, graph.nodes, Around.all_of(graph))


def clip_document(clip: Clip) -> Document:
    """A clip as a document of its own, for the clipboard."""
    nodes = Map((node.id, node) for node in clip.nodes)
    return Document(tr("Copied blocks"), Graph(nodes, clip.wires, clip.frames, clip.notes))


def pasted(graph: Graph, clip: Clip, by: Place, *, is_duplicate: bool = False) -> Step:
    """Copies put beside what they were copied from, with ids and titles of their own.

    A copied node stays linked where its twin is a node of this graph, or was copied with it.
    is_duplicate: whether the step is called so: the copies never were on the clipboard, and are in
    the frames of what they are copies of.
    """
    ids, titles = new_ids(graph, clip.nodes), _Titles(graph)
    names = {node.id: name for node, name in zip(clip.nodes, ids, strict=True)}
    copies = (
        replace(node, id=names[node.id], title=titles.take(node.title), place=_put(node.place, by))
        for node in clip.nodes
    )
    after = _wired_alike(_linked_again(add(graph, *copies), names), clip, names, by)
    if is_duplicate:
        after = _framed_alike(after, clip, names)
    after, around = _with_around(after, clip, names, by)
    things = (clip.nodes, clip.frames, clip.notes)
    load = Load(*(tuple(one.id for one in each) for each in things))
    what = said_words(clip_document(clip).graph, load)
    name = tr("Duplicate {what}", what=what) if is_duplicate else tr("Paste {what}", what=what)
    return Step(name, after, tuple(names.values()), around)


def linked(copies: Step, originals: Iterable[str]) -> Step:
    """Copies that share the weights of what they are copies of, where that can have weights."""
    graph, changed = copies.graph, dict[str, Node]()
    for original, copy in zip(originals, copies.nodes, strict=True):
        block = registry().get(graph.nodes[original].block)
        if block and (block.weights or block.role == "part"):
            owner = weights_owner(graph, original)
            changed[copy] = replace(graph.nodes[copy], linked_to=owner)
    return copies._replace(graph=replace(graph, nodes=Map({**graph.nodes, **changed})))


def _wired_alike(graph: Graph, clip: Clip, names: Mapping[str, str], by: Place) -> Graph:
    """The graph with the wires among the copies."""
    wires = dict[tuple[End, End], Wire]()
    for wire in clip.wires:
        source, target = (end._replace(node=names[end.node]) for end in wire.ends)
        copy = Wire(source, target, wire.name, shifted(wire.bends, snapped(by)))
        wires.setdefault(copy.ends, copy)
    return replace(graph, wires=(*graph.wires, *wires.values()))


def _with_around(
    graph: Graph, clip: Clip, names: Mapping[str, str], by: Place
) -> tuple[Graph, Around]:
    """The graph with the copied frames and notes, and their new ids."""
    frames, notes = list[str](), list[str]()
    for frame in clip.frames:
        title = free_name({one.title for one in graph.frames}, _without_number(frame.title))
        members = tuple(names[member] for member in frame.members)
        frames.append(new_id(graph, "f"))
        copy = replace(frame, id=frames[-1], title=title, members=members)
        graph = put_frame(graph, copy)
    for note in clip.notes:
        notes.append(new_id(graph, "t"))
        graph = put_note(graph, replace(note, id=notes[-1], place=_put(note.place, by)))
    return graph, Around(tuple(frames), tuple(notes))


def _framed_alike(graph: Graph, clip: Clip, names: Mapping[str, str]) -> Graph:
    """Copies in the frames of what they are copies of, but for frames that are copied too."""
    copied = {frame.id for frame in clip.frames}
    for frame in graph.frames:
        new = [names[member] for member in frame.members if member in names]
        if new and frame.id not in copied:
            graph = join_frame(graph, frame.id, new)
    return graph


def _linked_again(graph: Graph, names: dict[str, str]) -> Graph:
    """The graph whose new nodes name their twins, and what they train, as they are called here."""
    changed: dict[str, Node] = {}
    for new in names.values():
        node = graph.nodes[new]
        twin = names.get(node.linked_to, node.linked_to)
        kept = twin if twin in graph.nodes else ""
        parameters = Map((key, _renamed(value, names)) for key, value in node.parameters.items())
        if (kept, parameters) != (node.linked_to, node.parameters):
            changed[new] = replace(node, linked_to=kept, parameters=parameters)
    return replace(graph, nodes=Map({**graph.nodes, **changed})) if changed else graph


def _renamed(value: Value, names: dict[str, str]) -> Value:
    """A list of ids with those that were copied called by their new names."""
    if not isinstance(value, tuple) or not any(isinstance(entry, str) for entry in value):
        return value
    return tuple(names.get(str(entry), str(entry)) for entry in value)


class _Titles:
    """The titles of a graph, and those that its copies take one after the other."""

    def __init__(self, graph: Graph) -> None:
        self._used = {node.title for node in graph.nodes.values()}
        self._numbers: dict[str, Iterator[int]] = {}

    def take(self, title: str) -> str:
        """The title itself where no node has it, else one with another number behind it."""
        if title in self._used:
            title = self._numbered(_without_number(title))
        self._used.add(title)
        return title

    def _numbered(self, words: str) -> str:
        if words not in self._used:
            return words
        numbers = self._numbers.setdefault(words, count(2))
        named = (f"{words} {number}" for number in numbers)
        return next(name for name in named if name not in self._used)


def _without_number(title: str) -> str:
    """`Dense 2` as `Dense`, so that a copy of it is called `Dense 3` and not `Dense 2 2`."""
    words, _, number = title.rpartition(" ")
    return words if words and number.isdigit() else title


def _put(place: Place, by: Place) -> Place:
    return snapped((place[0] + by[0], place[1] + by[1]))
