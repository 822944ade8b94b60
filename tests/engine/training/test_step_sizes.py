import math

import pytest
import torch

from engine.document import edits
from engine.document.values import Document
from engine.training.run import Run
from tests.engine.drawn import classifier, duel, node_of, rivals, run_of, schooling, told_by


def weights_after(run: Run, steps: int) -> list[torch.Tensor]:
    for _ in range(steps):
        run.step()
    return [weight.clone() for weight in run.weights().values()]


def with_size(document: Document, title: str, step_size: float) -> Run:
    run = run_of(document)
    run.step_sizes.set(node_of(document, title), step_size)
    return run


def same(one: list[torch.Tensor], other: list[torch.Tensor]) -> bool:
    return all(torch.equal(*pair) for pair in zip(one, other, strict=True))


def test_a_size_that_the_document_has_already_changes_no_number() -> None:
    document = classifier()
    run = with_size(document, "Adam", 0.001)

    assert told_by(run, 4) == told_by(run_of(document), 4)


def test_another_size_gives_the_numbers_of_a_document_that_says_so() -> None:
    document = classifier()
    adam = node_of(document, "Adam")
    said = edits.set_parameter(document.graph, [adam], "step_size", 0.02)

    changed = weights_after(with_size(document, "Adam", 0.02), 4)

    assert same(changed, weights_after(run_of(edits.with_graph(document, said)), 4))


def test_a_schedule_keeps_its_course_on_another_size() -> None:
    document = duel()  # Judging falls along a cosine
    judging = node_of(document, "Judging")
    said = edits.set_parameter(document.graph, [judging], "step_size", 0.004)

    changed = weights_after(with_size(document, "Judging", 0.004), 6)
    expected = weights_after(run_of(edits.with_graph(document, said)), 6)

    assert all(
        torch.allclose(*pair, rtol=1e-5, atol=1e-7) for pair in zip(changed, expected, strict=True)
    )


def test_a_change_in_the_middle_leaves_the_steps_before_it_alone() -> None:
    document = classifier()
    run = run_of(document)
    before = told_by(run, 2)
    run.step_sizes.set(node_of(document, "Adam"), 0.1)

    assert before == told_by(run_of(document), 2)
    assert told_by(run, 2)[-1] != told_by(run_of(document), 4)[-1]


def test_the_way_back_to_the_first_size_is_a_change_too() -> None:
    document = classifier()
    run, adam = run_of(document), node_of(document, "Adam")
    told = [run.step_sizes.set(adam, size) for size in (0.1, 0.1, 0.001)]

    assert told == [True, False, True]
    assert same(weights_after(run, 4), weights_after(run_of(document), 4))


def test_between_two_steps_the_size_of_the_schedule_stands_where_it_stood() -> None:
    document = classifier()
    run = with_size(document, "Adam", 0.5)
    run.step()

    (group,) = run.training.adam.param_groups
    assert group["lr"] == 0.001


@pytest.mark.parametrize("size", [0.0, -1.0, 11.0, math.nan, math.inf])
def test_a_size_that_cannot_be_is_refused_in_a_sentence(size: float) -> None:
    document = classifier()

    with pytest.raises(ValueError, match=r"Adam, step size: expected 0\.000001 to 10, received"):
        run_of(document).step_sizes.set(node_of(document, "Adam"), size)


def test_what_is_no_optimizer_is_refused_with_those_that_are() -> None:
    document = duel()

    with pytest.raises(ValueError, match=r"of this run \(Judging, Making\), received 'n99'"):
        run_of(document).step_sizes.set("n99", 0.1)


def test_with_one_optimizer_a_change_counts_from_the_next_step() -> None:
    document = classifier()
    sizes, adam = run_of(document).step_sizes, node_of(document, "Adam")

    assert [sizes.next_step(adam, steps) for steps in (0, 1, 7)] == [1, 2, 8]


def test_with_optimizers_that_alternate_it_counts_from_the_next_step_of_that_one() -> None:
    document = duel()  # a turn: Judging, Judging, Making
    sizes = run_of(document).step_sizes
    judging, making = (node_of(document, title) for title in ("Judging", "Making"))

    assert [sizes.next_step(judging, steps) for steps in (0, 1, 2, 3)] == [1, 2, 4, 4]
    assert [sizes.next_step(making, steps) for steps in (0, 2, 3)] == [3, 3, 6]


def test_with_optimizers_that_step_together_a_round_that_has_begun_is_over() -> None:
    document = rivals()
    sizes = run_of(document).step_sizes
    first, second = (node.id for node in document.graph.nodes.values() if node.block == "optimizer")

    assert [sizes.next_step(first, steps) for steps in (0, 1, 2)] == [1, 3, 3]
    assert [sizes.next_step(second, steps) for steps in (0, 1, 2)] == [2, 4, 4]


def test_in_a_later_stage_it_counts_from_the_first_step_of_that_stage() -> None:
    document = schooling()  # 3 turns of Before, 2 of Head, then All
    sizes = run_of(document).step_sizes
    head, everything = (node_of(document, title) for title in ("Head", "All"))

    assert [sizes.next_step(head, steps) for steps in (0, 3, 4)] == [4, 4, 5]
    assert [sizes.next_step(everything, steps) for steps in (0, 5)] == [6, 6]


def test_a_stage_that_is_over_takes_no_other_size() -> None:
    document = schooling()
    sizes, before = run_of(document).step_sizes, node_of(document, "Before")
    assert sizes.set(before, 0.1, steps=2)

    with pytest.raises(ValueError, match="Before, step size: its last step was in turn 3"):
        sizes.set(before, 0.2, steps=3)


def test_a_stage_is_over_with_its_last_step_though_others_still_step_in_that_turn() -> None:
    document = schooling(epochs=8)
    before, head = (node_of(document, title) for title in ("Before", "Head"))
    graph = edits.set_parameter(document.graph, [head], "from_turn", 1)
    sizes = run_of(edits.with_graph(document, graph)).step_sizes
    assert sizes.next_step(before, 4) == 5  # of Before, Head, Before, Head, Before, Head

    with pytest.raises(ValueError, match="Before, step size: its last step was in turn 3"):
        sizes.set(before, 0.2, steps=5)
