from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from engine.document.edits import (
    bend,
    freeze,
    link,
    set_parameter,
    take_weights,
    watch,
    with_graph,
    with_part,
)
from engine.document.files import read_document
from engine.document.values import Document, Frame, Graph, KeptWeights, Node
from engine.examples import example_paths
from engine.language import Map
from engine.shapes.check import check
from engine.shapes.collapsing import collapse, why_not_collapse
from engine.shapes.expanding import (
    expand,
    is_placed_part,
    is_repeat,
    repeated,
    unroll,
    why_not_expand,
    why_not_repeat,
)
from tests.any_network import any_network
from tests.engine.drawn import run_of


def example(name: str) -> Document:
    return read_document(example_paths()[name])


def called(graph: Graph, names: Mapping[str, str]) -> tuple[object, ...]:
    """What a graph says, with other ids and without titles and places."""

    def name(node: str) -> str:
        return names.get(node, node)

    def of(node: Node) -> object:
        values = {
            key: tuple(name(str(one)) for one in value) if isinstance(value, tuple) else value
            for key, value in node.parameters.items()
        }
        bare = replace(node, id=name(node.id), title="", linked_to=name(node.linked_to))
        return replace(bare, parameters=Map(values))

    wires = Counter(
        (name(w.source.node), w.source.port, name(w.target.node), w.target.port)
        for w in graph.wires
    )
    frames = {frame.title: {name(one) for one in frame.members} for frame in graph.frames}
    return {name(node.id): of(node) for node in graph.nodes.values()}, wires, frames


SEEDS = (2, 3, 4, 5, 6, 8, 9, 11, 12, 15, 16, 17)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_collapsed_is_expanded_to_what_it_was(seed: int) -> None:
    chance = Random(seed)
    document = any_network(chance)
    names, before = list(document.graph.nodes), check(document)
    for _ in range(6):
        nodes = chance.sample(names, chance.randint(1, min(4, len(names))))
        if not why_not_collapse(document, before, nodes):
            collapsed = collapse(document, nodes)
            known = check(collapsed.document)
            assert len(known.problems) == len(before.problems)
            assert known.weight_count == before.weight_count
            assert not why_not_expand(collapsed.document, collapsed.node)
            after = expand(collapsed.document, known, collapsed.node)
            old = {path: path.partition(".")[2] for path in after.nodes}
            assert called(after.document.graph, old) == called(document.graph, {})


@pytest.mark.parametrize("nodes", [["n3", "n4"], ["n2"], ["n6", "n7", "n8"]])
def test_bends_are_as_they_were_behind_a_collapse_and_an_expansion(nodes: list[str]) -> None:
    document = example("digits-autoencoder")
    graph = document.graph
    for number, wire in enumerate(graph.wires):
        graph = bend(graph, wire, ((8.0 * number, 120.0), (8.0 * number, 128.0)))
    document = with_graph(document, graph)

    collapsed = collapse(document, nodes)
    after = expand(collapsed.document, check(collapsed.document), collapsed.node)

    assert Counter(wire.bends for wire in after.document.graph.wires) == Counter(
        wire.bends for wire in graph.wires
    )


@pytest.mark.parametrize(
    "name", ["cyclegan-clouds", "ring-gan", "transfer-stages", "digits-conditional-gan"]
)
def test_a_part_of_an_example_is_expanded_to_what_trains_the_same(name: str) -> None:
    document = example(name)
    before = check(document)
    for node in document.graph.nodes.values():
        if is_placed_part(node) and not why_not_expand(document, node.id):
            after = check(expand(document, before, node.id).document)
            assert not after.problems
            assert after.weight_count == before.weight_count
            assert owners(after) == owners(before)


def owners(checked) -> dict[str, int]:  # type: ignore[no-untyped-def]
    return {
        name: sum(checked.weights.get(node, 0) for node in owned)
        for name, owned in checked.owned.items()
    }


def test_a_repeat_is_unrolled_to_a_chain_of_as_many_parts() -> None:
    document = example("deep-plain-stack")
    (node,) = (node.id for node in document.graph.nodes.values() if is_repeat(node))
    before = check(document)
    found = unroll(document, node)
    after = check(found.document)
    assert len(found.nodes) == document.graph.nodes[node].parameters["times"]
    assert not after.problems
    assert after.weight_count == before.weight_count


def test_a_placed_part_that_is_repeated_once_and_unrolled_is_what_it_was() -> None:
    document = example("deep-plain-stack")
    (node,) = (node.id for node in document.graph.nodes.values() if is_repeat(node))
    short = with_graph(document, set_parameter(document.graph, [node], "times", 1))
    placed = unroll(short, node)
    (link_id,) = placed.nodes
    assert not why_not_repeat(placed.document, link_id)
    many = repeated(placed.document, link_id)
    assert is_repeat(many.graph.nodes[link_id])
    assert not check(many).problems


