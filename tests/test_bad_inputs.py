"""The table of bad inputs: what a person does, and the whole sentence that the person reads.

Each row is done through what a person meets, and its trial holds that nothing was lost.
`python -m tests.test_bad_inputs` prints the table as Markdown.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import places
from tests.bad_inputs import files, graphs, selections, states, traps, values, views, ways
from tests.bad_inputs.bench import Bench, Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

TABLE: dict[str, tuple[Row, ...]] = {
    "File": files.ROWS,
    "Value": values.ROWS,
    "Data and graph": graphs.ROWS,
    "Trap": traps.ROWS,
    "State": states.ROWS,
    "Selection": selections.ROWS,
    "View": views.ROWS,
    "Way": ways.ROWS,
}
ROWS = [row for rows in TABLE.values() for row in rows]


@pytest.fixture
def bench(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Bench:
    """Nothing of a trial lands in the person's own data."""
    data = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(places, "user_data_path", lambda *_, **__: data)
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    return Bench(tmp_path, qtbot, monkeypatch, capsys)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.given)
def test_a_bad_input_is_one_sentence_and_nothing_is_lost(row: Row, bench: Bench) -> None:
    said = row.trial(bench)

    assert said.replace(str(bench.folder), "{folder}") == row.reads.replace(
        "{process}", str(os.getpid())
    )


def as_markdown() -> str:
    """The table, to be pasted."""
    lines = ["| | Input | Where | What the person reads |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | {row.given} | {row.where} | {row.reads} |"
        for kind, rows in TABLE.items()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
