from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.runs.unsaved import UnsavedRuns
from app.session import Session
from engine.observations.records import RunEnded
from tests.app.runs.kept_runs import DIGITS, keep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def data(data_folder: Path) -> Path:
    """Where runs of documents without a file are kept."""
    return data_folder / "runs"


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(DIGITS)


@pytest.fixture
def runs(session: Session) -> UnsavedRuns:
    return UnsavedRuns(session)


def train(session: Session, runs: UnsavedRuns, data: Path, run: str = "r1") -> None:
    session.run.expect(run)
    runs.note()
    keep(data / run)


def end(session: Session, run: str = "r1") -> None:
    session.run.take([RunEnded(run, "finished", 1.0, 4)])


def test_runs_move_beside_a_document_that_is_saved(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, runs, data)
    end(session)
    with qtbot.waitSignal(runs.moved):
        session.save(tmp_path / "Mine.loom")
    assert [path.name for path in (tmp_path / "Mine.runs").iterdir()] == ["r1"]
    assert list(data.iterdir()) == []


def test_a_run_that_is_active_stays_and_moves_when_it_ends(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    train(session, runs, data)
    session.save(tmp_path / "Mine.loom")
    before = (data / "r1").exists()
    end(session)
    assert before
    assert (tmp_path / "Mine.runs" / "r1" / "run.json").exists()


def test_runs_of_a_saved_document_and_reopened_ones_stay_where_they_are(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    session.run.expect("r1", is_reopened=True)
    runs.note()
    keep(data / "r1")
    end(session)
    session.save(tmp_path / "Mine.loom")
    assert (data / "r1").exists()


def test_runs_of_an_earlier_document_are_forgotten(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    train(session, runs, data)
    end(session)
    runs.forget()
    session.save(tmp_path / "Mine.loom")
    assert (data / "r1").exists()


def test_a_run_that_cannot_be_moved_is_told(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, runs, data)
    end(session)
    (tmp_path / "Mine.runs").write_text("no folder")
    with qtbot.waitSignal(runs.failed) as failed:
        session.save(tmp_path / "Mine.loom")
    assert failed.args[0].startswith(f"A run of this document stays in {data / 'r1'}: ")
