from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.document.values import Document
from tests.app.canvas.example import two_layers
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]
Key = Qt.Key


def test_arrows_choose_and_enter_takes(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    search, taken = hand.canvas.overlays.search, list[str]()

    search.open(QPoint(10, 10), lambda block, _: taken.append(block))
    QTest.keyClicks(search.field, "mean")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return):
        QTest.keyClick(search.field, key)

    names = [search.blocks.index(row, 0).data() for row in range(2)]
    assert names == ["Mean absolute error", "Mean squared error"]
    assert taken == ["mean_squared_error"]
    assert not search.isVisible()


def test_click_on_a_row_takes_it_once(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    search, taken = hand.canvas.overlays.search, list[str]()
    search.open(QPoint(10, 10), lambda block, _: taken.append(block))
    row = search.view.visualRect(search.blocks.index(1, 0)).center()

    QTest.mouseClick(search.view.viewport(), Qt.MouseButton.LeftButton, pos=row)

    assert len(taken) == 1


def test_search_stays_on_the_canvas(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.canvas.open_search(QPoint(795, 595))

    assert hand.canvas.rect().contains(hand.canvas.overlays.search.geometry())


def test_search_without_a_match_says_so_and_takes_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    search, taken = hand.canvas.overlays.search, list[str]()
    search.open(QPoint(10, 10), lambda block, _: taken.append(block))

    QTest.keyClicks(search.field, "zzz")
    QTest.keyClick(search.field, Key.Key_Return)

    assert search.nothing.isVisible()
    assert taken == []


def test_search_closes_when_the_document_changes(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.canvas.open_search()

    hand.session.open(Document())

    assert not hand.canvas.overlays.search.isVisible()


def test_the_first_words_of_the_canvas_give_way_to_the_search(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    words, search = hand.canvas.overlays.beginning, hand.canvas.overlays.search
    assert words.isVisible()

    hand.canvas.open_search()
    assert not words.isVisible()

    search.shut()
    assert words.isVisible()


def test_what_was_chosen_last_comes_first(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    search = hand.canvas.overlays.search
    for name in ("flatten", "dropout"):
        hand.canvas.open_search()
        QTest.keyClicks(search.field, name)
        QTest.keyClick(search.field, Key.Key_Return)

    hand.canvas.open_search()

    assert [search.blocks.index(row, 0).data() for row in range(2)] == ["Dropout", "Flatten"]


def test_words_behind_a_name_are_said_and_set_the_block(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    search = hand.canvas.overlays.search
    hand.canvas.open_search()
    assert not search.setting.isVisible()

    QTest.keyClicks(search.field, "dense 128 gelu")
    assert search.setting.isVisible()
    assert search.setting.text() == "Dense 128 · GELU"

    QTest.keyClick(search.field, Key.Key_Return)
    (node,) = hand.graph.nodes.values()
    assert dict(node.parameters) == {"units": 128, "activation": "gelu"}
