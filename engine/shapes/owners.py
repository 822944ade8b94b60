"""Which optimizer trains which nodes, and what is wrong with that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from engine.document.values import End, Graph, Node
from engine.language import Map
from engine.shapes.interfaces import block_of, block_ports
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
    """The value of a parameter of a node; its default where none was set, or one that cannot be.

    None where the block has no such parameter.
    """
    block = block_of(node)
    declared = block.parameter(name) if block else None
    if declared is None:
        return None
    value = node.parameters.get(name, declared.default)
    return declared.default if declared.fault(value) else value


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
    if not graph.nodes[node].linked_to:
        return node
    seen = {node}
    while (linked := graph.nodes[node].linked_to) in graph.nodes and linked not in seen:
        node = linked
        seen.add(node)
    return node


def ownership(
    graph: Graph,
    sources: Mapping[End, End],
    trainable: Mapping[str, int],
    reached_by: Mapping[str, frozenset[str]],
) -> tuple[Map[str, tuple[str, ...]], tuple[Problem, ...]]:
    """By optimizer id, the nodes that it trains in the order of the graph; and the problems.

    trainable: by node, how many of its own weights are not frozen. reached_by: by optimizer, the
    nodes whose weights the gradient of its loss changes.
    """
    optimizers = optimizers_of(graph)
    explicit = {node.id: named(node) for node in optimizers}
    taken = {name for names in explicit.values() for name in names}
    owned: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for node in optimizers:
        reached = reached_by.get(node.id, frozenset())
        names = explicit[node.id] & reached if explicit[node.id] else reached - taken
        owned[node.id] = tuple(name for name in graph.nodes if name in names)
        if _is_wired(node, sources):
            problems.extend(_faults(graph, node, explicit[node.id], reached, trainable))
            if not (names or explicit[node.id]):
                problems.append(_nothing(node, reached))
    return Map(owned), tuple(problems)


def untrained(
    graph: Graph, owned: Mapping[str, tuple[str, ...]], reached_by: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Warnings of nodes whose weights a loss depends on, and which nobody trains or froze.

    owned, reached_by: by optimizer, the nodes that it trains, and those that it could.
    """
    trained = {name for names in owned.values() for name in names}
    left = frozenset[str]().union(*reached_by.values()) - trained
    for node in (graph.nodes[name] for name in graph.nodes if name in left):
        reaching = [each for each in optimizers_of(graph) if node.id in reached_by.get(each.id, ())]
        yield _untrained(node, reaching)


def named(node: Node) -> frozenset[str]:
    """The ids that an Optimizer says it trains; none where it trains all that no other one does."""
    trains = setting(node, "trains")
    return frozenset(map(str, trains)) if isinstance(trains, tuple) else frozenset()


def stops_gradient(node: Node, name: str) -> bool:
    """Whether a block, or one input of it, lets no gradient through."""
    block = block_of(node)
    if block is None or block.stops_gradient:
        return block is not None
    port = block_ports(block, node.parameters).input(name)
    return bool(port and port.stops_gradient)


def _is_wired(node: Node, sources: Mapping[End, End]) -> bool:
    return any(target.node == node.id for target in sources)


def _faults(
    graph: Graph,
    optimizer: Node,
    named: frozenset[str],
    reached: frozenset[str],
    trainable: Mapping[str, int],
) -> Iterator[Problem]:
    for name in sorted(named - reached):
        node = graph.nodes.get(name)
        yield Problem(
            "owner",
            (optimizer.id, name) if node else (optimizer.id,),
            f"{optimizer.title} trains {node.title if node else name}",
            _why_not(node, trainable),
            advice="Change what the optimizer trains",
        )


def _why_not(node: Node | None, trainable: Mapping[str, int]) -> str:
    if node is None:
        return "there is no such node"
    if node.linked_to:
        return "it uses the weights of another node; name that one"
    if node.is_frozen:
        return "it is frozen"
    if node.is_muted:
        return "it is muted"
    if not trainable.get(node.id):
        return "it has no weights to train"
    return "its weights do not reach this optimizer's loss, so they would never change"


def _untrained(node: Node, optimizers: list[Node]) -> Problem:
    titles = " and ".join(each.title for each in optimizers)
    start = "as the earlier run left them" if node.weights_from else "random"
    return Problem(
        "untrained",
        (node.id, *(each.id for each in optimizers)),
        node.title,
        f"the loss of {titles} depends on its weights, but no optimizer trains them, "
        f"so they stay {start}",
        advice="Let an optimizer train it, or freeze it if that is meant",
    )


def _nothing(optimizer: Node, reached: frozenset[str]) -> Problem:
    return Problem(
        "owner",
        (optimizer.id,),
        optimizer.title,
        "other optimizers train all that its loss depends on"
        if reached
        else "nothing that its loss depends on has weights to train",
        advice="Wire a block with weights into the loss, or change what the optimizer trains",
    )
