"""Derivatives that a block takes of one input with respect to another: whether there are any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.document.values import End
from engine.language import Port
from engine.shapes.gradients import behind
from engine.shapes.problems import Problem
from engine.shapes.typing import Typing


def derivative_problems(typing: Typing, used: Iterable[str]) -> Iterator[Problem]:
    """Inputs whose derivative is taken and which do not depend on what it is taken by."""
    for name in used:
        ports = [
            port for port in typing.ports[name].inputs if End(name, port.name) in typing.sources
        ]
        for by in (port for port in ports if port.needs_gradient):
            for port in ports:
                if not (port.needs_gradient or port.stops_gradient):
                    yield from _underived(typing, name, port, by)


def _underived(typing: Typing, name: str, port: Port, by: Port) -> Iterator[Problem]:
    target = End(name, port.name)
    end, given = typing.sources[target], typing.sources[End(name, by.name)]
    if given in behind(typing.graph, typing.parts, typing, end):
        return
    node, before, after = (typing.graph.nodes[each] for each in (name, given.node, end.node))
    yield Problem(
        "derivative",
        (name, end.node),
        f"{after.title} to {node.title}, {port.name}",
        f"no gradient leads from it back to the value that {before.title} gives to {by.name}, so "
        "there is no derivative to take",
        advice=f"Compute {port.name} from that very value, with nothing between them that stops "
        "gradients",
        wires=tuple(wire for wire in typing.graph.wires if wire.target == target),
        end=target,
    )
