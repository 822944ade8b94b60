from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app import places
from app.latent_view.space.kept_columns import KeptColumns
from app.latent_view.space.kept_file import FILE, KeptColumn, read_columns, write_columns
from app.latent_view.space.latent import Latent
from app.session import Session
from engine.document.values import Document, Graph
from tests.app.latent_view.answering import Answering
from tests.app.latent_view.data_of_scene import DATA, answer
from tests.app.latent_view.scene import cloud, shown_run

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROWS = np.array([3, 9])


@pytest.fixture
def latent(qapp: object, network: Graph) -> Latent:
    made = Latent(Session(Document("Digits", network)))
    Answering(made, answer)
    return made


@pytest.fixture
def kept(latent: Latent) -> KeptColumns:
    found = KeptColumns.of(latent)
    shown_run(latent.session, cloud())
    return found


def test_there_is_one_list_of_columns_for_a_space(latent: Latent) -> None:
    assert KeptColumns.of(latent) is KeptColumns.of(latent)


def test_a_selection_is_kept_under_its_name(kept: KeptColumns, qtbot: QtBot) -> None:
    with qtbot.waitSignal(kept.changed):
        assert kept.keep(" ugly sevens ", ROWS)

    assert [column.name for column in kept.columns] == ["ugly sevens"]
    assert kept.rows("ugly sevens").tolist() == [3, 9]
    (column,) = read_columns(places.runs())
    assert column == KeptColumn(name="ugly sevens", data=DATA.digest, rows=60, members=(3, 9))


def test_the_same_name_takes_the_place_of_the_column_before(kept: KeptColumns) -> None:
    kept.keep("ugly", ROWS)
    kept.keep("ugly", np.array([5]))

    assert len(kept.columns) == 1
    assert kept.rows("ugly").tolist() == [5]


def test_another_run_on_the_same_data_finds_the_column_again(
    kept: KeptColumns, latent: Latent
) -> None:
    kept.keep("ugly", ROWS)

    shown_run(latent.session, cloud("r2"))

    assert kept.rows("ugly").tolist() == [3, 9]


def test_columns_of_other_data_are_not_shown_and_not_lost(kept: KeptColumns) -> None:
    other = KeptColumn(name="ugly", data="0" * 64, rows=9, members=(8,))
    write_columns(places.runs(), (other,))

    kept.keep("ugly", ROWS)

    assert [column.members for column in kept.columns] == [(3, 9)]
    assert other in read_columns(places.runs())


def test_a_saved_document_keeps_columns_beside_its_runs_and_finds_the_earlier_ones(
    kept: KeptColumns, latent: Latent, tmp_path: Path
) -> None:
    kept.keep("before", ROWS)
    latent.session.save(tmp_path / "digits.loom")

    kept.keep("after", np.array([1]))

    assert {column.name for column in kept.columns} == {"before", "after"}
    assert [column.name for column in read_columns(tmp_path / "digits.runs")] == ["after"]


def test_a_column_that_is_deleted_is_gone_from_the_file(kept: KeptColumns) -> None:
    kept.keep("ugly", ROWS)
    kept.keep("fine", ROWS)

    assert kept.remove("ugly")

    assert [column.name for column in read_columns(places.runs())] == ["fine"]
    assert kept.rows("ugly").tolist() == []


@pytest.mark.parametrize(("name", "rows"), [("", [1]), ("  ", [1]), ("ugly", [])])
def test_without_a_name_or_a_sample_nothing_is_kept(
    kept: KeptColumns, qtbot: QtBot, name: str, rows: list[int]
) -> None:
    with qtbot.waitSignal(kept.failed):
        assert not kept.keep(name, np.array(rows, np.int64))

    assert kept.columns == ()


@pytest.mark.parametrize(
    ("answered", "words"), [(None, "not known yet"), ("The data are gone.", "The data are gone.")]
)
def test_while_the_data_are_not_known_that_is_said(
    network: Graph, qtbot: QtBot, answered: str | None, words: str
) -> None:
    latent = Latent(Session(Document("Digits", network)))
    Answering(latent, lambda _: answered)
    kept = KeptColumns.of(latent)
    shown_run(latent.session, cloud())

    with qtbot.waitSignal(kept.failed) as told:
        assert not kept.keep("ugly", ROWS)

    assert words in told.args[0]


def test_a_damaged_file_is_told_of_and_left_as_it_is(kept: KeptColumns, qtbot: QtBot) -> None:
    path = places.runs() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")

    with qtbot.waitSignal(kept.failed) as told:
        assert not kept.keep("ugly", ROWS)

    assert "damaged" in told.args[0]
    assert path.read_text() == "{"


def test_a_damaged_file_hides_no_column_of_another_folder(
    kept: KeptColumns, latent: Latent, tmp_path: Path, qtbot: QtBot
) -> None:
    latent.session.save(tmp_path / "digits.loom")
    path = places.runs() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")

    with qtbot.waitSignal(kept.failed) as told:
        assert kept.keep("ugly", ROWS)

    assert FILE in told.args[0]
    assert kept.rows("ugly").tolist() == [3, 9]
    assert path.read_text() == "{"
