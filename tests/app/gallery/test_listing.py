from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.gallery.listing import EXAMPLE_ROLE, ExampleList
from engine.examples import examples

Role = Qt.ItemDataRole


@pytest.fixture
def rows(qapp: object) -> ExampleList:
    return ExampleList(examples())


def titles(rows: ExampleList) -> list[str]:
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def test_every_example_stands_under_its_chapter(rows: ExampleList) -> None:
    wanted = [
        words
        for chapter, held in examples().items()
        for words in (chapter, *(example.title for example in held))
    ]
    assert titles(rows) == wanted


def test_only_examples_can_be_chosen(rows: ExampleList) -> None:
    heading, example = rows.index(0, 0), rows.index(1, 0)

    assert not rows.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert rows.flags(example) & Qt.ItemFlag.ItemIsSelectable
    assert rows.example(heading) is None
    assert rows.example(example) == example.data(EXAMPLE_ROLE)


def test_who_does_not_see_a_card_hears_its_title_and_what_it_shows(rows: ExampleList) -> None:
    index = rows.index_of("xor")

    assert index.data() == "XOR with 8 neurons"
    assert index.data(Role.AccessibleDescriptionRole).startswith("Eight hidden neurons")


def test_a_query_leaves_headings_out(rows: ExampleList) -> None:
    rows.show_query("xor")

    assert titles(rows)[0] == "XOR with 8 neurons"
    assert "One neuron" not in titles(rows)
    rows.show_query("  ")
    assert titles(rows)[0] == "One neuron"


def test_the_way_goes_past_headings_and_ends_with_the_examples(rows: ExampleList) -> None:
    last_of_first, first_of_second = rows.index(4, 0), rows.index(6, 0)

    assert rows.first.row() == 1
    assert rows.next_to(last_of_first, 1) == first_of_second
    assert rows.next_to(first_of_second, -1) == last_of_first
    assert rows.next_to(rows.first, -1) == QModelIndex()


def test_nothing_found_has_no_first(rows: ExampleList) -> None:
    rows.show_query("qqqq")

    assert not rows.first.isValid()
    assert not rows.index_of("xor").isValid()


def test_the_list_is_one_that_views_of_qt_can_trust(rows: ExampleList) -> None:
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show_query("xor")
    rows.show_query("")
    assert tester.model() is rows
