"""Which ports of a graph can be shown as a latent space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.latent_view.space.view_words import how_words
from app.words import tr
from engine.document.values import End, Graph, Node
from engine.language import Ports, count, registry
from engine.questions.projecting import PRINCIPAL, How
from engine.shapes.checked import Checked
from engine.shapes.interfaces import Parts, boundary, part_name

PLANE_DIMENSIONS = 2
LATENT, HEADS = "latent", "heads"
"""The block that is watched by itself, and the family of what can be decoded."""


@dataclass(frozen=True)
class Space:
    """An output that can be watched, and the words that a person chooses it by."""

    node: str
    port: str
    title: str

    @property
    def place(self) -> tuple[str, str]:
        """What a Watch command names it by."""
        return self.node, self.port


def spaces(graph: Graph, checked: Checked) -> tuple[Space, ...]:
    """The outputs of Latent blocks, those that are watched, then data; each in their order."""
    ranks = {name: place for place, name in enumerate(checked.order)}
    nodes = sorted(
        graph.nodes.values(),
        key=lambda node: (node.block != LATENT, _is_data(node), ranks.get(node.id, len(ranks))),
    )
    return tuple(space for node in nodes for space in _of_node(node, checked))


def dimensions_of(space: Space, checked: Checked) -> int:
    """How many numbers a code of a space has; 0 where a problem hides it."""
    kind = checked.types.get(End(space.node, space.port))
    return count(kind.shape) if kind else 0


def dimensions_words(dimensions: int, how: How = PRINCIPAL) -> str:
    """'2 dimensions'; '16 dimensions, shown on their two main axes'; empty for 0."""
    if not dimensions:
        return ""
    one = dimensions == 1
    words = tr("1 dimension") if one else tr("{count:,} dimensions", count=dimensions)
    is_whole = dimensions <= PLANE_DIMENSIONS and how == PRINCIPAL
    return words if is_whole else f"{words}, {how_words(how)}"


def has_decoder(graph: Graph, node: str, parts: Parts) -> bool:
    """Whether a head lies behind a node, so that its codes can be decoded."""
    reached, waiting = {node}, [node]
    while waiting:
        here = waiting.pop()
        ahead = {wire.target.node for wire in graph.wires if wire.source.node == here} - reached
        reached |= ahead
        waiting += ahead
    return any(_ends_in_head(graph.nodes[name], parts) for name in reached - {node})


def proposal(graph: Graph, checked: Checked) -> Space | None:
    """The last layer before a head out of which one axis comes: what is worth watching first."""
    heads = (name for name in checked.order if _is_head(graph.nodes[name]))
    sources = (wire.source for name in heads for wire in graph.wires_into(name))
    found = (end for end in sources if _is_layer(graph.nodes[end.node]) and _is_row(end, checked))
    return next((Space(end.node, end.port, graph.nodes[end.node].title) for end in found), None)


def _is_data(node: Node) -> bool:
    block = registry().get(node.block)
    return block is not None and block.role == "data"


def _is_layer(node: Node) -> bool:
    block = registry().get(node.block)
    return block is not None and block.role == "layer"


def _is_row(end: End, checked: Checked) -> bool:
    """Whether one axis comes out there."""
    kind = checked.types.get(end)
    return kind is not None and len(kind.shape) == 1


def _may_be_space(node: Node, port: str, checked: Checked) -> bool:
    """Whether numbers along one axis come out there, as far as is known."""
    found = checked.types.get(End(node.id, port))
    return found is None or (len(found.shape) == 1 and found.kind != "category")


def _ends_in_head(node: Node, parts: Parts) -> bool:
    """Whether a node is a head, or a Part whose first output comes from one."""
    inner = parts.get(part_name(node))
    if inner is None:
        return _is_head(node)
    ends = boundary(inner, "output")[:1]
    sources = (wire.source.node for end in ends for wire in inner.wires_into(end.id))
    return any(_ends_in_head(inner.nodes[name], parts) for name in sources)


def _is_head(node: Node) -> bool:
    block = registry().get(node.block)
    return block is not None and block.family == HEADS


def _of_node(node: Node, checked: Checked) -> Iterator[Space]:
    ports = checked.ports.get(node.id, Ports())
    outputs = tuple(port.name for port in ports.outputs)
    is_latent = node.block == LATENT
    for port in outputs:
        if not is_latent and not (port in node.watched and _may_be_space(node, port, checked)):
            continue
        title = node.title if len(outputs) == 1 else f"{node.title} · {port}"
        yield Space(node.id, port, title)
