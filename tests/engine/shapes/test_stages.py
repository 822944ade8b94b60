from __future__ import annotations

import pytest

from engine.document.values import Document
from engine.drawing import Drawing
from engine.shapes.check import check
from engine.shapes.stages import Stage, most_steps, turns_of
from tests.engine.shapes.drawn import Network, only_problem, problems


def staged(*stages: tuple[int, int], order: int = 0, **settings: int) -> Document:
    """One layer of moons that optimizers train in turns of their own: 2 steps an epoch of 140."""
    drawing = Drawing("Staged", **{"epochs": 5, "batch_size": 64, **settings})
    moons = drawing.place("dataset", data="moons", rows=200)
    made = drawing.place("linear", moons["points"], shape=(2,), title="Made")
    loss = drawing.place("mean_squared_error", made, moons["points"], title="Loss")
    for number, (first, last) in enumerate(stages, 1):
        drawing.place(
            "optimizer",
            loss,
            title=f"Stage {number}",
            trains=(made.id,),
            order=order or number,
            from_turn=first,
            until_turn=last,
        )
    return drawing.document


def turns(document: Document) -> int:
    checked = check(document)
    return turns_of(document.settings, document.graph, checked.sources, checked.batch_size)


@pytest.mark.parametrize(
    ("stage", "held", "words"),
    [
        (Stage(), [1, 2, 3, 4, 5, 6], ""),
        (Stage(3), [3, 4, 5, 6], "from turn 3 on"),
        (Stage(1, 4), [1, 2, 3, 4], "up to turn 4"),
        (Stage(2, 3), [2, 3], "in turns 2 to 3"),
        (Stage(2, 2), [2], "in turn 2"),
        (Stage(5, 4), [], "in turns 5 to 4"),
    ],
)
def test_a_stage_holds_its_turns_both_ends_included(
    stage: Stage, held: list[int], words: str
) -> None:
    assert [turn for turn in range(7) if stage.holds(turn)] == held
    assert stage.turns(6) == len(held)
    assert stage.words == words


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Stage(), Stage(100, 200), True),
        (Stage(1, 10), Stage(11, 20), False),
        (Stage(1, 11), Stage(11, 20), True),
        (Stage(5), Stage(1, 4), False),
    ],
)
def test_stages_meet_where_a_turn_belongs_to_both(one: Stage, other: Stage, meet: bool) -> None:
    assert one.meets(other) is other.meets(one) is meet


def test_a_turn_has_the_steps_of_the_stage_with_most() -> None:
    assert most_steps([(Stage(1, 4), 1), (Stage(5), 2), (Stage(3, 6), 2)]) == 4
    assert most_steps([]) == 0


def test_stages_behind_one_another_are_no_problem_also_in_one_order() -> None:
    assert problems(staged((1, 4), (5, 0))) == ()
    assert problems(staged((1, 4), (5, 0), order=1)) == ()


def test_a_run_with_stages_takes_the_turns_of_its_epochs() -> None:
    assert turns(staged((1, 4), (5, 0))) == 10
    assert turns(staged((1, 4), (4, 0))) == 5  # turn 4 draws both batches of an epoch


def test_a_stage_that_begins_when_the_run_is_over_is_a_problem_with_the_last_turn() -> None:
    problem = only_problem(staged((1, 10), (11, 0)))

    assert (problem.code, problem.nodes, problem.parameter) == ("stage", ("n5",), "from_turn")
    assert problem.sentence == (
        "Stage 2: expected from turn 10 or an earlier one, received 11; the run is over before its "
        "first turn. Train for more epochs, or let it begin earlier."
    )


def test_a_stage_that_ends_before_it_begins_is_a_problem() -> None:
    problem = only_problem(staged((1, 0), (6, 5)))

    assert problem.sentence == (
        "Stage 2: expected until turn 6 or a later one, received 5; its last turn is before its "
        "first one. Let it go on for longer, or begin earlier."
    )


@pytest.mark.parametrize(
    ("stages", "received"),
    [
        (((1, 4), (7, 0)), "none in turns 5 to 6"),
        (((1, 4), (5, 8)), "none in turns 9 to 10"),
        (((3, 0),), "none in turns 1 to 2"),
        (((1, 4), (6, 0)), "none in turn 5"),
    ],
)
def test_turns_in_which_nothing_is_trained_are_a_problem(
    stages: tuple[tuple[int, int], ...], received: str
) -> None:
    problem = only_problem(staged(*stages))

    assert (problem.code, problem.received) == ("stage", received)
    assert problem.expected == "an optimizer in each of the 10 turns"


def test_optimizers_that_step_together_have_the_same_turns() -> None:
    network = Network()
    for title, until in (("First", 3), ("Second", 0)):
        network.train(network.place("dense", network.flat), until_turn=until, title=title)
    problem = only_problem(network)

    assert problem.code == "rounds"
    assert problem.sentence == (
        "First and Second: expected the same turns, received up to turn 3 and all; "
        "optimizers of equal order step together. "
        "Give them the same turns, or different orders to alternate."
    )


def test_weights_of_stages_that_share_a_turn_must_not_be_trained_in_one_step() -> None:
    problem = only_problem(staged((1, 0), (1, 0), order=1))

    assert problem.code == "owner"
    assert problem.cause == "they step together, so they must not train the same weights"


def test_optimizers_of_equal_order_must_make_equally_many_steps() -> None:
    network = Network()
    for title, steps in (("First", 1), ("Second", 5)):
        network.train(network.place("dense", network.flat), steps_a_turn=steps, title=title)
    problem = only_problem(network)
    assert problem.code == "rounds"
    assert problem.nodes == ("n5", "n8")
    assert problem.sentence == (
        "First and Second: expected the same number of steps a turn, received 1 and 5; "
        "optimizers of equal order step together. "
        "Give them the same number, or different orders to alternate."
    )


def test_optimizers_of_different_order_may_make_different_numbers_of_steps() -> None:
    network = Network()
    for order, steps in ((1, 1), (2, 5)):
        network.train(network.place("dense", network.flat), steps_a_turn=steps, order=order)
    assert problems(network) == ()


def test_one_stage_that_holds_no_turn_is_told_and_no_fault() -> None:
    assert only_problem(staged((5, 3))).parameter == "until_turn"
