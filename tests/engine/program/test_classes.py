import torch
from torch import nn

from engine.document import edits
from engine.document.values import Document, Graph, Node
from engine.drawing import Drawing
from tests.engine.drawn import (
    digits_autoencoder,
    judge,
    layer,
    maker,
    moved,
    node_of,
    placed_points,
    run_of,
    text_of,
    told_by,
    weights_of,
)


def chain(times: int = 3) -> Document:
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    stack = drawing.place("repeat", moons["points"], part="Layer", times=times, title="Stack")
    drawing.place("optimizer", drawing.place("mean_squared_error", stack, moons["points"]))
    return drawing.document


def twins(is_linked: bool = True) -> Document:
    """A Part that moons and circles go through, to meet."""
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    circles = drawing.place("dataset", data="circles", rows=200)
    first = drawing.place("part", moons["points"], part="Layer", title="First")
    second = drawing.place(
        "part",
        circles["points"],
        part="Layer",
        title="Other",
        linked_to=first if is_linked else None,
    )
    drawing.place("optimizer", drawing.place("mean_squared_error", first, second))
    return drawing.document


def with_frozen(*titles: str) -> Document:
    """A Maker whose frozen nodes keep still, between two layers that are trained."""
    drawing, moons = placed_points()
    graph = edits.freeze(maker(), [node_in(maker(), title) for title in titles])
    drawing.part("Maker", graph)
    before = drawing.place("linear", moons["points"], shape=(2,), title="Before")
    made = drawing.place("part", before, part="Maker", title="Made")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))
    return drawing.document


def node_in(graph: Graph, title: str) -> str:
    (found,) = (node.id for node in graph.nodes.values() if node.title == title)
    return found


def module_of(network: nn.Module, path: str) -> nn.Module:
    return network.get_submodule(path)


def test_a_linked_part_has_one_set_of_weights() -> None:
    run = run_of(twins())

    assert [name for name, _ in run.network.named_children()] == ["first"]
    assert run.weight_count == 6


def test_a_part_that_is_not_linked_has_weights_of_its_own_and_the_same_class() -> None:
    run = run_of(twins(is_linked=False))

    assert [name for name, _ in run.network.named_children()] == ["first", "other"]
    assert run.program.text.count("class Layer(nn.Module):") == 1


def test_a_linked_part_has_the_class_of_its_twin_whatever_its_numbers_mean() -> None:
    drawing, digits = placed_points(data="digits")
    same = Drawing()
    flat = same.place("flatten", same.place("input", title="x"))
    made = same.place("probability", flat, shape=(8, 8))
    same.place("output", made, title="y")
    drawing.part("Same", same.graph)
    first = drawing.place("part", digits["images"], part="Same", title="First")
    noise = drawing.place("noise", shape=(8, 8))
    other = drawing.place("iterate", noise, part="Same", title="Other", linked_to=first)
    drawing.place("optimizer", drawing.place("mean_squared_error", first, other))
    run = run_of(drawing.document)

    assert run.program.text.count("class Same") == 1
    assert len(told_by(run, 2)) == 2


def test_both_calls_of_a_linked_part_move_its_weights() -> None:
    run = run_of(twins())
    (moons, circles) = (rows["training"][0][:140] for rows in run.rows.values())
    part = module_of(run.network, "first")
    weights = list(part.parameters())

    both = torch.autograd.grad(nn.functional.mse_loss(part(moons), part(circles)), weights)
    one = torch.autograd.grad(nn.functional.mse_loss(part(moons), part(circles).detach()), weights)
    other = torch.autograd.grad(
        nn.functional.mse_loss(part(moons).detach(), part(circles)), weights
    )

    for whole, left, right in zip(both, one, other, strict=True):
        assert left.abs().sum() > 0 < right.abs().sum()
        assert torch.allclose(whole, left + right, atol=1e-7)
    assert text_of(run, "losses").count("self.first(") == 2


