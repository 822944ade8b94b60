"""Derivatives that a block takes of one input with respect to another: whether there are any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.document.values import End
from engine.language import Port
from engine.shapes.gradients import behind, differentiates_once
from engine.shapes.problems import Problem
from engine.shapes.typing import Typing


def derivative_problems(typing: Typing, used: Iterable[str]) -> Iterator[Problem]:
    """Inputs whose derivative is taken and which do not depend on what it is taken by."""
    for name in used:
        inputs = typing.ports[name].inputs
        if not any(port.needs_gradient for port in inputs):
            continue
        ports = [port for port in inputs if End(name, port.name) in typing.sources]
        for by in (port for port in ports if port.needs_gradient):
            for port in ports:
                if not (port.needs_gradient or port.stops_gradient):
                    yield from _underived(typing, name, port, by)


def _underived(typing: Typing, name: str, port: Port, by: Port) -> Iterator[Problem]:
    target = End(name, port.name)
    end, given = typing.sources[target], typing.sources[End(name, by.name)]
    cause = _cause(typing, end, given)
    if not cause:
        return
    node, after = typing.graph.nodes[name], typing.graph.nodes[end.node]
    yield Problem(
        "derivative",
        (name, end.node),
        f"{after.title} to {node.title}, {port.name}",
        cause,
        advice=f"Compute {port.name} from the value at {by.name}, through blocks that let it be "
        "differentiated twice",
        wires=tuple(wire for wire in typing.graph.wires if wire.target == target),
        end=target,
    )


def _cause(typing: Typing, end: End, given: End) -> str:
    """Why no derivative of one output by another can stand in a loss; empty where it can."""
    title = typing.graph.nodes[given.node].title
    if end == given:
        return f"it is the very value of {title} that its derivative is taken by, which gives 1"
    if not _depends(typing, end, given):
        return f"no gradient leads from it back to {title}, so there is no derivative to take"
    for between in typing.types:
        if between.node != given.node and _is_once(typing, between):
            ways = ((end, between), (between, given))
            if all(_depends(typing, *way) for way in ways):
                other = typing.graph.nodes[between.node].title
                return f"{other} lies between it and {title}, and torch differentiates it once"
    return ""


def _is_once(typing: Typing, end: End) -> bool:
    return differentiates_once(typing.graph, typing.parts, typing, end)


def _depends(typing: Typing, wanted: End, given: End) -> bool:
    """Whether an output depends on another one by wires that carry gradients."""
    return given in behind(typing.graph, typing.parts, typing, wanted)
