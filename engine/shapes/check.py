"""The check of a document: every type that can be known, and every problem that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from engine.document.values import Document, End, Graph, KeptWeights, Node
from engine.language import Map, Type, Types
from engine.language.names import snake
from engine.shapes.batches import batch_problems, batch_size_of
from engine.shapes.checked import Checked, CheckedPart, Need
from engine.shapes.derivatives import derivative_problems
from engine.shapes.fitting import reached
from engine.shapes.gradients import trained
from engine.shapes.interfaces import (
    Parts,
    boundary,
    node_problems,
    part_ports,
    ports_of,
    weights_like,
)
from engine.shapes.owners import optimizers_of, ownership, role_of, untrained, weights_owner
from engine.shapes.problems import Problem
from engine.shapes.stages import idle_optimizers, turn_problems
from engine.shapes.typing import Typing, missing_inputs
from engine.shapes.wiring import fitting_wires, ordered, wire_problems


def check(document: Document) -> Checked:
    """Work out the types of a document and list its problems. Never raises for what was drawn."""
    graph = document.graph
    typing, order, problems = _typed(graph, document.parts, None)
    reached_by = _reached_by_optimizers(typing)
    owned, owner_problems = ownership(graph, typing.sources, typing.trainable, reached_by)
    used = _used(graph)
    size = batch_size_of(document.settings, graph, used)
    found = (*problems, *_of_used(typing, used), *_outside(graph, used), *owner_problems)
    small = batch_problems(document.settings, typing, used, size)
    turns = turn_problems(graph, owned)
    if not found:  # else some data may not be reached yet, and a run seems shorter than it is
        turns = (*turns, *idle_optimizers(document.settings, graph, typing.sources, size))
    problems = (*found, *turns, *small, *_aim(graph))
    warnings = () if problems else tuple(untrained(graph, owned, reached_by))
    return replace(_checked(typing, order, problems, owned, size), warnings=warnings)


def _reached_by_optimizers(typing: Typing) -> dict[str, frozenset[str]]:
    """By optimizer, the nodes whose weights the gradient of its loss changes."""
    losses = ((node.id, End(node.id, "loss")) for node in optimizers_of(typing.graph))
    return {
        name: trained(typing.graph, typing.parts, typing, typing.sources[loss])
        for name, loss in losses
        if loss in typing.sources
    }


def check_part(graph: Graph, parts: Parts, inputs: Types) -> CheckedPart:
    """Check a Part for these types on its input ports."""
    ports = part_ports(graph)
    names = zip(ports.inputs, boundary(graph, "input"), strict=True)
    ends = tuple(zip(ports.outputs, boundary(graph, "output"), strict=True))
    given = Map((node.id, inputs[port.name]) for port, node in names if port.name in inputs)
    typing, order, problems = _typed(graph, parts, given)
    used = _upstream_drawn(graph, [node.id for _, node in ends])
    found = (*problems, *_of_used(typing, used), *_inside(graph), *_twin_ports(graph))
    checked = _checked(typing, order, found, Map())
    results = ((port, typing.inputs.get(node.id, Map()).get("value")) for port, node in ends)
    return CheckedPart(
        checked,
        Map((port.name, found) for port, found in results if found is not None),
        sum(typing.weights.get(name, 0) for name in used),
        sum(typing.trainable.get(name, 0) for name in used),
        max((typing.needs.get(name, Need()) for name in used), key=_samples, default=Need()),
    )


def _samples(need: Need) -> int:
    return need.samples


def _typed(
    graph: Graph, parts: Parts, given: Types | None
) -> tuple[Typing, tuple[str, ...], tuple[Problem, ...]]:
    ports = Map((node.id, ports_of(node, parts)) for node in graph.nodes.values())
    own = tuple(node_problems(graph, parts))
    faulty = {problem.nodes[0] for problem in own}
    wires = fitting_wires(graph, ports)
    order, cycles = ordered(graph, wires)
    typing = Typing(graph, parts, ports, given, {wire.target: wire for wire in wires})
    for name in order:
        if name not in faulty:
            typing.visit(graph.nodes[name])
    wrong = wire_problems(graph, ports, faulty) if len(wires) < len(graph.wires) else ()
    return typing, order, (*own, *wrong, *cycles, *typing.problems)


def _checked(
    typing: Typing,
    order: tuple[str, ...],
    problems: tuple[Problem, ...],
    owned: Map[str, tuple[str, ...]],
    batch_size: int = 0,
) -> Checked:
    return Checked(
        Map(typing.types),
        Map(typing.inputs),
        typing.ports,
        Map(typing.weights),
        Map(typing.sources),
        order,
        owned,
        Map(typing.needs),
        batch_size,
        problems,
    )


def starting(graph: Graph) -> Iterator[tuple[Node, KeptWeights]]:
    """The nodes that start with weights of an earlier run, and which; not those in no use."""
    for node in (graph.nodes[name] for name in _used(graph)):
        if node.weights_from:
            yield node, node.weights_from


def _used(graph: Graph) -> dict[str, None]:
    """The nodes that something depends on, in the order of the graph."""
    ends = [node.id for node in graph.nodes.values() if _is_end(node, graph)]
    return _upstream_drawn(graph, ends)


def _is_end(node: Node, graph: Graph) -> bool:
    """Whether a node is what other nodes work for: an optimizer, or a measure in use."""
    role = role_of(node)
    return role == "optimizer" or (role == "measure" and bool(graph.wires_into(node.id)))


def _upstream_drawn(graph: Graph, ends: list[str]) -> dict[str, None]:
    """The nodes that lead to `ends` by any wire, fitting or not, in the order of the graph."""
    used = reached(graph, *ends, backwards=True)
    return dict.fromkeys(name for name in graph.nodes if name in used)


def _of_used(typing: Typing, used: Collection[str]) -> tuple[Problem, ...]:
    """Problems that only nodes have which something depends on, and those of links."""
    found = (*missing_inputs(typing, used), *_links(typing, used), *_idle_weights(typing, used))
    return (*found, *derivative_problems(typing, used))


def _links(typing: Typing, used: Collection[str]) -> Iterator[Problem]:
    for node in typing.graph.nodes.values():
        if node.linked_to and (why := _link_fault(typing, node, used)):
            yield _bad_link(node, typing.graph.nodes.get(node.linked_to), why)
        elif node.linked_to and node.is_frozen:
            twin = typing.graph.nodes[weights_owner(typing.graph, node.id)]
            if not twin.is_frozen:
                yield _idle_freeze(node, twin)


def _bad_link(node: Node, twin: Node | None, why: str) -> Problem:
    return Problem(
        "link",
        (node.id, twin.id) if twin else (node.id,),
        f"{node.title}, linked to {twin.title if twin else node.linked_to}",
        why,
        advice="Make the two alike, or give it weights of its own",
    )


def _idle_freeze(node: Node, twin: Node) -> Problem:
    return Problem(
        "frozen",
        (node.id, twin.id),
        node.title,
        f"it is frozen, but its weights are those of {twin.title}, which are trained",
        advice=f"Freeze {twin.title}, or let this one be trained",
    )


def _idle_weights(typing: Typing, used: Collection[str]) -> Iterator[Problem]:
    """Weights of an earlier run that nothing can start with."""
    for node in (typing.graph.nodes[name] for name in used):
        if node.weights_from and (why := _why_idle(typing, node)):
            yield Problem(
                "kept-weights",
                (node.id,),
                node.title,
                f"it is to start with weights of the run {node.weights_from.run}, but {why}",
                advice="Let it start with weights of its own",
            )


def _why_idle(typing: Typing, node: Node) -> str:
    if node.linked_to in typing.graph.nodes:
        return f"it uses those of {typing.graph.nodes[node.linked_to].title}"
    is_known = node.id in typing.inputs
    return "it has no weights" if is_known and not typing.weights.get(node.id) else ""


def _link_fault(typing: Typing, node: Node, used: Collection[str]) -> str:
    owner = weights_owner(typing.graph, node.id)
    twin = typing.graph.nodes[owner]
    if node.linked_to not in typing.graph.nodes:
        return "there is no such node"
    if owner == node.id or twin.linked_to in typing.graph.nodes:
        return "the links run in a circle"
    if weights_like(twin) != weights_like(node):
        return "nodes that share weights must be the same block with the same parameters"
    mine, theirs = typing.inputs.get(node.id), typing.inputs.get(owner)
    if mine and theirs and _shapes(mine) != _shapes(theirs):
        return "nodes that share weights must get values of the same shape"
    if node.id in used and (twin.is_muted or owner not in used):
        return f"{twin.title} holds their weights, but nothing that is trained needs it"
    return ""


def _shapes(types: Types) -> dict[str, Type]:
    """The types, whatever their numbers mean."""
    return {name: replace(found, meaning="any") for name, found in types.items()}


def _inside(graph: Graph) -> Iterator[Problem]:
    for node in graph.nodes.values():
        if node.weights_from:
            yield Problem(
                "kept-weights",
                (node.id,),
                node.title,
                "inside a Part no node starts with weights of an earlier run by itself",
                advice="Let the placed Part start with them",
            )
        if role_of(node) in ("data", "noise", "optimizer", "measure"):
            yield Problem(
                "misplaced",
                (node.id,),
                node.title,
                "data, noise, measures and optimizers stand on the canvas, not inside a Part",
                advice="Move it out and wire it to an input of the Part",
            )


def _outside(graph: Graph, used: Collection[str]) -> Iterator[Problem]:
    for name in used:
        if role_of(graph.nodes[name]) == "boundary":
            yield Problem(
                "misplaced",
                (name,),
                graph.nodes[name].title,
                "it is the border of a Part, so no value comes from it on the canvas",
                advice="Wire data or noise instead",
            )


def _twin_ports(graph: Graph) -> Iterator[Problem]:
    """Inputs, or outputs, of a Part that have one name."""
    for block in ("input", "output"):
        first: dict[str, Node] = {}
        for node in boundary(graph, block):
            name = snake(node.title)
            if name in first:
                yield Problem(
                    "twin-ports",
                    (node.id, first[name].id),
                    f"{first[name].title} and {node.title}",
                    f"two ports of one Part cannot both be called {name}",
                    advice="Give one of them another title",
                )
            first.setdefault(name, node)


def _aim(graph: Graph) -> Iterator[Problem]:
    if graph.nodes and not optimizers_of(graph):
        yield Problem(
            "no-optimizer",
            (),
            "The document",
            "it has no Optimizer, so nothing would be trained",
            advice="Add an Optimizer and wire a loss to it",
        )