def test_linked_single_nodes_have_one_set_of_weights() -> None:
    drawing, moons = placed_points()
    first = drawing.place("dense", moons["points"], units=2, title="First")
    again = drawing.place("dense", first, units=2, title="Again", linked_to=first)
    drawing.place("optimizer", drawing.place("mean_squared_error", again, moons["points"]))
    run = run_of(drawing.document)

    told_by(run, 2)

    assert set(run.weights()) == {f"{first.id}.weight", f"{first.id}.bias"}
    assert "again = torch.relu(self.first(first))" in run.program.text


def test_each_link_of_a_chain_has_weights_of_its_own_and_all_move() -> None:
    run = run_of(chain(3))
    before = weights_of(run)

    told_by(run, 2)

    after = weights_of(run)
    assert len(before) == 6
    assert not any(torch.equal(before[name], after[name]) for name in before)
    assert not torch.equal(after["n2.0.n2.weight"], after["n2.1.n2.weight"])


def test_each_copy_side_by_side_has_weights_of_its_own_and_all_move() -> None:
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    ensemble = drawing.place(
        "repeat", moons["points"], part="Layer", times=2, mode="side_by_side", title="Ensemble"
    )
    targets = drawing.place(
        "repeat", moons["points"], part="Layer", times=2, mode="side_by_side", title="Targets"
    )
    drawing.place("optimizer", drawing.place("mean_squared_error", ensemble, targets))
    run = run_of(drawing.document)
    before = weights_of(run)

    told_by(run, 2)

    after = weights_of(run)
    assert {"n2.0.n2.weight", "n2.1.n2.weight", "n3.0.n2.bias"} <= after.keys()
    assert not any(torch.equal(before[name], after[name]) for name in before)
    assert not torch.equal(after["n2.0.n2.weight"], after["n2.1.n2.weight"])


def test_weights_are_told_by_ids_so_that_renaming_breaks_no_checkpoint() -> None:
    document = chain(2)
    renamed = edits.with_part(document, "Layer", layer("Another title"))
    graph = edits.rename(renamed.graph, node_of(document, "Stack"), "Tower")

    assert list(run_of(edits.with_graph(renamed, graph)).weights()) == list(
        run_of(document).weights()
    )


def test_weights_inside_parts_of_parts_are_told_by_paths_of_ids() -> None:
    outer = Drawing()
    outer.part("Layer", layer())
    value = outer.place("input", title="x")
    stack = outer.place("repeat", value, part="Layer", times=2, title="Inner stack")
    outer.place("output", stack, title="y")
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    drawing.part("Outer", outer.graph)
    placed = drawing.place("repeat", moons["points"], part="Outer", times=2, title="Outer stack")
    drawing.place("optimizer", drawing.place("mean_squared_error", placed, moons["points"]))

    names = {name.removesuffix(".weight") for name in run_of(drawing.document).weights()}

    assert {f"{placed.id}.{a}.{stack.id}.{b}.n2" for a in (0, 1) for b in (0, 1)} <= names


def test_a_part_on_other_shapes_is_another_class() -> None:
    drawing, moons = placed_points()
    drawing.part("Judge", judge())
    wide = drawing.place("dense", moons["points"], units=5, title="Wide")
    narrow = drawing.place("part", moons["points"], part="Judge", title="Narrow")
    broad = drawing.place("part", wide, part="Judge", title="Broad")
    drawing.place("optimizer", drawing.place("mean_squared_error", narrow, broad))

    text = run_of(drawing.document).program.text

    assert "class Judge(nn.Module):" in text
    assert "class Judge_2(nn.Module):" in text
    assert "self.broad = Judge_2()" in text


