from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from engine.document import edits
from engine.document.files import read_document
from engine.document.values import Document, End, Graph, Node
from engine.examples import example_paths
from engine.language import Map, Value, registry
from engine.shapes.check import check
from engine.shapes.checked import Checked
from engine.shapes.owners import role_of
from tests.engine.document.any_document import documents, in_peace
from tests.engine.shapes.drawn import dense_part

WRONG: tuple[Value, ...] = (-1, 0, 10**400, 1.5, float("nan"), float("inf"), True, "x", (), (0,))
KEPT = 0.4
"""The share of edits that make a problem and are not undone."""
PARTS = Map({"Layer": dense_part(), "Code": dense_part(2), "Empty": Graph()})
OTHER_PARTS = (PARTS, PARTS.put("Layer", dense_part(3)), PARTS.put("Code", dense_part(title="y")))


def some_node(graph: Graph, chance: random.Random) -> str:
    return chance.choice([*graph.nodes])


def added(graph: Graph, chance: random.Random) -> Graph:
    block = chance.choice([*registry().values()])
    part = {"part": chance.choice([*PARTS, "Missing"])} if block.role == "part" else {}
    title = edits.free_title(graph, block.title)
    return edits.add(graph, Node(edits.new_id(graph), block.id, title, parameters=Map(part)))


def connected(graph: Graph, chance: random.Random) -> Graph:
    ports = check(Document(graph=graph, parts=PARTS)).ports
    outputs = [End(name, port.name) for name in ports for port in ports[name].outputs]
    inputs = [End(name, port.name) for name in ports for port in ports[name].inputs]
    if chance.random() < 0.1:
        inputs.append(End(some_node(graph, chance), "no_such_port"))
    if not (outputs and inputs):
        return graph
    return edits.connect(graph, chance.choice(outputs), chance.choice(inputs))


def disconnected(graph: Graph, chance: random.Random) -> Graph:
    return edits.disconnect(graph, chance.choice(graph.wires)) if graph.wires else graph


def turned(graph: Graph, chance: random.Random) -> Graph:
    """A node with one of its knobs at an end, or at a value that cannot be."""
    name = some_node(graph, chance)
    knobs = registry()[graph.nodes[name].block].parameters
    if not knobs:
        return graph
    knob = chance.choice(knobs)
    value = chance.choice(WRONG if chance.random() < 0.2 else knob.probes())
    return edits.set_parameter(graph, [name], knob.name, value)


def trained(graph: Graph, chance: random.Random) -> Graph:
    names = tuple(chance.sample([*graph.nodes], min(2, len(graph.nodes))))
    optimizers = [node.id for node in graph.nodes.values() if role_of(node) == "optimizer"]
    return edits.set_parameter(graph, optimizers[:1], "trains", names)


EDITS: tuple[Callable[[Graph, random.Random], Graph], ...] = (
    added,
    added,
    connected,
    connected,
    disconnected,
    turned,
    trained,
    lambda graph, chance: edits.remove(graph, [some_node(graph, chance)]),
    lambda graph, chance: edits.freeze(graph, [some_node(graph, chance)], chance.random() < 0.5),
    lambda graph, chance: edits.mute(graph, [some_node(graph, chance)], chance.random() < 0.5),
    lambda graph, chance: edits.link(graph, some_node(graph, chance), some_node(graph, chance)),
)


def is_consistent(document: Document, checked: Checked) -> bool:
    """Whether problems, types and owners speak of what is there."""
    nodes = document.graph.nodes
    return (
        checked.ports.keys() == nodes.keys()
        and is_in_order(checked)
        and all(problem.sentence.endswith(".") for problem in checked.problems)
        and all(wire in document.graph.wires for each in checked.problems for wire in each.wires)
        and all(name in nodes for each in checked.problems for name in each.nodes)
        and {name for names in checked.owned.values() for name in names} <= nodes.keys()
    )


def is_in_order(checked: Checked) -> bool:
    """Whether what has a value stands behind what it takes its values from."""
    place = {name: number for number, name in enumerate(checked.order)}
    return all(place[source.node] < place[end.node] for end, source in checked.sources.items())


def is_ready(document: Document, checked: Checked) -> bool:
    """Whether every optimizer has a loss and weights to train."""
    optimizers = [node for node in document.graph.nodes.values() if role_of(node) == "optimizer"]
    losses = [checked.sources.get(End(node.id, "loss")) for node in optimizers]
    owned = [checked.owned[node.id] for node in optimizers]
    return (
        all(loss in checked.types for loss in losses)
        and all(owned)
        and all(checked.weights[name] for names in owned for name in names)
    )


def edited(seed: int) -> Iterator[tuple[Document, Checked]]:
    """The example after one random edit after the other, each kept where it makes no problem."""
    chance = random.Random(seed)
    document = read_document(example_paths()["digits-autoencoder"])
    document = Document(document.title, document.graph, PARTS)
    for _ in range(60):
        edit = chance.choice(EDITS) if document.graph.nodes else added
        after = edits.with_graph(document, edit(document.graph, chance))
        checked = check(after)
        yield after, checked
        if not checked.problems or chance.random() < KEPT:
            document = after


def forget() -> None:
    """Forget all that was remembered from earlier checks."""
    modules = [module for name, module in sys.modules.items() if name.startswith("engine.shapes.")]
    for found in (value for module in modules for value in vars(module).values()):
        if hasattr(found, "cache_clear") and found.__module__.startswith("engine.shapes."):
            found.cache_clear()


@pytest.mark.parametrize("seed", range(30))
def test_edits_at_random_never_make_the_check_raise(seed: int) -> None:
    for document, checked in edited(seed):
        assert is_consistent(document, checked)
        assert checked.problems or is_ready(document, checked)


@pytest.mark.parametrize("seed", range(30, 34))
def test_what_is_remembered_from_earlier_checks_changes_none(seed: int) -> None:
    chance = random.Random(seed)
    documents = [replace(found, parts=chance.choice(OTHER_PARTS)) for found, _ in edited(seed)]
    remembering = [check(document) for document in documents]
    for document, checked in zip(documents, remembering, strict=True):
        forget()
        assert check(document) == checked


@in_peace
@given(documents())
def test_no_document_makes_the_check_raise(document: Document) -> None:
    checked = check(document)
    assert is_consistent(document, checked)
    assert checked.problems or not document.graph.nodes or is_ready(document, checked)