def test_what_holds_for_a_part_holds_for_all_that_was_in_it() -> None:
    document = example("ring-gan")
    node = next(
        n.id for n in document.graph.nodes.values() if is_placed_part(n) and not n.linked_to
    )
    frozen = with_graph(document, freeze(document.graph, [node]))
    after = expand(frozen, check(frozen), node)
    own = [name for name in after.nodes if name.startswith(f"{node}.")]
    assert all(after.document.graph.nodes[name].is_frozen for name in own)


def test_parts_that_share_weights_are_expanded_together() -> None:
    document = example("ring-gan")
    linked = next(n for n in document.graph.nodes.values() if n.linked_to)
    after = expand(document, check(document), linked.linked_to).document.graph
    assert linked.id not in after.nodes
    assert any(node.linked_to.startswith(f"{linked.linked_to}.") for node in after.nodes.values())


@pytest.mark.parametrize(
    ("state", "words"),
    [({"is_muted": True}, "muted"), ({"block": "dense"}, "Select a placed Part")],
)
def test_what_cannot_be_expanded_says_why(state: dict[str, object], words: str) -> None:
    document = example("ring-gan")
    node = next(n for n in document.graph.nodes.values() if is_placed_part(n) and not n.linked_to)
    changed = replace(node, **state)  # type: ignore[arg-type]  # fields of a node
    nodes = Map({**document.graph.nodes, node.id: changed})
    assert words in why_not_expand(
        with_graph(document, replace(document.graph, nodes=nodes)), node.id
    )


def test_a_watched_port_is_watched_where_its_value_comes_from() -> None:
    document = example("ring-gan")
    node = next(n for n in document.graph.nodes.values() if is_placed_part(n) and not n.linked_to)
    port = check(document).ports[node.id].outputs[0].name
    seen = with_graph(document, watch(document.graph, node.id, (port,)))
    after = expand(seen, check(seen), node.id)
    assert any(after.document.graph.nodes[name].watched for name in after.nodes)


def test_a_linked_part_cannot_be_repeated() -> None:
    document = example("ring-gan")
    linked = next(n for n in document.graph.nodes.values() if n.linked_to)
    assert "shares its weights" in why_not_repeat(document, linked.id)
    alone = with_graph(document, link(document.graph, linked.id, ""))
    assert "shares" not in why_not_repeat(alone, linked.id)


def test_a_part_that_starts_with_the_weights_of_one_cannot_be_repeated() -> None:
    document = example("ring-gan")
    placed = next(n for n in document.graph.nodes.values() if n.block == "part" and not n.linked_to)
    kept = KeptWeights("run", placed.id, "0" * 64)
    taken = with_graph(document, take_weights(document.graph, placed.id, kept))
    assert "weights of an earlier run" not in why_not_repeat(document, placed.id)
    assert "weights of an earlier run" in why_not_repeat(taken, placed.id)


def first_losses(document: Document) -> list[float]:
    run = run_of(document)
    steps = [step for step in (run.step() for _ in range(3)) if step]
    return [value.item() for step in steps for value in step.values.values()]


def test_what_is_collapsed_or_expanded_or_unrolled_trains_as_it_did() -> None:
    document = example("digits-autoencoder")
    collapsed = collapse(document, ["n2", "n3", "n4", "n5"])
    expanded = expand(collapsed.document, check(collapsed.document), collapsed.node)
    assert first_losses(collapsed.document) == first_losses(document)
    assert first_losses(expanded.document) == first_losses(document)
    stack = example("deep-plain-stack")
    (node,) = (node.id for node in stack.graph.nodes.values() if is_repeat(node))
    assert first_losses(unroll(stack, node).document) == first_losses(stack)


def test_a_frame_that_held_only_the_ports_of_a_part_does_not_come_out_of_it() -> None:
    document = example("ring-gan")
    placed = next(node for node in document.graph.nodes.values() if is_placed_part(node))
    part = str(placed.parameters["part"])
    inside = document.parts[part]
    rims = tuple(node.id for node in inside.nodes.values() if node.block in ("input", "output"))
    framed = replace(
        inside, frames=(Frame("f1", "Rim", rims), Frame("f2", "All", tuple(inside.nodes)))
    )

    whole = with_part(document, part, framed)
    after = expand(whole, check(whole), placed.id).document

    assert [frame.title for frame in after.graph.frames] == ["All"]
