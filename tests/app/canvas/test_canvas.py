from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.theme.applying import Appearance, Mode
from app.theme.tokens import LIGHT
from app.words import CONTEXT, tr
from engine.document.edits import connect, set_parameter
from engine.document.values import Document, End, Graph, Node
from engine.language import Map
from engine.observations.records import RunEnded
from tests.app.canvas.example import CODE, digits, grid, two_layers
from tests.app.canvas.from_palette import carried, drop, enter
from tests.app.canvas.hand import Hand

Open = Callable[[Document], Hand]
OFFSCREEN_CANNOT_RAISE = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def test_block_dropped_from_the_palette_stands_at_the_pointer(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    at, data = QPoint(600, 120), carried("dense")

    assert enter(hand, data, at).isAccepted()
    drop(hand, data, at)

    (new,) = hand.session.selection
    assert (hand.middle(new) - at).manhattanLength() <= 12
    x, y = hand.graph.nodes[new].place
    assert (x % 8, y % 8) == (0, 0)
    assert (hand.last_step, hand.steps) == ("Add Dense", 1)


@pytest.mark.parametrize("block", ["", "no_such_block"])
def test_anything_else_is_not_taken(open_canvas: Open, block: str) -> None:
    hand = open_canvas(two_layers())
    data = carried(block) if block else QMimeData()

    assert not enter(hand, data, QPoint(600, 120)).isAccepted()
    drop(hand, data, QPoint(600, 120))

    assert hand.steps == 0


def test_outline_shows_where_a_block_would_be_and_goes_again(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    items = len(hand.canvas.scene().items())
    data = carried("dense")

    enter(hand, data, QPoint(600, 120))
    assert len(hand.canvas.scene().items()) == items + 1

    QApplication.sendEvent(hand.port, QDragLeaveEvent())
    assert len(hand.canvas.scene().items()) == items


def test_block_that_is_added_gets_a_free_title_and_a_free_place(open_canvas: Open) -> None:
    hand = open_canvas(Document())

    names = [hand.canvas.add_block("dense") for _ in range(6)]

    assert [hand.graph.nodes[name].title for name in names[:2]] == ["Dense", "Dense 2"]
    rects = [hand.canvas.node_rect(name) for name in names]
    assert all(hand.port.rect().contains(rect) for rect in rects)
    assert not any(one.intersects(two) for one, two in itertools.pairwise(rects))
    assert hand.selected == [names[-1]]


def test_block_can_be_added_around_a_place(open_canvas: Open) -> None:
    hand = open_canvas(Document())

    node = hand.canvas.add_block("latent", QPointF(68, 38))

    assert hand.graph.nodes[node].place == (0.0, 0.0)


def test_double_click_on_the_empty_canvas_searches_a_block_for_that_place(
    open_canvas: Open,
) -> None:
    hand = open_canvas(two_layers())
    at = QPoint(500, 60)

    hand.double_click(at)
    field = hand.canvas.overlays.search.field
    assert field.hasFocus()
    QTest.keyClicks(field, "flat")
    QTest.keyClick(field, Qt.Key.Key_Return)

    (new,) = hand.session.selection
    assert hand.graph.nodes[new].block == "flatten"
    assert (hand.middle(new) - at).manhattanLength() <= 12
    assert hand.canvas.hasFocus()


def test_a_block_added_at_the_edge_is_all_in_sight(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())

    hand.double_click(QPoint(790, 300))
    field = hand.canvas.overlays.search.field
    QTest.keyClicks(field, "flat")
    QTest.keyClick(field, Qt.Key.Key_Return)

    (new,) = hand.session.selection
    assert hand.port.rect().contains(hand.canvas.node_rect(new))


def test_tab_searches_and_escape_places_nothing(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.canvas.setFocus()

    hand.key(Qt.Key.Key_Tab)
    search = hand.canvas.overlays.search
    assert search.isVisible()
    QTest.keyClick(search.field, Qt.Key.Key_Escape)

    assert not search.isVisible()
    assert hand.steps == 0


def test_click_beside_the_search_closes_it(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    hand.canvas.open_search()

    hand.click(QPoint(5, 590))

    assert not hand.canvas.overlays.search.isVisible()


def test_double_click_on_a_title_renames_in_place(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    title = hand.canvas.node_rect(CODE).topLeft() + QPoint(40, 14)

    hand.double_click(title)
    field = hand.canvas.overlays.title
    assert (field.isVisible(), field.selectedText()) == (True, "Code")
    QTest.keyClicks(field, "Latent  code ")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert hand.graph.nodes[CODE].title == "Latent code"
    assert hand.last_step == "Rename Code to Latent code"
    assert hand.canvas.hasFocus()


def test_escape_leaves_a_title_as_it_was(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.session.select([CODE])

    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(hand.canvas.overlays.title, "other")
    QTest.keyClick(hand.canvas.overlays.title, Qt.Key.Key_Escape)

    assert hand.graph.nodes[CODE].title == "Code"
    assert hand.steps == 0


def test_empty_title_is_not_taken(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.titling.node(CODE)

    hand.canvas.overlays.title.clear()
    QTest.keyClick(hand.canvas.overlays.title, Qt.Key.Key_Return)

    assert hand.graph.nodes[CODE].title == "Code"
    assert hand.steps == 0


def test_leaving_the_field_keeps_the_title(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.titling.node(CODE)
    QTest.keyClicks(hand.canvas.overlays.title, "Point")

    hand.click(QPoint(5, 590))
    hand.canvas.setFocus()

    assert hand.graph.nodes[CODE].title == "Point"


def test_empty_canvas_says_how_to_begin(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    words = hand.canvas.overlays.beginning
    assert words.isVisible()
    assert "Tab" in words.text()

    hand.canvas.add_block("dense")

    assert not words.isVisible()


def test_graph_stays_in_sight_while_the_window_changes_size(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    hand.canvas.fit()

    hand.canvas.resize(500, 400)

    assert all(hand.port.rect().contains(hand.canvas.node_rect(node)) for node in hand.graph.nodes)


def test_view_that_a_person_chose_stays_while_the_window_changes_size(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    before = hand.middle(CODE)

    hand.canvas.resize(500, 400)

    assert hand.middle(CODE) == before


def test_node_can_be_shown_in_the_middle(open_canvas: Open) -> None:
    hand = open_canvas(grid(20, 4))
    hand.canvas.fit()

    hand.canvas.centre_on("n39")

    assert hand.canvas.zoom == 1.0
    assert (hand.middle("n39") - hand.port.rect().center()).manhattanLength() <= 2


@OFFSCREEN_CANNOT_RAISE
def test_tip_of_a_red_wire_says_why_it_is_red(open_canvas: Open) -> None:
    graph = set_parameter(digits().graph, ["n8"], "shape", (4, 4))
    hand = open_canvas(Document(graph=graph))
    wire = next(wire for wire in graph.wires if hand.session.checked.of_wire(wire))

    hand.tip(hand.canvas.wire_point(wire))

    assert "Reconstruction" in QToolTip.text()
    QToolTip.hideText()


def test_canvas_wears_the_theme_that_is_on(open_canvas: Open, appearance: Appearance) -> None:
    hand = open_canvas(digits())

    appearance.set_mode(Mode.LIGHT)

    body = hand.canvas.node_rect("n2").center() + QPoint(0, 20)
    assert hand.port.grab().toImage().pixelColor(body).name().upper() == LIGHT.node


@OFFSCREEN_CANNOT_RAISE
def test_unknown_block_is_drawn_with_its_id_and_a_problem(open_canvas: Open) -> None:
    nodes = Map({"a": Node("a", "dense", "A"), "q": Node("q", "quantum", "Q", (240.0, 0.0))})
    graph = connect(Graph(nodes), End("a", "y"), End("q", "in"))
    hand = open_canvas(Document(graph=graph))

    assert hand.canvas.port_position(End("q", "in")).x() == hand.canvas.node_rect("q").left()
    hand.tip(hand.middle("q"))

    assert "quantum" in QToolTip.text()
    QToolTip.hideText()


def test_canvas_tells_a_screen_reader_what_it_holds(open_canvas: Open) -> None:
    hand = open_canvas(digits())

    assert hand.canvas.accessibleName() == "Canvas"
    assert hand.canvas.accessibleDescription() == "10 blocks, 10 wires"


def test_node_where_the_run_failed_has_a_badge_until_the_document_is_edited(
    open_canvas: Open,
) -> None:
    hand = open_canvas(digits())
    item = hand.canvas._scene.nodes[CODE]  # noqa: SLF001 - what is drawn
    run = hand.session.run
    run.expect("r1", hand.session.document)

    run.take((RunEnded("r1", "failed", 1.0, 4, "The shapes differ.", CODE, 7),))
    failed = item.face.problems
    hand.session.edit("Set", set_parameter(hand.graph, [CODE], "dimensions", 3))

    assert failed == ("Code: The shapes differ.",)
    assert item.face.problems == ()


class Listening(QTranslator):
    """Knows no word, and counts how often it is asked for one of ours."""

    asked = 0

    def translate(self, context: str, *_: object) -> str | None:
        self.asked += context == CONTEXT
        return None


def test_drawing_the_canvas_again_translates_nothing(open_canvas: Open, qapp: QApplication) -> None:
    hand, listening = open_canvas(digits()), Listening()
    qapp.installTranslator(listening)
    hand.canvas.grab()
    hand.canvas.camera.fit(hand.canvas.scene().itemsBoundingRect())
    hand.canvas.grab()
    drawn = listening.asked
    tr("It listens")
    qapp.removeTranslator(listening)

    assert (drawn, listening.asked) == (0, 1)


def test_a_canvas_that_is_hidden_gives_up_the_gesture(open_canvas: Open) -> None:
    hand = open_canvas(two_layers())
    before, at = hand.graph, hand.middle("a")
    hand.press(at)
    hand.move(at + QPoint(60, 40))

    hand.canvas.hide()
    hand.canvas.show()
    hand.move(at + QPoint(90, 90))
    hand.release(at + QPoint(90, 90))

    assert hand.graph == before
    assert hand.middle("a") == at
