from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.around import Around
from app.inspector.document_page import DocumentPage
from app.inspector.frame_page import FramePage
from app.inspector.inspector import Inspector
from app.inspector.pages import NodePage
from app.session import Session
from app.theme.applying import Appearance
from engine.document.framing import put_frame
from tests.app.canvas.example import digits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

ENCODER, BOTH = Around(frames=("f1",)), Around(frames=("f1", "f2"))


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(digits())


@pytest.fixture
def inspector(session: Session, appearance: Appearance, qtbot: QtBot) -> Inspector:
    made = Inspector(session, appearance)
    qtbot.addWidget(made)
    session.select([], ENCODER)
    made.show()
    return made


@pytest.fixture
def page(inspector: Inspector) -> FramePage:
    assert isinstance(inspector.page, FramePage)
    return inspector.page


def test_a_frame_alone_has_a_page(inspector: Inspector, session: Session) -> None:
    kinds = []
    for nodes, around in (((), ENCODER), ((), BOTH), (("n3",), ENCODER), ((), Around())):
        session.select(nodes, around)
        kinds.append(type(inspector.page))
    assert kinds == [FramePage, DocumentPage, NodePage, DocumentPage]


def test_the_page_says_what_a_frame_holds(page: FramePage) -> None:
    assert page.facts.values == {"Blocks": "5", "Weights": "16,706"}
    assert page.members.text() == "Digits, Flatten, Encoder 1, Encoder 2, Code"


def test_a_title_that_is_typed_is_one_step(page: FramePage, session: Session) -> None:
    page.heading.selectAll()
    QTest.keyClicks(page.heading, "Into")
    assert session.graph.frames[0].title == "Into"
    assert session.history.count() == 1


def test_a_colour_is_chosen_and_the_one_that_is_had_is_pressed_in(
    page: FramePage, session: Session
) -> None:
    for name in ("violet", "green", "green"):
        QTest.mouseClick(page.colours.buttons[name], Qt.MouseButton.LeftButton)

    assert session.graph.frames[0].colour == "green"
    assert session.history.count() == 2
    pressed = [name for name, button in page.colours.buttons.items() if button.isChecked()]
    assert pressed == ["green"]


def test_no_colour_is_pressed_in_for_one_of_a_newer_program(
    page: FramePage, session: Session
) -> None:
    new = replace(session.graph.frames[0], colour="colour_of_tomorrow")
    session.edit("Colour", put_frame(session.graph, new))
    assert not any(button.isChecked() for button in page.colours.buttons.values())


def test_the_blocks_of_a_frame_are_selected(page: FramePage, session: Session) -> None:
    page.choose.click()
    assert (session.selection, session.around) == (session.graph.frames[0].members, Around())


def test_a_frame_is_deleted_and_its_blocks_stay(
    page: FramePage, session: Session, inspector: Inspector
) -> None:
    nodes = session.graph.nodes
    page.delete.click()
    assert [frame.title for frame in session.graph.frames] == ["Decoder"]
    assert session.graph.nodes is nodes
    assert isinstance(inspector.page, DocumentPage)
