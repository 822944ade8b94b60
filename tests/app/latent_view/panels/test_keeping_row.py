from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import places
from app.latent_view.panels.keeping_row import KeepingRow
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.kept_file import FILE
from app.latent_view.space.latent import Latent
from app.session import Session
from engine.document.values import Document, Graph
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.data_of_scene import answer
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    made = Latent(Session(Document("Digits", network)))
    Answering(made, answer)
    return made


@pytest.fixture
def row(latent: Latent, qtbot: QtBot) -> KeepingRow:
    made = KeepingRow(latent)
    qtbot.addWidget(made)
    made.show()
    shown_run(latent.session, cloud())
    return made


def test_a_named_selection_is_kept(row: KeepingRow, latent: Latent) -> None:
    latent.select(np.array([1, 2]))
    QTest.keyClicks(row.name, "ugly")
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)

    assert KeptColumns.of(latent).rows("ugly").tolist() == [1, 2]
    assert "“ugly”" in row.said.text()
    assert row.name.text() == ""


def test_return_keeps_as_well(row: KeepingRow, latent: Latent) -> None:
    latent.select(np.array([1]))
    QTest.keyClicks(row.name, "ugly\r")

    assert len(KeptColumns.of(latent).columns) == 1


def test_only_a_selection_with_a_name_can_be_kept(row: KeepingRow, latent: Latent) -> None:
    states = [row.button.isEnabled()]
    QTest.keyClicks(row.name, "ugly")
    states.append(row.button.isEnabled())
    latent.select(np.array([1]))
    states.append(row.button.isEnabled())

    assert states == [False, False, True]


def test_what_cannot_be_kept_is_told(row: KeepingRow, latent: Latent) -> None:
    places.runs().mkdir(parents=True, exist_ok=True)
    (places.runs() / FILE).write_text("{")
    latent.select(np.array([1]))
    QTest.keyClicks(row.name, "ugly\r")

    assert "damaged" in row.said.text()
    assert row.name.text() == "ugly"


def test_a_damaged_file_of_another_folder_is_told_of_with_what_was_kept(
    row: KeepingRow, latent: Latent, tmp_path: Path
) -> None:
    latent.session.save(tmp_path / "digits.loom")
    places.runs().mkdir(parents=True, exist_ok=True)
    (places.runs() / FILE).write_text("{")
    latent.select(np.array([1]))
    QTest.keyClicks(row.name, "ugly\r")

    assert "“ugly”" in row.said.text()
    assert "damaged" in row.said.text()
