from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from app.latent_view.values.sample_table import SampleTable, number_words
from tests.app.latent_view.data_of_scene import described

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

FALLING, ACROSS = Qt.SortOrder.DescendingOrder, Qt.Orientation.Horizontal


@pytest.fixture
def table(qapp: object) -> SampleTable:
    made = SampleTable()
    made.show_samples(described((4, 2, 9)))
    return made


def words(table: SampleTable) -> list[list[str]]:
    return [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_it_has_a_column_for_all_that_is_known(table: SampleTable) -> None:
    assert table.titles == ("Sample", "label", "weight", "Loss")
    assert words(table)[0] == ["2", "2", "0.2", "7.25"]


def test_what_is_known_of_no_sample_has_no_column(table: SampleTable) -> None:
    table.show_samples(described((1,), has_loss=False))

    assert table.titles == ("Sample", "label", "weight")


def test_it_is_sorted_by_any_column_both_ways(table: SampleTable) -> None:
    for column, rising in ((0, [2, 4, 9]), (1, [9, 4, 2]), (3, [9, 4, 2])):
        table.sort(column)
        assert [table.sample(row) for row in range(3)] == rising
        table.sort(column, FALLING)
        assert [table.sample(row) for row in range(3)] == rising[::-1]


def test_it_stays_sorted_when_other_samples_come(table: SampleTable) -> None:
    table.sort(3, FALLING)

    table.show_samples(described((7, 30, 1)))

    assert [table.sample(row) for row in range(3)] == [1, 7, 30]


def test_the_header_says_by_what_and_which_way(table: SampleTable) -> None:
    table.sort(3, FALLING)

    assert table.headerData(3, ACROSS) == "Loss ↓"
    assert table.headerData(0, ACROSS) == "Sample"


def test_what_is_no_number_comes_last_both_ways(table: SampleTable) -> None:
    told = described((4, 2, 9))
    table.show_samples(replace(told, losses=np.array([np.nan, 1.0, 2.0])))

    for way in (Qt.SortOrder.AscendingOrder, FALLING):
        table.sort(3, way)
        assert table.sample(2) == 4
        assert words(table)[2][3] == "–"


def test_an_empty_table_has_neither_rows_nor_columns(table: SampleTable) -> None:
    table.show_samples(None)

    assert (table.rowCount(), table.columnCount()) == (0, 0)


def test_samples_that_came_as_pictures_keep_the_order_of_the_rows(table: SampleTable) -> None:
    told = described((4, 2, 9))
    table.show_samples(replace(told, inputs=told.inputs[:2]))
    table.sort(0)

    assert table.pictured.tolist() == [1, 0]
    assert table.words_of(1) == ("Sample: 2", "label: 2", "weight: 0.2", "Loss: 7.25")


def test_it_keeps_the_promises_of_a_model(table: SampleTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7.0, "7"),
        (0.12345, "0.1235"),
        (1.2e-5, "1.2e−05"),
        (np.nan, "–"),
        (np.inf, "inf"),
        (-3.5, "−3.5"),
    ],
)
def test_numbers_are_short(value: float, expected: str) -> None:
    assert number_words(value) == expected
