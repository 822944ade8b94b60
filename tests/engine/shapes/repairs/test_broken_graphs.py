from __future__ import annotations

import pytest

from engine.document.values import Document
from engine.observations.records import Record
from engine.shapes.check import check
from engine.shapes.repairs.offered import Repair, repairs_of
from engine.training.loop import Loop
from engine.training.run import Run
from tests.engine.shapes.repairs.broken_graphs import ROWS, Row

LEAST_ROWS = 40


def repairs(row: Row) -> dict[str, Repair]:
    """What is offered for the problem of a row, by title."""
    document = row.draw()
    checked = check(document)
    problem = next(each for each in checked.told if each.code == row.code)
    return {repair.title: repair for repair in repairs_of(document, checked, problem)}


def train_a_step(document: Document) -> None:
    import torch  # takes seconds, which only the slow test has

    told: list[Record] = []
    loop = Loop(Run(document, torch.device("cpu")), "step", told.append)
    loop.start()
    loop.step()


def test_there_are_many_broken_graphs_each_of_its_own() -> None:
    assert len({row.given for row in ROWS}) == len(ROWS) >= LEAST_ROWS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.given)
def test_a_broken_graph_is_caught_and_every_repair_leaves_no_problem(row: Row) -> None:
    found = repairs(row)

    assert row.repair in found
    left = [each for repair in found.values() for each in check(repair.document).told]
    assert all(each.is_warning and each.code != row.code for each in left)


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.given)
def test_every_repair_of_a_broken_graph_makes_it_trainable(row: Row) -> None:
    for repair in repairs(row).values():
        train_a_step(repair.document)
