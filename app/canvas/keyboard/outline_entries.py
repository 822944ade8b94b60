"""What the outline says: each node with its ports, their wires and its problems; frames, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.around import Around
from app.canvas.drawing.faces import Face, PortFace, face_of, facts_of, start_words
from app.canvas.drawing.markdown import first_words
from app.canvas.keyboard.walking import AtPort, Spot, wires_at
from app.counting import count_words, problem_words
from app.inspector.frame_edits import trained_words
from app.words import tr
from engine.document.values import End, Frame, Graph, Note, Wire
from engine.shapes.checked import Checked

SHORT = " · "


@dataclass(frozen=True)
class Entry:
    """One line. spot: where on the canvas it is; of a problem, its node.

    details: what stands beside the words. told: the line in a sentence, for who hears it. title:
    of a frame, what is changed of the words.
    """

    spot: Spot
    words: str
    details: str = ""
    told: str = ""
    is_problem: bool = False
    is_warning: bool = False
    title: str = ""
    inner: tuple[Entry, ...] = ()

    @property
    def has_title(self) -> bool:
        """Whether it is a node or a frame itself, whose title can be changed."""
        return bool(self.title) or (isinstance(self.spot, str) and not self.is_problem)


def entries(graph: Graph, checked: Checked) -> tuple[Entry, ...]:
    """The nodes in the order of the flow, those in a circle at their end; then frames and notes."""
    facts = facts_of(graph, checked)
    order = [name for name in checked.order if name in graph.nodes]
    known = set(order)
    order += [name for name in graph.nodes if name not in known]
    red = {wire.ends: problem.sentence for problem in checked.problems for wire in problem.wires}
    made, near = [], _wires_by_node(graph)
    for name in order:
        face = face_of(graph.nodes[name], facts[name])
        weights = count_words(facts[name].weights, "weight") if facts[name].weights else ""
        problems = problem_words(len(face.problems), are_warnings=face.are_warnings)
        details = SHORT.join(filter(None, (face.summary, weights, problems)))
        inner = (*_problems(name, face), *_ports(replace(graph, wires=near[name]), red, face.ports))
        about = (face.title, face.summary, weights, start_words(face), problems)
        told = ", ".join(filter(None, about))
        made.append(Entry(name, face.title, details, told, inner=inner))
    return (*made, *_frames(graph, checked), *(_note(note) for note in graph.notes))


def _wires_by_node(graph: Graph) -> dict[str, tuple[Wire, ...]]:
    """The wires that touch each node, in their order."""
    found: dict[str, dict[Wire, None]] = {name: {} for name in graph.nodes}
    for wire in graph.wires:
        for end in wire.ends:
            found[end.node][wire] = None
    return {name: tuple(wires) for name, wires in found.items()}


def words_of_around(graph: Graph, around: Around) -> str:
    """Frames and notes in words: `Frame Encoder, 5 blocks`."""
    frames = [frame for frame in graph.frames if frame.id in around.frames]
    notes = [note for note in graph.notes if note.id in around.notes]
    held = (", ".join((_named_frame(one), _count(graph, one))) for one in frames)
    return ". ".join((*held, *(_note(note).words for note in notes)))


def words_of_port(graph: Graph, port: PortFace) -> str:
    """A port in a sentence: `Input x of Dense: 64`."""
    places = {"port": port.end.port, "title": graph.nodes[port.end.node].title}
    said = tr("Input {port} of {title}", **places)
    if not port.is_input:
        said = tr("Output {port} of {title}", **places)
    return ": ".join(filter(None, (said, type_at(port))))


def words_of_wire(graph: Graph, wire: Wire) -> str:
    """A wire in a sentence: `Wire from Dense, y to Code, h`."""
    source, target = (_named(graph, end) for end in wire.ends)
    return tr("Wire from {source} to {target}", source=source, target=target)


def type_at(port: PortFace) -> str:
    """The type at a port in words; empty where it is not known."""
    named, _, found = port.tip.partition("\n")[0].partition(": ")
    return found if named == port.end.port else ""


def _problems(node: str, face: Face) -> Iterator[Entry]:
    for sentence in face.problems:
        words, told = tr("Problem"), tr("Problem: {sentence}", sentence=sentence)
        if face.are_warnings:
            words, told = tr("Warning"), tr("Warning: {sentence}", sentence=sentence)
        yield Entry(node, words, sentence, told, True, face.are_warnings)


def _frames(graph: Graph, checked: Checked) -> Iterator[Entry]:
    for frame in graph.frames:
        members = tuple(
            Entry(name, graph.nodes[name].title, told=graph.nodes[name].title)
            for name in frame.members
            if name in graph.nodes
        )
        owner = trained_words(graph, checked, frame)
        details = [_count(graph, frame), *([owner] if owner else [])]
        words, told = _named_frame(frame), ", ".join((_named_frame(frame), *details))
        spot = Around(frames=(frame.id,))
        yield Entry(spot, words, SHORT.join(details), told, title=frame.title, inner=members)


def _named_frame(frame: Frame) -> str:
    return tr("Frame {title}", title=frame.title)


def _count(graph: Graph, frame: Frame) -> str:
    return count_words(sum(name in graph.nodes for name in frame.members), "block")


def _note(note: Note) -> Entry:
    words = tr("Note: {words}", words=first_words(note))
    return Entry(Around(notes=(note.id,)), words, told=words)


def _ports(
    graph: Graph, red: dict[tuple[End, End], str], ports: Iterable[PortFace]
) -> Iterator[Entry]:
    for port in ports:
        at = AtPort(port.end, port.is_input)
        wires = wires_at(graph, at)
        inner = tuple(_wire(graph, wire, red, is_input=port.is_input) for wire in wires)
        name = port.end.port
        words = tr("Input {name}", name=name) if port.is_input else tr("Output {name}", name=name)
        nothing = "" if wires else tr("without a wire")
        details = SHORT.join(filter(None, (type_at(port), nothing)))
        told = ", ".join(filter(None, (words_of_port(graph, port), nothing)))
        yield Entry(at, words, details, told, inner=inner)


def _wire(graph: Graph, wire: Wire, red: dict[tuple[End, End], str], *, is_input: bool) -> Entry:
    other = _named(graph, wire.source if is_input else wire.target)
    words = tr("from {port}", port=other) if is_input else tr("to {port}", port=other)
    reason = red.get(wire.ends, "")
    told = ". ".join(filter(None, (words_of_wire(graph, wire), reason)))
    return Entry(wire, words, reason, told)


def _named(graph: Graph, end: End) -> str:
    return tr("{title}, {port}", title=graph.nodes[end.node].title, port=end.port)
