"""A tidy place for every node: layers from left to right, few crossings, wires nearly level.

After K. Sugiyama et al., Methods for visual understanding of hierarchical system structures, 1981:
layers by longest path, order in a layer by barycentre sweeps, then heights near the neighbours'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING

from engine.document import edits
from engine.document.values import Document, Graph, Node
from engine.language import Map
from engine.shapes.interfaces import Parts, ports_of

if TYPE_CHECKING:
    import networkx as nx

PITCH = 160.0
"""From the left side of one layer to that of the next, in scene pixels."""

HEAD, ROW, GAP = 76.0, 16.0, 44.0
"""The height of a node with one port a side, what each further port adds, and the least distance
between two nodes of a layer, in scene pixels."""

SWEEPS = 12
Neighbours = Mapping[str, Iterable[str]]


def laid_out(document: Document) -> Document:
    """The document with all nodes of its canvas and of its Parts at tidy places."""
    parts = Map((name, _laid(graph, document.parts)) for name, graph in document.parts.items())
    return replace(document, graph=_laid(document.graph, document.parts), parts=parts)


def _laid(graph: Graph, parts: Parts) -> Graph:
    if not graph.nodes:
        return graph
    arrows = _arrows(graph)
    before, after = arrows.pred, arrows.succ
    layers = _ordered(_layers(arrows), before, after)
    heights = {node.id: _height(node, parts) for node in graph.nodes.values()}
    tops = _tops(layers, heights, before, after)
    places = {
        name: (number * PITCH, tops[name]) for number, layer in enumerate(layers) for name in layer
    }
    return edits.move(graph, places)


def _arrows(graph: Graph) -> nx.DiGraph[str]:
    """From each node to those that take its values; of a circle one wire is passed over."""
    import networkx as nx

    arrows: nx.DiGraph[str] = nx.DiGraph()
    arrows.add_nodes_from(graph.nodes)
    arrows.add_edges_from((wire.source.node, wire.target.node) for wire in graph.wires)
    while not nx.is_directed_acyclic_graph(arrows):
        arrows.remove_edge(*nx.find_cycle(arrows)[-1])
    return arrows


def _layers(arrows: nx.DiGraph[str]) -> list[list[str]]:
    """Nodes behind all that they take values from; a source stands right before its first taker."""
    import networkx as nx

    numbers = {
        name: number
        for number, names in enumerate(nx.topological_generations(arrows))
        for name in names
    }
    for name in arrows:
        if not arrows.pred[name] and arrows.succ[name]:
            numbers[name] = min(numbers[taker] for taker in arrows.succ[name]) - 1
    layers: list[list[str]] = [[] for _ in range(max(numbers.values()) + 1)]
    for name in arrows:
        layers[numbers[name]].append(name)
    return layers


def _ordered(layers: list[list[str]], before: Neighbours, after: Neighbours) -> list[list[str]]:
    """Each layer in the order of its neighbours' middle, swept to and fro."""
    for sweep in range(SWEEPS):
        is_forwards = sweep % 2 == 0
        towards = before if is_forwards else after
        spots = _spots(layers)
        for number in range(len(layers)) if is_forwards else reversed(range(len(layers))):
            layers[number] = sorted(
                layers[number],
                key=lambda name: _middle((spots[each] for each in towards[name]), spots[name]),
            )
            spots |= _spots([layers[number]])
    return layers


def _spots(layers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Where nodes stand in their layers, about 0."""
    return {
        name: place - (len(layer) - 1) / 2 for layer in layers for place, name in enumerate(layer)
    }


def _middle(values: Iterable[float], otherwise: float) -> float:
    found = list(values)
    return mean(found) if found else otherwise


def _height(node: Node, parts: Parts) -> float:
    ports = ports_of(node, parts)
    return HEAD + ROW * (max(1, len(ports.inputs), len(ports.outputs)) - 1)


def _tops(
    layers: Sequence[Sequence[str]],
    heights: Mapping[str, float],
    before: Neighbours,
    after: Neighbours,
) -> dict[str, float]:
    """The upper side of each node: near its neighbours, and none on another."""
    tops = {name: spot * (HEAD + GAP) for name, spot in _spots(layers).items()}
    for sweep in range(SWEEPS):
        is_forwards = sweep % 2 == 0
        towards = before if is_forwards else after
        for layer in layers if is_forwards else reversed(layers):
            wishes = [_middle((tops[each] for each in towards[name]), tops[name]) for name in layer]
            tops |= dict(zip(layer, _apart(wishes, [heights[name] for name in layer]), strict=True))
    highest = min(tops.values())
    return {name: float(round(top - highest)) for name, top in tops.items()}


def _apart(wishes: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Tops as near to the wishes as can be (least squares) that leave a gap between all.

    Blocks of nodes that push one another move together to their mean wish.
    """
    offsets = [0.0]
    for height in heights[:-1]:
        offsets.append(offsets[-1] + height + GAP)
    blocks: list[list[float]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        blocks.append([wish - offset])
        while len(blocks) > 1 and mean(blocks[-2]) > mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    shifts = [mean(block) for block in blocks for _ in block]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
