"""Faces: what a node shows, worked out of the document and its check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.type_words import type_label, type_words
from app.words import tr
from engine.document.values import End, Graph, Node
from engine.language import Block, Map, Port, Ports, Type, Value, registry
from engine.shapes.checked import Checked
from engine.shapes.problems import Problem

WIDTH = 136.0
"""Of every node, in scene pixels: five and the gaps between them fit beside the panels."""

LEAST_HEIGHT = 76.0
FIRST_PORT = 50.0
PORT_STEP = 16.0
BELOW_PORTS, BELOW_CAPTIONS = 26.0, 18.0
"""From the last port to the bottom: with a number of weights there, and without."""

WEIGHTS_BELOW = 14.0
"""From the bottom of a node to the middle of its number of weights, in scene pixels."""

NO_PORT = "The block has no such port."
Form = Literal["disc", "square", "diamond"]


@dataclass(frozen=True)
class PortFace:
    """One port. y: its middle in scene pixels below the top of its node.

    caption: its name, where a node has several ports on that side. label: the type that leaves it.
    """

    end: End
    is_input: bool
    y: float
    form: Form = "disc"
    caption: str = ""
    label: str = ""
    tip: str = ""

    @property
    def x(self) -> float:
        """Its middle in scene pixels from the left side of its node."""
        return 0.0 if self.is_input else WIDTH


@dataclass(frozen=True)
class Face:
    """All that is drawn of one node, but for its place and whether it is selected."""

    title: str
    family: str
    summary: str
    weights: str
    height: float
    ports: tuple[PortFace, ...] = ()
    problems: tuple[str, ...] = ()
    are_warnings: bool = False
    """Whether its problems are warnings all."""
    is_muted: bool = False
    is_frozen: bool = False
    is_linked: bool = False
    is_watched: bool = False
    earlier_run: str = ""
    """The run whose weights it starts with; empty for random ones."""

    def port(self, end: End, is_input: bool) -> PortFace | None:
        """The port of that name on that side, or None."""
        return next(
            (port for port in self.ports if port.end == end and port.is_input == is_input), None
        )


@dataclass(frozen=True)
class Facts:
    """What is known of a node beside itself: when these stay equal, so does its face."""

    ports: Ports
    types: Map[str, Type]
    inputs: Map[str, Type]
    weights: int
    problems: tuple[str, ...]
    are_warnings: bool = False


def facts_of(graph: Graph, checked: Checked) -> dict[str, Facts]:
    """The facts of every node. A port that only a wire names is there too, so the wire shows."""
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in checked.told:
        for node in problem.nodes[:1]:
            problems[node].append(problem)
    types: dict[str, dict[str, Type]] = defaultdict(dict)
    for end, found in checked.types.items():
        types[end.node][end.port] = found
    named = _named_by_wires(graph)
    return {
        name: Facts(
            _joined(checked.ports.get(name, Ports()), named[name]),
            Map(types[name]),
            checked.inputs.get(name, Map()),
            checked.weights.get(name, 0),
            tuple(problem.sentence for problem in problems[name]),
            bool(problems[name]) and all(problem.is_warning for problem in problems[name]),
        )
        for name in graph.nodes
    }


def face_of(node: Node, facts: Facts) -> Face:
    """The face of a node."""
    block = registry().get(node.block)
    return Face(
        title=node.title,
        family=block.family if block else "",
        summary=summary_of(block, node.parameters) if block else node.block,
        weights=f"{facts.weights:,}" if facts.weights else "",
        height=_height(facts),
        ports=(*_input_faces(node.id, facts), *_output_faces(node.id, facts)),
        problems=facts.problems,
        are_warnings=facts.are_warnings,
        is_muted=node.is_muted,
        is_frozen=node.is_frozen,
        is_linked=bool(node.linked_to),
        is_watched=bool(node.watched),
        earlier_run=node.weights_from.run if node.weights_from else "",
    )


def _height(facts: Facts) -> float:
    """High enough for all ports; a number of weights stands beside the last output, or below the
    names of several inputs."""
    inputs, outputs = facts.ports.inputs, facts.ports.outputs
    rows = max(1, len(inputs), len(outputs))
    below = BELOW_PORTS if facts.weights else BELOW_CAPTIONS
    apart = PORT_STEP / 2 if facts.weights and len(inputs) > 1 else 0.0
    return max(LEAST_HEIGHT, FIRST_PORT + PORT_STEP * (rows - 1) + below + apart)


def form_of(port: Port) -> Form:
    """The form in which a port is drawn: by what flows there."""
    if port.kind == "category":
        return "square"
    return "disc" if port.is_batched else "diamond"


def _input_faces(node: str, facts: Facts) -> Iterable[PortFace]:
    ports = facts.ports.inputs
    for place, port in enumerate(ports):
        yield replace(
            _port_face(node, port, place, len(ports), facts.inputs.get(port.name)), is_input=True
        )


def _output_faces(node: str, facts: Facts) -> Iterable[PortFace]:
    ports = facts.ports.outputs
    for place, port in enumerate(ports):
        found = facts.types.get(port.name)
        face = _port_face(node, port, place, len(ports), found)
        yield replace(face, label=type_label(found) if found else "")


def _port_face(node: str, port: Port, place: int, count: int, found: Type | None) -> PortFace:
    return PortFace(
        End(node, port.name),
        is_input=False,
        y=FIRST_PORT + PORT_STEP * place,
        form=form_of(port),
        caption=port.name if count > 1 else "",
        tip="\n".join(filter(None, [_with_type(port.name, found), port.help and tr(port.help)])),
    )


def _with_type(name: str, found: Type | None) -> str:
    return f"{name}: {type_words(found)}" if found else name


def summary_of(block: Block, parameters: Map[str, Value]) -> str:
    """The block's line; a value that is no good, which is a problem, counts as unset."""
    template, places = block.line_of(block.fitting(parameters))
    return tr(template, **places)


def start_words(face: Face) -> str:
    """What a node starts with, where that is not random."""
    if not face.earlier_run:
        return ""
    return tr("Starts with weights of the run {run}", run=face.earlier_run)


def _named_by_wires(graph: Graph) -> Mapping[str, tuple[dict[str, None], dict[str, None]]]:
    """By node: the inputs and the outputs that wires end at."""
    named: dict[str, tuple[dict[str, None], dict[str, None]]] = defaultdict(lambda: ({}, {}))
    for wire in graph.wires:
        named[wire.target.node][0][wire.target.port] = None
        named[wire.source.node][1][wire.source.port] = None
    return named


def _joined(ports: Ports, named: tuple[Iterable[str], Iterable[str]]) -> Ports:
    inputs, outputs = named
    more_in = tuple(_unknown(name) for name in inputs if ports.input(name) is None)
    more_out = tuple(_unknown(name) for name in outputs if ports.output(name) is None)
    if not (more_in or more_out):
        return ports
    return Ports((*ports.inputs, *more_in), (*ports.outputs, *more_out))


def _unknown(name: str) -> Port:
    return Port(name, "batch ...", help=NO_PORT)
