from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inspector.earlier import start_title, starts
from app.inspector.start_row import StartRow
from app.session import Session
from engine.document.edits import link, move, set_parameter, take_weights, with_graph
from engine.document.values import Document, KeptWeights
from engine.drawing import Drawing
from tests.app.runs.kept_runs import damage, keep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

DIGEST = "ab" * 32
FIRST = KeptWeights("r1", "n3", DIGEST)


@pytest.fixture
def data(data_folder: Path, session: Session) -> Path:
    """Where one run of the document is kept, whose nodes stood elsewhere then."""
    before = with_graph(session.document, move(session.graph, {"n3": (80.0, 80.0)}))
    keep(data_folder / "runs" / "r1", before, weights_sha256=DIGEST)
    return data_folder / "runs"


@pytest.fixture
def row(session: Session, qtbot: QtBot) -> StartRow:
    row = StartRow()
    qtbot.addWidget(row)
    show(row, session)
    return row


def show(row: StartRow, session: Session, node: str = "n3", *, has_weights: bool = True) -> None:
    document = session.document
    row.show_start(document.graph.nodes[node], document, None, has_weights=has_weights)


def of(session: Session, node: str) -> list[KeptWeights]:
    return [s.weights for s in starts(session.graph.nodes[node], session.document, None)]


def test_a_node_can_start_with_the_weights_of_a_node_like_it(session: Session, data: Path) -> None:
    assert of(session, "n3") == [FIRST]
    assert of(session, "n2") == []

    session.edit("Narrow", set_parameter(session.graph, ["n3"], "units", 7))

    assert of(session, "n3") == []


def test_the_newest_runs_come_first_and_what_cannot_be_read_is_passed_over(
    session: Session, data: Path
) -> None:
    keep(data / "r2", session.document, weights_sha256="cd" * 32)
    keep(data / "r3", session.document)  # without weights
    damage(data / "r4")
    (keep(data / "r5", session.document, weights_sha256=DIGEST) / "document.loom").unlink()

    assert [weights.run for weights in of(session, "n3")] == ["r2", "r1"]


def test_weights_are_called_by_their_run_and_their_node(data: Path) -> None:
    assert start_title(FIRST, None).endswith(", seed 3 · Encoder 1 of Digits")
    for gone in (KeptWeights("r1", "n3", "00" * 32), KeptWeights("r9", "n3", DIGEST)):
        assert start_title(gone, None) == f"{gone.run}, which is not there"


def test_the_list_is_made_when_it_has_the_focus_and_a_choice_is_told(
    row: StartRow, data: Path, qtbot: QtBot
) -> None:
    assert row.box.currentText() == "Random weights"
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    with qtbot.waitSignal(row.chosen) as told:
        row.box.setFocus()
        assert row.box.count() == 2
        QTest.keyClick(row.box, Qt.Key.Key_Down)
    assert told.args == [FIRST]
    assert row.box.itemData(1, Qt.ItemDataRole.ToolTipRole) == start_title(FIRST, None)


def test_what_a_node_starts_with_is_shown_also_when_its_run_is_gone(
    row: StartRow, session: Session
) -> None:
    session.edit("Take", take_weights(session.graph, "n3", FIRST))

    show(row, session)

    assert row.box.currentText() == "r1, which is not there"
    assert "random ones" in row.help_words


def test_what_has_no_weights_of_its_own_has_no_choice(row: StartRow, session: Session) -> None:
    assert not row.isHidden()
    show(row, session, "n2", has_weights=False)
    assert row.isHidden()
    session.edit("Link", link(session.graph, "n3", "n4"))
    show(row, session)
    assert row.isHidden()


def test_a_part_is_alike_only_with_the_parts_inside_it(session: Session, data_folder: Path) -> None:
    def holding(units: int) -> Document:
        inner, outer, top = Drawing(), Drawing(), Drawing("Nested")
        value = inner.place("input", title="x")
        inner.place("output", inner.place("dense", value, units=units), title="y")
        outer.part("Inner", inner.graph)
        entry = outer.place("input", title="x")
        outer.place("output", outer.place("part", entry, part="Inner"), title="y")
        top.part("Inner", inner.graph)
        top.part("Outer", outer.graph)
        top.place("part", part="Outer")
        return top.document

    keep(data_folder / "runs" / "r1", holding(8), weights_sha256=DIGEST)
    same, other = holding(8), holding(9)

    assert len(starts(same.graph.nodes["n1"], same, None)) == 1
    assert starts(other.graph.nodes["n1"], other, None) == ()
