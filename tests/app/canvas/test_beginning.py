from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.canvas.beginning import Beginning, Offer
from app.palette.listing import MIME
from engine.document.values import Document
from tests.app.canvas.example import digits
from tests.app.canvas.hand import Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Document], Hand]


class Small(Offer):
    """Needs a room of 300 x 200."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit(self)

    def fit(self, room: QSize) -> bool:
        self.resize(300, 200)
        return room.boundedTo(self.size()) == self.size()


def offered(hand: Hand) -> tuple[Beginning, Small]:
    """A canvas with an offer."""
    beginning, offer = hand.canvas.overlays.beginning, Small()
    beginning.offer(lambda: offer)
    return beginning, offer


def enter(widget: QWidget, kind: str = MIME) -> QDragEnterEvent:
    """Let something be dragged over a widget."""
    mime = QMimeData()
    mime.setData(kind, b"dense")
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, left, nothing)
    QApplication.sendEvent(widget, event)
    return event


def test_words_and_offer_stand_in_the_middle_of_an_empty_canvas(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    beginning, offer = offered(hand)
    both = beginning.geometry().united(offer.geometry())

    assert offer.isVisible()
    assert beginning.text().endswith("or begin with an example.")
    assert beginning.geometry().bottom() < offer.geometry().top()
    assert abs(both.center().x() - hand.canvas.rect().center().x()) <= 1
    assert abs(both.center().y() - hand.canvas.rect().center().y()) <= 1


def test_the_words_stand_alone_where_there_is_no_room(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    beginning, offer = offered(hand)
    hand.canvas.resize(400, 220)

    assert beginning.isVisible()
    assert not offer.isVisible()
    assert beginning.text().endswith("or open an example (File).")
    assert abs(beginning.geometry().center().y() - hand.canvas.rect().center().y()) <= 1
    hand.canvas.resize(800, 600)
    assert offer.isVisible()


def test_the_offer_goes_with_the_first_block_and_comes_back_with_undo(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    _, offer = offered(hand)
    hand.canvas.add_block("dense")
    assert not offer.isVisible()

    hand.session.history.undo()
    assert offer.isVisible()


def test_an_offer_is_made_once_where_it_is_first_wanted(open_canvas: Open) -> None:
    hand = open_canvas(digits())
    made: list[Small] = []

    def make() -> Small:
        made.append(Small())
        return made[-1]

    hand.canvas.overlays.beginning.offer(make)
    hand.canvas.resize(700, 500)
    assert made == []

    hand.session.open(Document())
    hand.session.open(digits())
    assert len(made) == 1
    assert not made[0].isVisible()
    hand.session.open(Document())
    assert len(made) == 1
    assert made[0].isVisible()


def test_the_search_has_the_canvas_for_itself(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    _, offer = offered(hand)
    hand.canvas.open_search()
    assert not offer.isVisible()

    hand.canvas.overlays.search.shut()
    assert offer.isVisible()


def test_a_block_that_is_dragged_over_the_canvas_finds_it_empty(open_canvas: Open) -> None:
    hand = open_canvas(Document())
    beginning, offer = offered(hand)
    enter(hand.port)
    assert not beginning.isVisible()
    assert not offer.isVisible()

    QApplication.sendEvent(hand.port, QDragLeaveEvent())
    assert offer.isVisible()


def test_the_offer_gives_way_to_a_block_that_is_dragged_over_it(open_canvas: Open) -> None:
    _, offer = offered(open_canvas(Document()))
    assert enter(offer).isAccepted()
    assert not offer.isVisible()

    QApplication.sendEvent(offer, QDragLeaveEvent())
    assert offer.isVisible()


def test_a_file_that_is_dragged_over_the_offer_is_not_its_own(open_canvas: Open) -> None:
    _, offer = offered(open_canvas(Document()))

    assert not enter(offer, "text/uri-list").isAccepted()
    assert offer.isVisible()


def test_the_canvas_has_the_keys_once_the_offer_is_gone(open_canvas: Open, qtbot: QtBot) -> None:
    hand = open_canvas(Document())
    _, offer = offered(hand)
    offer.field.setFocus()
    qtbot.waitUntil(offer.field.hasFocus)

    hand.session.open(digits())

    assert hand.canvas.hasFocus()
