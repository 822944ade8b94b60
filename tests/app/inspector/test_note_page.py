from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.around import Around
from app.inspector.document_page import DocumentPage
from app.inspector.inspector import Inspector
from app.inspector.note_page import NotePage
from app.session import Session
from app.theme.applying import Appearance
from engine.document.values import Document, Graph, Note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HERE = Note("t1", "Here", width=160.0)


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(Document(graph=Graph(notes=(HERE,))))


@pytest.fixture
def inspector(session: Session, appearance: Appearance, qtbot: QtBot) -> Inspector:
    made = Inspector(session, appearance)
    qtbot.addWidget(made)
    session.select([], Around(notes=("t1",)))
    made.show()
    return made


@pytest.fixture
def page(inspector: Inspector) -> NotePage:
    assert isinstance(inspector.page, NotePage)
    return inspector.page


def test_what_is_typed_is_kept_as_one_step(page: NotePage, session: Session) -> None:
    page.text.selectAll()
    QTest.keyClicks(page.text, "# There ")

    assert session.graph.notes == (replace(HERE, text="# There"),)
    assert page.text.toPlainText() == "# There "
    assert (session.history.count(), session.history.undoText()) == (1, "Change a note")
    session.history.undo()
    assert page.text.toPlainText() == "Here"


def test_a_note_is_never_without_words(page: NotePage, session: Session) -> None:
    page.text.selectAll()
    QTest.keyClick(page.text, Qt.Key.Key_Delete)
    assert session.graph.notes == (HERE,)


def test_a_note_is_as_wide_as_its_words_again(page: NotePage, session: Session) -> None:
    page.natural.click()
    assert session.graph.notes == (replace(HERE, width=0.0),)
    assert not page.natural.isEnabled()


def test_a_note_is_deleted(page: NotePage, session: Session, inspector: Inspector) -> None:
    page.delete.click()
    assert session.graph.notes == ()
    assert isinstance(inspector.page, DocumentPage)
