from __future__ import annotations

from pathlib import Path

from app.runs.carrying import Carrying
from tests.app.runs.kept_runs import keep


def test_each_folder_arrives_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    ways = [(keep(here / run), there / run) for run in ("r1", "r2")]
    carrying = Carrying(ways)
    carrying.run()
    assert sorted(path.name for path in there.iterdir()) == ["r1", "r2"]
    assert list(here.iterdir()) == []
    assert carrying.faults == {}


def test_what_cannot_arrive_stays_and_the_next_is_carried(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    taken = keep(there / "r1")
    ways = [(keep(here / run), there / run) for run in ("r1", "r2")]
    carrying = Carrying(ways)
    carrying.run()
    assert list(carrying.faults) == [here / "r1"]
    assert [path.name for path in here.iterdir()] == ["r1"]
    assert sorted(there.iterdir()) == [taken, there / "r2"]