def test_a_part_with_several_inputs_and_outputs_takes_and_gives_them_in_their_order() -> None:
    part = Drawing()
    low = part.place("input", title="low", at=(0, 2))
    high = part.place("input", title="high", at=(0, 1))
    part.place("output", part.place("sum", high, low), title="sum of both", at=(2, 2))
    part.place("output", high, title="same", at=(2, 1))
    drawing, moons = placed_points()
    drawing.part("Pair", part.graph)
    learned = drawing.place("linear", moons["points"], shape=(2,), title="Learned")
    pair = drawing.place("part", moons["points"], learned, part="Pair", title="Pair")
    drawing.place(
        "optimizer", drawing.place("mean_squared_error", pair["same"], pair["sum_of_both"])
    )

    run = run_of(drawing.document)

    assert "def forward(self, high: Tensor, low: Tensor) -> tuple[Tensor, Tensor]:" in (
        text_of(run, "Pair")
    )
    assert "same, sum_of_both = self.pair(points, learned)  # batch 2; batch 2" in (
        run.program.text
    )
    told_by(run, 1)


def test_a_part_named_like_the_code_of_a_block_is_told_from_it() -> None:
    drawing, moons = placed_points()
    drawing.part("Dropout", maker())
    made = drawing.place("part", moons["points"], part="Dropout", title="Made")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))
    run = run_of(drawing.document)

    assert "self.made = Dropout_2(random)" in run.program.text
    assert len(told_by(run, 2)) == 2


def test_a_part_whose_dropout_is_muted_takes_no_generator() -> None:
    document = with_frozen()
    graph = edits.mute(document.parts["Maker"], [node_in(maker(), "Kept")])
    run = run_of(edits.with_part(document, "Maker", graph))

    assert "Maker()" in run.program.text
    assert len(told_by(run, 2)) == 2


def test_what_a_part_does_not_need_is_left_out() -> None:
    drawing, moons = placed_points()
    idle = Node("idle", "dense", "Idle")
    drawing.part("Layer", edits.add(layer(), idle))
    made = drawing.place("part", moons["points"], part="Layer", title="Made")
    drawing.place("optimizer", drawing.place("mean_squared_error", made, moons["points"]))

    assert "idle" not in run_of(drawing.document).program.text


def test_a_frozen_node_does_not_move_while_gradients_flow_through_it() -> None:
    document = digits_autoencoder()
    code = node_of(document, "Code")
    run = run_of(edits.with_graph(document, edits.freeze(document.graph, [code])))
    before = weights_of(run)

    told_by(run, 3)

    trained = {node_of(document, f"{name} {n}") for name in ("Encoder", "Decoder") for n in (1, 2)}
    assert moved(before, weights_of(run)) == trained | {node_of(document, "Pixels")}


def test_a_frozen_node_gets_no_gradient() -> None:
    document = digits_autoencoder()
    code = node_of(document, "Code")
    run = run_of(edits.with_graph(document, edits.freeze(document.graph, [code])))

    told_by(run, 1)

    assert all(weight.grad is None for weight in module_of(run.network, "code").parameters())


def test_a_frozen_node_inside_a_part_does_not_move_while_the_others_do() -> None:
    run = run_of(with_frozen("Hidden"))
    before = weights_of(run)

    told_by(run, 3)

    after = weights_of(run)
    kept = {name for name in before if torch.equal(before[name], after[name])}
    assert kept == {"n3.n2.weight", "n3.n2.bias"}


def test_a_frozen_node_stays_in_evaluation_mode_from_the_start() -> None:
    network = run_of(with_frozen("Kept")).network

    assert network.training
    assert not module_of(network, "made.kept").training
    assert module_of(network, "made.hidden").training


def test_a_frozen_node_stays_in_evaluation_mode_whatever_the_network_is_told() -> None:
    network = run_of(with_frozen("Kept")).network

    network.train()

    assert not module_of(network, "made.kept").training
    assert module_of(network, "made.hidden").training


def test_a_frozen_dropout_keeps_everything() -> None:
    run = run_of(with_frozen("Kept"))
    drop = module_of(run.network, "made.kept")
    values = torch.ones(4, 8)

    assert torch.equal(drop(values), values)
