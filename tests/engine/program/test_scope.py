from dataclasses import replace

from engine.document import edits
from engine.document.values import Document, End
from engine.drawing import Drawing
from engine.program.plan import plan_of
from engine.program.scope import Scope
from tests.engine.drawn import classifier, duel, layer, maker, node_of, placed_points


def scope(document: Document) -> Scope:
    return plan_of(document).scope


def chained(times: int = 3) -> Document:
    drawing, moons = placed_points()
    drawing.part("Layer", layer())
    stack = drawing.place("repeat", moons["points"], part="Layer", times=times, title="Stack")
    loss = drawing.place("mean_squared_error", stack, moons["points"])
    drawing.place("optimizer", loss)
    return drawing.document


def test_a_value_is_named_after_its_wire() -> None:
    drawing, moons = placed_points()
    hidden = drawing.place("dense", moons["points"], units=2, title="Hidden")
    loss = drawing.place("mean_squared_error", hidden, moons["points"])
    drawing.place("optimizer", loss)
    drawing.name_wire(hidden.end, "Bent points")

    assert scope(drawing.document).values[hidden.end] == "bent_points"


def test_the_only_value_of_a_node_is_named_after_the_node() -> None:
    found = scope(classifier())

    assert found.values[End(node_of(classifier(), "Hidden"), "y")] == "hidden"


def test_values_of_a_node_with_several_outputs_are_named_after_its_ports() -> None:
    found = scope(classifier())
    moons = node_of(classifier(), "Moons")

    assert [found.values[end] for end in found.outputs(moons)] == ["points", "label"]


def test_the_logits_of_a_head_never_have_the_name_of_another_value() -> None:
    document = classifier()
    graph = edits.rename(document.graph, node_of(document, "Hidden"), "Told logits")

    found = scope(edits.with_graph(document, graph))

    (end,) = found.logits
    assert found.values[end] == "told"
    assert found.logits[end] == "told_logits_2"
    assert len({*found.values.values(), *found.logits.values()}) == len(found.values) + 1


def test_twins_share_one_attribute() -> None:
    document = duel()
    found = scope(document).attributes

    assert found[node_of(document, "Judge of made")] == found[node_of(document, "Judge")] == "judge"


def test_an_attribute_never_hides_what_a_module_has_or_a_loss_function() -> None:
    document = classifier()
    hidden, told = node_of(document, "Hidden"), node_of(document, "Told")
    graph = edits.rename(document.graph, hidden, "Train")
    graph = edits.rename(graph, told, "Losses")

    found = scope(edits.with_graph(document, graph)).attributes

    assert (found[hidden], found[told]) == ("train_2", "losses_2")


def test_nodes_that_nothing_needs_do_not_stand_in_the_text() -> None:
    document = classifier()
    idle = replace(document.graph.nodes[node_of(document, "Hidden")], id="idle", title="Idle")

    found = scope(edits.with_graph(document, edits.add(document.graph, idle)))

    assert "idle" not in found.order


def test_a_muted_node_does_nothing() -> None:
    drawing, moons = placed_points()
    first = drawing.place("dense", moons["points"], units=2, title="First")
    muted = drawing.place("layer_normalisation", first, title="Muted")
    loss = drawing.place("mean_squared_error", muted, moons["points"], title="Loss")
    drawing.place("optimizer", loss)
    graph = edits.mute(drawing.graph, [muted.id])

    found = scope(edits.with_graph(drawing.document, graph))

    assert muted.id not in found.order
    assert found.sources(loss.id)["prediction"] == first.end


def test_a_repeat_says_how_many_links_it_has_and_no_other_node_has_any() -> None:
    document = chained(3)

    assert scope(document).times(node_of(document, "Stack")) == 3
    assert scope(document).is_chain(node_of(document, "Stack"))
    assert scope(duel()).times(node_of(duel(), "Judge")) == 0


def test_a_part_draws_when_something_inside_it_draws() -> None:
    document = duel()

    found = scope(document)

    assert found.draws(node_of(document, "Maker"))
    assert not found.draws(node_of(document, "Judge"))


def test_noise_is_not_drawn_by_the_network() -> None:
    document = duel()

    assert not scope(document).draws(node_of(document, "Noise"))


def test_a_part_whose_dropout_is_muted_draws_nothing() -> None:
    document = duel()
    graph = maker()
    (dropout,) = (node.id for node in graph.nodes.values() if node.block == "dropout")
    changed = edits.with_part(document, "Maker", edits.mute(graph, [dropout]))

    assert not scope(changed).draws(node_of(document, "Maker"))


def test_inside_a_part_stands_what_its_outputs_need_and_every_input() -> None:
    part = Drawing()
    taken = part.place("input", title="taken")
    ignored = part.place("input", title="ignored", at=(0, 1))
    hidden = part.place("dense", taken, units=2)
    idle = part.place("dense", ignored, units=2, title="Idle")
    part.place("output", hidden, title="y")
    drawing, moons = placed_points()
    drawing.part("Two", part.graph)
    placed = drawing.place("part", moons["points"], moons["points"], part="Two")
    loss = drawing.place("mean_squared_error", placed, moons["points"])
    drawing.place("optimizer", loss)

    inside = scope(drawing.document).inside(placed.id)

    assert {taken.id, ignored.id, hidden.id} <= inside.used
    assert idle.id not in inside.used
