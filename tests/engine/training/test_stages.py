"""Stages of a training: who steps when, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from engine.document import edits
from engine.observations.records import Record, RunStage, RunStarted, Validated
from engine.training.gradients import gradient_norms
from engine.training.loop import Loop
from engine.training.run import Run, Step
from engine.training.timing import step_time
from tests.engine.drawn import moved, node_of, run_of, schooling, told_by, weights_of


def walked(run: Run) -> Iterator[Step]:
    while step := run.step():
        yield step


def test_each_optimizer_steps_in_its_own_turns() -> None:
    run = run_of(schooling())
    titles = [run.document.graph.nodes[step.optimizer].title for step in walked(run)]

    assert titles == ["Before"] * 3 + ["Head"] * 2 + ["All"] * 3
    assert (run.turns, run.all_steps, run.turns_done, run.epoch) == (8, 8, 8, 4)


def test_a_stage_moves_the_weights_that_its_optimizer_owns_and_no_others() -> None:
    run = run_of(schooling())
    found = []
    for steps in (3, 2, 3):
        before = {name: weight.clone() for name, weight in run.weights().items()}
        for _ in range(steps):
            run.step()
        after = run.weights()
        changed = [name for name in after if not torch.equal(after[name], before[name])]
        nodes = {name.partition(".")[0] for name in changed}
        found.append({run.document.graph.nodes[node].title for node in nodes})

    assert found == [{"Maker", "Again"}, {"Told"}, {"Maker", "Told"}]


def test_a_run_says_where_its_stages_begin_and_which_one_it_is_in() -> None:
    told: list[Record] = []
    loop = Loop(run_of(schooling()), "run", told.append)
    loop.start()
    while loop.step():
        pass
    loop.end("finished")

    (start,) = [record for record in told if isinstance(record, RunStarted)]
    assert start.stages == (
        RunStage(1, ("Before",)),
        RunStage(4, ("Head",)),
        RunStage(6, ("All",)),
    )
    assert [start.stage_at(step) for step in (0, 2, 3)] == [
        (1, start.stages[0]),
        (1, start.stages[0]),
        (2, start.stages[1]),
    ]
    validated = [record.step for record in told if isinstance(record, Validated)]
    assert validated == [2, 4, 6, 8, 8]


def test_a_schedule_runs_its_course_within_its_stage() -> None:
    run = run_of(schooling())
    text = run.program.text

    assert 'cosine(self.steps["head"], 2, first=0.001)' in text
    for _ in range(5):
        run.step()
    (group,) = run.training.head.param_groups
    assert 0 < group["lr"] < 0.001


@pytest.mark.parametrize("title", ["Before", "All"])
def test_what_is_looked_at_moves_with_each_stage_though_only_one_keeps_a_mean(title: str) -> None:
    document = schooling()
    graph = edits.set_parameter(document.graph, [node_of(document, title)], "average", 0.9)
    run = run_of(edits.with_graph(document, graph))

    found = []
    for steps in (3, 2, 3):
        before = weights_of(run)
        told_by(run, steps)
        found.append({document.graph.nodes[name].title for name in moved(before, weights_of(run))})

    assert found == [{"Maker", "Again"}, {"Told"}, {"Maker", "Told"}]


def test_weights_that_a_later_stage_trains_without_a_mean_are_looked_at_themselves() -> None:
    document = schooling()
    graph = edits.set_parameter(document.graph, [node_of(document, "Before")], "average", 0.9)
    run = run_of(edits.with_graph(document, graph))
    told_by(run, 5)
    weight, looked_at = (
        each.get_parameter("maker.point.weight") for each in (run.network, run.looking)
    )
    assert not torch.equal(weight, looked_at)

    told_by(run, 1)

    assert torch.equal(weight, looked_at)


def test_time_and_gradients_are_measured_of_what_steps_now() -> None:
    run = run_of(schooling())
    before = node_of(run.document, "Before")
    assert list(gradient_norms(run).norms) == [before]
    again, told = (node_of(run.document, title) for title in ("Again", "Told"))
    assert again in step_time(run, "run").shares
    assert told not in step_time(run, "run").shares


def test_a_schedule_of_a_stage_that_the_run_cuts_short_ends_with_the_run() -> None:
    document = schooling()
    everything = node_of(document, "All")
    graph = edits.set_parameter(document.graph, [everything], "until_turn", 1000)
    graph = edits.set_parameter(graph, [everything], "schedule", "cosine")

    text = run_of(edits.with_graph(document, graph)).program.text

    assert 'cosine(self.steps["all_2"], (self.turns - 5), first=0.001)' in text
