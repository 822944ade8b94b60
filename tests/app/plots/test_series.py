from __future__ import annotations

import numpy as np
import pytest

from app.plots.series import last_step, measures_of, series_of, shown_steps, steps_per_epoch
from app.run_view import RunView
from engine.document.edits import add
from engine.document.values import Graph, Node
from engine.language import Map
from engine.observations.records import Losses, RunEnded, RunStarted, Validated

GRAPH = add(
    Graph(),
    Node("l1", "mean_squared_error", "Reconstruction"),
    Node("l2", "mean_absolute_error", "Sparsity"),
    Node("m1", "accuracy", "Accuracy"),
)


@pytest.fixture
def run(qapp: object) -> RunView:
    view = RunView()
    view.expect("r1")
    view.take([started({"o1": "Adam"})])
    return view


def started(optimizers: dict[str, str], epochs: int = 10, steps: int = 100) -> RunStarted:
    return RunStarted("r1", "Digits", Map(optimizers), epochs, steps, "cpu", 1, 9, "")


def losses(optimizer: str, *terms: str, count: int = 5) -> Losses:
    values = {term: np.ones(count, np.float32) for term in terms}
    return Losses("r1", optimizer, np.arange(1, count + 1), Map(values))


def validated(step: int, **values: float) -> Validated:
    return Validated("r1", "validation", 1, step, Map(values))


def names(run: RunView) -> list[str]:
    return [series.name for series in series_of(run, GRAPH)]


def test_one_optimizer_and_one_loss_are_called_training_and_validation(run: RunView) -> None:
    run.take([losses("o1", "loss"), validated(5, l1=0.5)])

    assert names(run) == ["training", "validation"]
    assert [series.is_noisy for series in series_of(run, GRAPH)] == [True, False]
    assert series_of(run, GRAPH)[1].last == pytest.approx(0.5)


def test_several_optimizers_are_called_by_their_titles(run: RunView) -> None:
    run.take([started({"o1": "Judge", "o2": "Forger"}), losses("o1", "loss"), losses("o2", "loss")])

    assert names(run) == ["Judge", "Forger"]


def test_terms_and_their_validation_are_called_by_the_titles_of_their_nodes(run: RunView) -> None:
    run.take([losses("o1", "loss", "l1", "l2"), validated(5, l1=0.5, l2=0.1)])

    assert names(run) == [
        "training",
        "Reconstruction",
        "Sparsity",
        "Reconstruction, validation",
        "Sparsity, validation",
    ]


def test_a_node_that_was_deleted_meanwhile_is_called_by_its_id(run: RunView) -> None:
    run.take([losses("o1", "loss", "gone")])

    assert names(run) == ["training", "gone"]


def test_a_measure_is_no_loss(run: RunView) -> None:
    run.take([losses("o1", "loss"), validated(5, l1=0.5, m1=0.97)])

    assert names(run) == ["training", "validation"]
    assert [measure.name for measure in measures_of(run, GRAPH)] == ["Accuracy"]


def test_a_run_without_losses_has_no_curves(run: RunView) -> None:
    assert series_of(run, GRAPH) == ()
    assert last_step(run) == 0


def test_the_plot_is_as_wide_as_the_run_once_a_third_of_it_is_done(run: RunView) -> None:
    run.take([losses("o1", "loss", count=10)])
    assert shown_steps(run) == 30

    run.take([losses("o1", "loss", count=60)])
    assert shown_steps(run) == 100


def test_the_plot_of_a_run_that_was_stopped_ends_at_its_last_step(run: RunView) -> None:
    run.take([losses("o1", "loss", count=40), RunEnded("r1", "stopped", 1.0, 40)])

    assert shown_steps(run) == 40


def test_an_epoch_is_its_share_of_all_steps_whenever_the_first_look_at_validation_was(
    run: RunView,
) -> None:
    run.take([validated(17, l1=0.5)])

    assert steps_per_epoch(run) == 10


def test_before_any_run_nothing_is_known(qapp: object) -> None:
    assert steps_per_epoch(RunView()) == 0
    assert shown_steps(RunView()) == 1
