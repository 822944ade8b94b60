from __future__ import annotations

import math

from engine.deck.figure import Figure, at_least
from engine.deck.runs import Runs
from engine.deck.table import figures, measured, table
from engine.training.loop import Failure


def seed(runs: Runs) -> float:
    return float(runs.seed)


def broken(runs: Runs) -> float:
    if runs.seed == 1:
        raise Failure("It went wrong.")
    return 1.0


def test_of_several_seeds_the_median_counts() -> None:
    (found,) = measured([Figure(3, "seed", seed, at_least(1))], 3)
    assert found.values == (0.0, 1.0, 2.0)
    assert found.value == 1.0
    assert found.is_passed


def test_what_does_not_depend_on_the_seed_is_worked_out_once() -> None:
    (found,) = measured([Figure(2, "closed form", seed, at_least(1), is_of_a_seed=False)], 3)
    assert found.values == (0.0,)
    assert not found.is_passed


def test_a_run_that_fails_gives_no_number_and_passes_nothing() -> None:
    (found,) = measured([Figure(3, "broken", broken, at_least(0))], 3)
    assert math.isnan(found.value)
    assert not found.is_passed
    assert found.json()["value"] is None


def test_a_figure_without_a_bar_is_shown_and_passes() -> None:
    (found,) = measured([Figure(3, "shown", seed)], 1)
    assert found.is_passed
    assert found.cells()[3] == "shown"
    assert found.json()["bar"] is None


def test_the_table_says_row_figure_value_bar_baseline_and_whether_it_passed() -> None:
    found = list(measured([Figure(9, "share", seed, at_least(0.5), seed, "linear")], 2))
    assert table(found) == (
        "row  figure  value  bar           baseline    seconds  pass",
        "9    share   0.5    at least 0.5  linear 0.5  0        yes",
    )


def test_the_figures_of_the_deck_are_found_in_order_and_by_row() -> None:
    rows = [figure.row for figure in figures()]
    assert rows == sorted(rows)
    assert {figure.row for figure in figures([19])} == {19}
    assert len({(figure.row, figure.title) for figure in figures()}) == len(figures())
