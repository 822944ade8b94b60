from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.lost_weights import lost_weights
from app.session import Session
from engine.document.edits import take_weights
from engine.document.values import KeptWeights
from tests.app.runs.kept_runs import keep, throw_away

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEPT = KeptWeights("r1", "n3", "ab" * 32)
REPAIR = "Start with random weights"


def starting(session: Session) -> Session:
    """The session after a node was told to start with weights of an earlier run."""
    session.edit("Start", take_weights(session.graph, "n3", KEPT))
    return session


def test_weights_of_a_run_that_is_gone_are_a_problem_of_the_node(digits: Session) -> None:
    (problem,) = starting(digits).told
    assert problem.nodes == ("n3",)
    assert problem.sentence == (
        "Encoder 1: it starts with weights of the run r1, which is not there. Put its folder back, "
        "or let it start with random weights."
    )
    assert digits.known.of_node("n3") == (problem,)


def test_a_run_that_is_kept_is_no_problem(digits: Session, data_folder: Path) -> None:
    keep(data_folder / "runs" / "r1")
    assert starting(digits).told == ()


def test_a_run_beside_the_file_of_the_document_is_found(digits: Session, tmp_path: Path) -> None:
    graph = starting(digits).graph
    keep(tmp_path / "other.runs" / "r1")
    assert lost_weights(graph, tmp_path / "digits.loom") == ()
    assert lost_weights(graph, tmp_path / "elsewhere" / "digits.loom")


def test_the_repair_lets_the_node_start_with_random_weights(digits: Session) -> None:
    (problem,) = starting(digits).told
    (repair,) = digits.repairs_of(problem)

    digits.repair(problem, repair.title)

    assert digits.history.undoText() == repair.title == REPAIR
    assert digits.graph.nodes["n3"].weights_from is None
    assert digits.told == ()


def test_a_run_that_goes_and_comes_back_is_noticed_when_the_runs_are_read(
    digits: Session, data_folder: Path, qtbot: QtBot
) -> None:
    folder = keep(data_folder / "runs" / "r1")
    starting(digits)
    throw_away(folder)

    with qtbot.waitSignal(digits.failure_changed):
        digits.look_for_weights()
    assert digits.lost

    keep(folder)
    with qtbot.waitSignal(digits.failure_changed):
        digits.look_for_weights()
    assert not digits.lost


def test_a_document_without_earlier_weights_asks_for_no_folder(digits: Session) -> None:
    assert lost_weights(digits.graph, Path("\0 no path")) == ()
