"""What changed from one graph to another, and where the keys are, in words. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.around import Around
from app.canvas.drawing.faces import Face
from app.canvas.keyboard.outline_entries import words_of_around, words_of_port, words_of_wire
from app.canvas.keyboard.walking import AtPort, Spot
from app.counting import Counted, count_words, problem_words, told_words
from app.words import tr
from engine.document.values import Graph, Wire
from engine.shapes.checked import Checked

FEW = 3
"""How many things are called by their names; more are counted."""


def changes(before: Graph, after: Graph) -> str:
    """What came, went or was renamed; empty where only places or values are others."""
    return ". ".join(_changes(before, after))


def problems_changed(before: Checked, after: Checked) -> str:
    """How many problems or warnings there are now; empty where it is as before."""
    told = told_words(after.told)
    return "" if told == told_words(before.told) else told or tr("No problems")


def place_words(graph: Graph, faces: Callable[[str], Face], spot: Spot) -> str:
    """A node, a port or a wire in a sentence."""
    if isinstance(spot, Wire):
        return words_of_wire(graph, spot)
    if isinstance(spot, Around):
        return words_of_around(graph, spot)
    if isinstance(spot, AtPort):
        port = faces(spot.end.node).port(spot.end, spot.is_input)
        return words_of_port(graph, port) if port else ""
    face = faces(spot)
    problems = problem_words(len(face.problems), are_warnings=face.are_warnings)
    return ", ".join(filter(None, (face.title, face.summary, problems)))


def _changes(before: Graph, after: Graph) -> Iterator[str]:
    came = [after.nodes[name].title for name in after.nodes if name not in before.nodes]
    went = [before.nodes[name].title for name in before.nodes if name not in after.nodes]
    if came:
        yield tr("Added {what}", what=_listed(came, "block"))
    if went:
        yield tr("Removed {what}", what=_listed(went, "block"))
    yield from _renamed(before, after)
    yield from _changed_around(before, after)
    there, were = set(after.wires), set(before.wires)
    drawn = [wire for wire in after.wires if wire not in were]
    lost = [wire for wire in before.wires if wire not in there and _is_between(wire, after)]
    if drawn:
        yield tr("Connected {what}", what=_listed([_joined(after, one) for one in drawn], "wire"))
    if lost:
        what = _listed([_joined(before, one) for one in lost], "wire")
        yield tr("Disconnected {what}", what=what)


def _renamed(before: Graph, after: Graph) -> Iterator[str]:
    for name, node in after.nodes.items():
        old = before.nodes.get(name)
        if old is not None and old.title != node.title:
            yield tr("{old} is now called {new}", old=old.title, new=node.title)


def _changed_around(before: Graph, after: Graph) -> Iterator[str]:
    """Frames and notes that came and went, and frames that were renamed."""
    were, there = Around.all_of(before), Around.all_of(after)
    came, went = there.without(were), were.without(there)
    if not came.is_empty:
        yield tr("Added {what}", what=words_of_around(after, came))
    if not went.is_empty:
        yield tr("Removed {what}", what=words_of_around(before, went))
    titles = {frame.id: frame.title for frame in before.frames}
    for frame in after.frames:
        if titles.get(frame.id, frame.title) != frame.title:
            yield tr("{old} is now called {new}", old=titles[frame.id], new=frame.title)


def _is_between(wire: Wire, graph: Graph) -> bool:
    """Whether both nodes are still there; else it went with one of them."""
    return all(end.node in graph.nodes for end in wire.ends)


def _joined(graph: Graph, wire: Wire) -> str:
    source, target = (graph.nodes[end.node].title for end in wire.ends)
    return tr("{source} to {target}", source=source, target=target)


def _listed(names: Sequence[str], one: Counted) -> str:
    return ", ".join(names) if len(names) <= FEW else count_words(len(names), one)
