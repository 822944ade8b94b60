import pytest

from engine.document import edits
from engine.document.values import Document
from engine.drawing import Drawing
from engine.program.plan import NotTrainable, plan_of
from tests.engine.drawn import classifier, digits_autoencoder, duel, node_of, placed_points


def two_sets(batch_size: int = 64) -> Document:
    """Points of a small set as a larger one has them."""
    drawing = Drawing("Two sets", epochs=1, batch_size=batch_size)
    small = drawing.place("dataset", data="moons", rows=50, title="Small")
    large = drawing.place("dataset", data="circles", rows=400, title="Large")
    moved = drawing.place("linear", small["points"], shape=(2,), title="Moved")
    drawing.place("optimizer", drawing.place("mean_squared_error", moved, large["points"]))
    return drawing.document


def test_a_document_with_problems_is_not_planned_and_says_them_all() -> None:
    drawing = Drawing()
    loss = drawing.place("mean_squared_error", title="Loss")
    drawing.place("optimizer", loss)

    with pytest.raises(NotTrainable, match=r"Loss, prediction.*\n.*Loss, target") as told:
        plan_of(drawing.document)

    assert len(told.value.problems) >= 2


def test_an_empty_canvas_is_not_planned() -> None:
    with pytest.raises(NotTrainable, match="its canvas is empty"):
        plan_of(Document())


def test_optimizers_of_different_order_take_turns_in_that_order() -> None:
    plan = plan_of(duel())

    assert [[learner.name for learner in group] for group in plan.rounds] == [
        ["judging"],
        ["making"],
    ]


def test_optimizers_of_equal_order_stand_in_one_round() -> None:
    document = duel()
    graph = edits.set_parameter(document.graph, [node_of(document, "Making")], "order", 1)
    graph = edits.set_parameter(graph, [node_of(document, "Making")], "steps_a_turn", 2)

    plan = plan_of(edits.with_graph(document, graph))

    assert [[learner.name for learner in group] for group in plan.rounds] == [["judging", "making"]]


def test_a_step_takes_no_more_samples_than_the_smallest_set_has() -> None:
    assert plan_of(two_sets(64)).batch_size == 35
    assert plan_of(two_sets(20)).batch_size == 20


def test_the_largest_set_leads() -> None:
    plan = plan_of(two_sets())

    assert plan.leading == node_of(plan.document, "Large")


def test_a_set_that_nothing_is_trained_on_does_not_lead() -> None:
    drawing, moons = placed_points()
    large = drawing.place("dataset", data="moons", rows=1000, title="Large")
    told = drawing.place("probability", moons["points"], title="Told")
    elsewhere = drawing.place("probability", large["points"], linked_to=told)
    drawing.place("accuracy", elsewhere, large["label"])
    drawing.place("optimizer", drawing.place("binary_cross_entropy", told, moons["label"]))

    plan = plan_of(drawing.document)

    assert set(plan.data) == {moons.id, large.id}
    assert plan.leading == moons.id


def test_without_data_nothing_leads_and_the_batch_size_is_the_documents() -> None:
    drawing = Drawing("No data", batch_size=16)
    noise = drawing.place("noise")
    made = drawing.place("linear", noise, shape=(2,))
    drawing.place("optimizer", drawing.place("mean_squared_error", made, noise))

    plan = plan_of(drawing.document)

    assert (plan.leading, plan.batch_size, plan.uses_noise) == ("", 16, True)


def test_a_turn_draws_a_batch_for_each_step_that_takes_one() -> None:
    plan = plan_of(duel())

    assert plan.draws_a_turn(node_of(plan.document, "Moons")) == 3


def test_rows_never_have_the_name_of_a_value_or_of_an_optimizer() -> None:
    document = digits_autoencoder()
    graph = edits.rename(document.graph, node_of(document, "Digits"), "Adam")
    graph = edits.rename(graph, node_of(document, "Code"), "Adam 2")

    plan = plan_of(edits.with_graph(document, graph))

    assert list(plan.data_names.values()) == ["adam_3"]


def test_the_terms_of_a_loss_are_told_with_their_nodes() -> None:
    plan = plan_of(duel())
    document = plan.document

    assert dict(plan.terms_of(node_of(document, "Making"))) == {
        "both": node_of(document, "Both"),
        "apart": node_of(document, "Apart"),
        "near": node_of(document, "Near"),
    }


def test_a_measure_that_is_not_wired_is_left_out() -> None:
    document = classifier()
    accuracy = node_of(document, "Accuracy")
    graph = edits.disconnect(document.graph, *document.graph.wires_into(accuracy))

    assert plan_of(edits.with_graph(document, graph)).measures is None
