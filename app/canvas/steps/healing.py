"""Nodes taken out of their wires: what came in is joined with what went out. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.canvas.steps.step import Step
from app.counting import count_words, titles
from app.words import tr
from engine.document.edits import connect, disconnect
from engine.document.values import Graph, Wire
from engine.shapes.checked import Checked
from engine.shapes.fitting import fits, reached


@dataclass(frozen=True)
class Healing:
    """gone: the wires between the nodes and others. joined: those drawn instead. lost: those of
    `gone` that nothing could be drawn for, because nothing that came in fits where they led.
    """

    gone: tuple[Wire, ...]
    joined: tuple[Wire, ...]
    lost: tuple[Wire, ...]


def healing(graph: Graph, checked: Checked, nodes: Collection[str]) -> Healing:
    """How the wires around nodes are joined when these are taken out; those among them stay."""
    inside = set(nodes)
    among = tuple(wire for wire in graph.wires if _nodes(wire) <= inside)
    entering = [wire for wire in graph.wires if wire.target.node in inside and wire not in among]
    leaving = [wire for wire in graph.wires if wire.source.node in inside and wire not in among]
    ways = replace(graph, wires=among)
    joined, lost = list[Wire](), list[Wire]()
    for wire in leaving:
        before = reached(ways, wire.source.node, backwards=True)
        fitting = (
            entry
            for entry in entering
            if entry.target.node in before and fits(graph, checked, entry.source, wire.target)
        )
        if first := next(fitting, None):
            name, bends = first.name or wire.name, first.bends + wire.bends
            joined.append(Wire(first.source, wire.target, name, bends))
        else:
            lost.append(wire)
    return Healing((*entering, *leaving), tuple(joined), tuple(lost))


def taken_out(graph: Graph, found: Healing, nodes: Collection[str]) -> Step:
    """Nodes taken out of their wires. The name says what was joined: nothing is healed silently."""
    after = disconnect(graph, *found.gone)
    for wire in found.joined:
        after = connect(after, *wire.ends, wire.name, wire.bends)
    return Step(_name(graph, found.joined, titles(graph, nodes)), after, tuple(nodes))


def lost_words(graph: Graph, found: Healing, nodes: Collection[str]) -> str:
    """Which inputs have no wire any more; empty where all could be joined."""
    where = dict.fromkeys(graph.nodes[wire.target.node].title for wire in found.lost)
    if not where:
        return ""
    return tr(
        "Nothing that came into {what} fits {where}, so that wire is gone.",
        what=titles(graph, nodes),
        where=", ".join(where),
    )


def _name(graph: Graph, joined: tuple[Wire, ...], what: str) -> str:
    if not joined:
        return tr("Take {what} out of its wires", what=what)
    if len(joined) > 1:
        wires = count_words(len(joined), "wire")
        return tr("Take {what} out and join {wires}", what=what, wires=wires)
    source, target = (graph.nodes[end.node].title for end in joined[0].ends)
    return tr(
        "Take {what} out and join {source} to {target}", what=what, source=source, target=target
    )


def _nodes(wire: Wire) -> set[str]:
    return {wire.source.node, wire.target.node}
