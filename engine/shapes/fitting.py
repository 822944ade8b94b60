"""Which values fit which inputs, told without another check of the whole graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from engine.document.values import End, Graph, Node
from engine.language import Block, Map, Misfit, Parameters, Port, Type, Types, infer
from engine.shapes.checked import Checked
from engine.shapes.interfaces import block_of


def fits(graph: Graph, checked: Checked, source: End, target: End) -> bool:
    """Whether the value of an output fits an input, as far as can be told now."""
    leaving = checked.ports[source.node].output(source.port)
    entering = checked.ports[target.node].input(target.port)
    if leaving is None or entering is None or not are_alike(leaving, entering):
        return False
    found = checked.types.get(source)
    return found is None or takes(graph.nodes[target.node], checked, target.port, found)


def are_alike(leaving: Port, entering: Port) -> bool:
    """Whether both carry categories or both numbers, each with a batch axis or without."""
    is_kind = entering.kind == "any" or (leaving.kind == "category") == (
        entering.kind == "category"
    )
    return is_kind and (entering.takes_either or leaving.is_batched == entering.is_batched)


def takes(node: Node, checked: Checked, port: str, found: Type) -> bool:
    """Whether a node works with this type on an input beside what it has on the others.

    Unknown, so true, while others are missing and for a Part, whose own check would say.
    """
    block = block_of(node)
    given = checked.inputs.get(node.id, Map()).put(port, found)
    needed = (each.name for each in checked.ports[node.id].inputs if not each.is_optional)
    if block is None or block.role == "part" or not all(name in given for name in needed):
        return True
    return made(block, given, node.parameters) is not None


def made(block: Block, inputs: Types, parameters: Parameters) -> Types | None:
    """What a block makes of its inputs; None where they do not fit."""
    try:
        return infer(block, inputs, parameters)
    except Misfit:
        return None


def reached(graph: Graph, *starts: str, backwards: bool) -> set[str]:
    """The nodes and all that their wires lead to, in one direction."""
    ends = ((wire.source.node, wire.target.node) for wire in graph.wires)
    return _led(((two, one) for one, two in ends) if backwards else ends, starts)


def joined(graph: Graph, *starts: str) -> set[str]:
    """The nodes and all that hangs together with them by wires, whichever way these go."""
    ends = [(wire.source.node, wire.target.node) for wire in graph.wires]
    return _led([*ends, *((two, one) for one, two in ends)], starts)


def _led(ways: Iterable[tuple[str, str]], starts: Iterable[str]) -> set[str]:
    """Where one comes to on these ways."""
    steps: dict[str, list[str]] = defaultdict(list)
    for here, there in ways:
        steps[here].append(there)
    found = set(starts)
    waiting = list(found)
    while waiting:
        for there in steps.get(waiting.pop(), ()):
            if there not in found:
                found.add(there)
                waiting.append(there)
    return found
