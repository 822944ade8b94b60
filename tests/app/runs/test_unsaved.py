from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bridge.collector import Collector
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


@pytest.fixture
def other_disk(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every other folder is on a disk of its own."""
    rename = Path.rename

    def on_one_disk(path: Path, target: Path) -> Path:
        if path.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", on_one_disk)
    collector = Collector()  # as in the program: no garbage is collected on the thread
    collector.start()
    yield
    collector.stop()


@pytest.mark.usefixtures("other_disk")
def test_runs_are_carried_to_another_disk_while_the_window_goes_on(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    train(session, runs, data)
    end(session)
    arrived: list[bool] = []
    target = tmp_path / "Mine.runs" / "r1"
    runs.moved.connect(lambda: arrived.append(target.exists()))
    session.save(tmp_path / "Mine.loom")
    qtbot.waitUntil(lambda: len(arrived) == 2 and arrived[1])
    assert list(data.iterdir()) == []
    assert [path.name for path in (tmp_path / "Mine.runs").iterdir()] == ["r1"]
    assert (tmp_path / "Mine.runs" / "r1" / "run.json").exists()


@pytest.mark.usefixtures("other_disk")
def test_closing_waits_for_the_runs_that_are_on_their_way(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    train(session, runs, data)
    end(session)
    session.save(tmp_path / "Mine.loom")
    runs.close()
    assert (tmp_path / "Mine.runs" / "r1" / "run.json").exists()
    assert list(data.iterdir()) == []


@pytest.mark.usefixtures("other_disk")
def test_a_run_that_cannot_be_carried_stays_whole_and_is_told(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    train(session, runs, data)
    end(session)
    keep(tmp_path / "Mine.runs" / "r1")
    told: list[str] = []
    runs.failed.connect(told.append)
    session.save(tmp_path / "Mine.loom")
    runs.close()
    (sentence,) = told
    assert sentence.startswith(f"A run of this document stays in {data / 'r1'}: ")
    assert (data / "r1" / "run.json").exists()
    assert [path.name for path in (tmp_path / "Mine.runs").iterdir()] == ["r1"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.usefixtures("other_disk")
def test_a_run_of_which_a_file_cannot_be_copied_is_told_in_a_sentence(
    session: Session, runs: UnsavedRuns, data: Path, tmp_path: Path
) -> None:
    train(session, runs, data)
    (data / "r1" / "curves").symlink_to(data / "nowhere")
    end(session)
    told: list[str] = []
    runs.failed.connect(told.append)
    session.save(tmp_path / "Mine.loom")
    runs.close()
    stays = f"A run of this document stays in {data / 'r1'}"
    assert told == [f"{stays}: not every file of it could be copied."]
    assert list((tmp_path / "Mine.runs").iterdir()) == []
