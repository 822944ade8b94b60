"""The layer of every box: behind all that it takes something from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from engine.layout.boxes import Arrow, Puzzle

if TYPE_CHECKING:
    import networkx as nx


def layers_of(puzzle: Puzzle) -> dict[str, int]:
    """The number of the layer of each box, by longest path; of a circle one arrow is passed over.

    What takes nothing stands right before the first that takes from it.
    """
    import networkx as nx

    arrows = _network(puzzle.boxes, forwards(puzzle))
    numbers = {
        name: number
        for number, names in enumerate(nx.topological_generations(arrows))
        for name in names
    }
    for name in arrows:
        if not arrows.pred[name] and arrows.succ[name]:
            numbers[name] = min(numbers[taker] for taker in arrows.succ[name]) - 1
    last = max(numbers.values(), default=0)
    return numbers | dict.fromkeys(puzzle.firsts, 0) | dict.fromkeys(puzzle.lasts, last)


def forwards(puzzle: Puzzle) -> list[Arrow]:
    """The arrows without those that close a circle, or lead from a box to itself."""
    import networkx as nx

    network = _network(puzzle.boxes, puzzle.arrows)
    on_way, closing = set[str](), set[tuple[str, str]]()
    for source, target, kind in nx.dfs_labeled_edges(network):
        match kind:
            case "forward":
                on_way.add(target)
            case "reverse":
                on_way.discard(target)
            case _ if target in on_way:
                closing.add((source, target))
    return [arrow for arrow in puzzle.arrows if (arrow.source, arrow.target) not in closing]


def groups_of(puzzle: Puzzle) -> list[list[str]]:
    """The boxes that hang together, each group and all groups in the order of the puzzle."""
    import networkx as nx

    network = _network(puzzle.boxes, puzzle.arrows)
    group_of = {
        name: number
        for number, names in enumerate(nx.weakly_connected_components(network))
        for name in names
    }
    groups: dict[int, list[str]] = {}
    for name in puzzle.boxes:
        groups.setdefault(group_of[name], []).append(name)
    return list(groups.values())


def is_circular(names: Iterable[str], arrows: Sequence[Arrow]) -> bool:
    """Whether arrows lead from a box back to it."""
    import networkx as nx

    network = _network(names, [arrow for arrow in arrows if arrow.source != arrow.target])
    return not nx.is_directed_acyclic_graph(network)


def _network(names: Iterable[str], arrows: Iterable[Arrow]) -> nx.DiGraph[str]:
    import networkx as nx

    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_nodes_from(names)
    network.add_edges_from((arrow.source, arrow.target) for arrow in arrows)
    return network
