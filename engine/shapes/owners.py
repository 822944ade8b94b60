"""Which optimizer trains which nodes, and what is wrong with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from engine.document.values import End, Graph, Node
from engine.language import Map
from engine.shapes.interfaces import block_of
from engine.shapes.problems import Problem


def optimizers_of(graph: Graph) -> tuple[Node, ...]:
    """The Optimizer nodes in the order of their updates: by `order`, then as they were placed."""
    found = [node for node in graph.nodes.values() if role_of(node) == "optimizer"]
    return tuple(sorted(found, key=lambda node: int(str(setting(node, "order")))))


def role_of(node: Node) -> str:
    """The role of a node's block; empty for an unknown one."""
    block = block_of(node)
    return block.role if block else ""


def setting(node: Node, name: str) -> object:
    """The value of a parameter of a node, its default where it was not set."""
    block = block_of(node)
    return block.filled(node.parameters)[name] if block else None


def upstream(node: str, sources: Mapping[End, End]) -> frozenset[str]:
    """A node and all nodes whose values reach it."""
    feeding: dict[str, set[str]] = defaultdict(set)
    for target, source in sources.items():
        feeding[target.node].add(source.node)
    found, waiting = {node}, [node]
    while waiting:
        new = feeding[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def weights_owner(graph: Graph, node: str) -> str:
    """The node whose weights a node uses: its own, or those at the end of its links."""
    seen = {node}
    while (linked := graph.nodes[node].linked_to) in graph.nodes and linked not in seen:
        node = linked
        seen.add(node)
    return node


def ownership(
    graph: Graph, sources: Mapping[End, End], weights: Mapping[str, int]
) -> tuple[Map[str, tuple[str, ...]], tuple[Problem, ...]]:
    """By optimizer id, the nodes that it trains in the order of the graph; and the problems."""
    optimizers = optimizers_of(graph)
    explicit = {node.id: _named(node) for node in optimizers}
    taken = {name for names in explicit.values() for name in names}
    owned: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for node in optimizers:
        reached = _reached(graph, node, sources, weights)
        names = explicit[node.id] or reached - taken
        problems.extend(_faults(graph, node, explicit[node.id], reached, weights))
        owned[node.id] = tuple(name for name in graph.nodes if name in names and name in reached)
        if not owned[node.id] and _is_wired(node, sources):
            problems.append(_nothing(node))
    problems.extend(_twice([node for node in optimizers if not explicit[node.id]], owned))
    problems.extend(_unequal_rounds(optimizers))
    return Map(owned), tuple(problems)


def _named(node: Node) -> frozenset[str]:
    trains = setting(node, "trains")
    return frozenset(map(str, trains)) if isinstance(trains, tuple) else frozenset()


def _reached(
    graph: Graph, node: Node, sources: Mapping[End, End], weights: Mapping[str, int]
) -> frozenset[str]:
    owners = {weights_owner(graph, name) for name in upstream(node.id, sources)}
    return frozenset(
        name for name in owners if weights.get(name) and not graph.nodes[name].is_frozen
    )


def _is_wired(node: Node, sources: Mapping[End, End]) -> bool:
    return any(target.node == node.id for target in sources)


def _faults(
    graph: Graph,
    optimizer: Node,
    named: frozenset[str],
    reached: frozenset[str],
    weights: Mapping[str, int],
) -> Iterator[Problem]:
    for name in sorted(named - reached):
        node = graph.nodes.get(name)
        yield Problem(
            "owner",
            (optimizer.id, name) if node else (optimizer.id,),
            f"{optimizer.title} trains {node.title if node else name}",
            _why_not(node, weights),
            advice="Change what the optimizer trains",
        )


def _why_not(node: Node | None, weights: Mapping[str, int]) -> str:
    if node is None:
        return "there is no such node"
    if node.linked_to:
        return "it uses the weights of another node; name that one"
    if node.is_frozen:
        return "it is frozen"
    if not weights.get(node.id):
        return "it has no weights"
    return "its weights do not reach this optimizer's loss, so they would never change"


def _nothing(optimizer: Node) -> Problem:
    return Problem(
        "owner",
        (optimizer.id,),
        optimizer.title,
        "nothing that its loss depends on has weights to train",
        advice="Wire a block with weights into the loss, or change what the optimizer trains",
    )


def _twice(open_ended: list[Node], owned: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Optimizers that train everything upstream must not meet."""
    first: dict[str, Node] = {}
    for optimizer in open_ended:
        met = {first[name].id: first[name] for name in owned[optimizer.id] if name in first}
        for other in met.values():
            yield Problem(
                "owner",
                (optimizer.id, other.id),
                f"{other.title} and {optimizer.title}",
                "both train everything upstream, so both would train the same weights",
                advice="Choose in each what it trains",
            )
        first.update({name: optimizer for name in owned[optimizer.id] if name not in first})


def _unequal_rounds(optimizers: tuple[Node, ...]) -> Iterator[Problem]:
    by_order: dict[object, list[Node]] = defaultdict(list)
    for node in optimizers:
        by_order[setting(node, "order")].append(node)
    for group in by_order.values():
        steps = [setting(node, "steps_a_turn") for node in group]
        if len(set(steps)) > 1:
            yield Problem(
                "rounds",
                tuple(node.id for node in group),
                " and ".join(node.title for node in group),
                "optimizers of equal order step together",
                "the same number of steps a turn",
                " and ".join(map(str, steps)),
                "Give them the same number, or different orders to alternate",
            )
