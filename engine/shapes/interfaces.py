"""The ports of every node: from its block, or for a placed Part from the Part's graph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.document.values import Graph, Node
from engine.language import Block, Map, Parameters, Port, Ports, Value, registry
from engine.language.names import snake
from engine.shapes.problems import Problem
from engine.shapes.wiring import cycles

ANY_AXES = "batch ..."
MOST_NESTED = 32
"""How deep Parts may lie in one another."""

REMEMBERED = 16_384
"""For how many nodes what hangs on their parameters alone is remembered from check to check."""

Parts = Map[str, Graph]


def block_of(node: Node) -> Block | None:
    """The block of a node; None where this program has none of that id."""
    return registry().get(node.block)


def part_name(node: Node) -> str:
    """The name of the Part that a node places; empty where none was chosen."""
    return str(node.parameters.get("part", ""))


def weights_like(node: Node) -> tuple[object, ...]:
    """What nodes that share weights have in common: the block and its parameters.

    Where a Part stands once, that is the Part, however often it is used there.
    """
    block = block_of(node)
    filled = block.filled(node.parameters) if block else node.parameters
    if block and block.role == "part" and "times" not in filled:
        return block.role, filled["part"]
    return node.block, filled


def ports_of(node: Node, parts: Parts) -> Ports:
    """The ports of a node; none for an unknown block or a Part that is not there."""
    block = block_of(node)
    if block is None:
        return Ports()
    if block.role == "part":
        graph = parts.get(part_name(node))
        return part_ports(graph) if graph else Ports()
    return _declared_ports(block, node.parameters)


@lru_cache(maxsize=REMEMBERED)
def _declared_ports(block: Block, parameters: Parameters) -> Ports:
    return Ports() if _faults(block, parameters) else block_ports(block, parameters)


@lru_cache(maxsize=REMEMBERED)
def block_ports(block: Block, parameters: Parameters) -> Ports:
    """The ports of a block for parameters without faults, remembered."""
    return block.ports_of(parameters)


def part_ports(graph: Graph) -> Ports:
    """The ports of a Part: its Input and Output nodes, named by their titles, top to bottom."""
    return Ports(
        tuple(Port(snake(node.title), ANY_AXES) for node in boundary(graph, "input")),
        tuple(Port(snake(node.title), ANY_AXES) for node in boundary(graph, "output")),
    )


def boundary(graph: Graph, block: str) -> tuple[Node, ...]:
    """The Input or Output nodes of a Part, in the order of its ports: top to bottom."""
    found = [node for node in graph.nodes.values() if node.block == block]
    return tuple(sorted(found, key=lambda node: (node.place[1], node.place[0], node.id)))


def faults_of(node: Node, block: Block) -> tuple[tuple[str, str], ...]:
    """What is wrong with the parameters of a node of a block: (name of it, why in words)."""
    return _faults(block, node.parameters)


@lru_cache(maxsize=REMEMBERED)
def _faults(block: Block, parameters: Parameters) -> tuple[tuple[str, str], ...]:
    found = ((name, _fault(block, name, value)) for name, value in parameters.items())
    return tuple((name, fault) for name, fault in found if fault)


def _fault(block: Block, name: str, value: Value) -> str:
    declared = block.parameter(name)
    return declared.fault(value) if declared else f"{block.title} has no parameter {name!r}"


def node_problems(graph: Graph, parts: Parts) -> Iterator[Problem]:
    """Problems that a node has by itself: unknown block, bad parameter, missing or endless Part."""
    for node in graph.nodes.values():
        block = block_of(node)
        if block is None:
            yield _unknown_block(node)
            continue
        for name, fault in faults_of(node, block):
            yield Problem(
                "parameter",
                (node.id,),
                f"{node.title}, {_title_of(block, name)}",
                fault,
                advice="Change it in the inspector",
                parameter=name,
            )
        if block.role == "part":
            yield from _part_problems(node, parts)


def _title_of(block: Block, name: str) -> str:
    declared = block.parameter(name)
    return (declared.title if declared else "") or name


def _unknown_block(node: Node) -> Problem:
    return Problem(
        "unknown-block",
        (node.id,),
        node.title,
        f"this Neuroloom has no block {node.block!r}",
        advice="Install the package that brings it, or delete the node",
    )


def _part_problems(node: Node, parts: Parts) -> Iterator[Problem]:
    name = part_name(node)
    if name not in parts:
        yield Problem(
            "missing-part",
            (node.id,),
            node.title,
            f"the document has no Part {name!r}",
            advice="Choose a Part that is there",
        )
    elif fault := _nesting_fault(name, parts):
        yield Problem(
            "endless-part",
            (node.id,),
            node.title,
            fault,
            advice="Take a placed Part out of the graph of a Part",
        )


@lru_cache(maxsize=256)
def _nesting_fault(name: str, parts: Parts) -> str:
    """Why the Parts inside a Part keep it from being placed, in words; empty when they do not."""
    if _is_shallow(name, parts):
        return ""
    import networkx as nx  # takes longer than a window may, and hardly a document needs it

    arrows = nx.DiGraph(
        (outer, inner) for outer, graph in parts.items() for inner in _placed(graph)
    )
    arrows.add_node(name)
    inside = arrows.subgraph({name, *nx.descendants(arrows, name)})
    if found := cycles(inside.edges):
        return f"the Part {min(min(group) for group in found)!r} places itself"
    if nx.dag_longest_path_length(inside) < MOST_NESTED:
        return ""
    return f"Parts lie more than {MOST_NESTED} deep in one another"


def _is_shallow(name: str, parts: Parts) -> bool:
    """Whether nothing inside a Part lies too deep; then none of it places itself either."""
    level = {name}
    for _ in range(MOST_NESTED):
        level = {inner for outer in level if outer in parts for inner in _placed(parts[outer])}
    return not level


def _placed(graph: Graph) -> Iterator[str]:
    """The names of the Parts that a graph places."""
    for node in graph.nodes.values():
        block = block_of(node)
        if block and block.role == "part":
            yield part_name(node)
