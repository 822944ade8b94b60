from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.canvas.breadcrumb import Breadcrumb
from app.session import Session
from engine.drawing import Drawing
from tests.engine.shapes.drawn import dense_part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def session() -> Session:
    """Digits to the Part Outer, which holds the Part Inner twice."""
    inside = Drawing()
    inside.part("Inner", dense_part())
    entry = inside.place("input", title="x")
    first = inside.place("part", entry, part="Inner", title="First")
    inside.place("output", inside.place("part", first, part="Inner"), title="y")
    outside = Drawing("Nested")
    outside.part("Inner", dense_part())
    outside.part("Outer", inside.graph)
    outside.place("part", outside.place("flatten", outside.place("dataset")), part="Outer")
    return Session(outside.document)


@pytest.fixture
def way(qtbot: QtBot, session: Session) -> Iterator[Breadcrumb]:
    holder = QWidget()
    made = Breadcrumb(session, holder)
    QVBoxLayout(holder).addWidget(made)
    qtbot.addWidget(holder)
    yield made
    holder.hide()


def names(way: Breadcrumb) -> list[str]:
    return [*(button.text() for button in way.places), way.here.text()]


def test_nothing_is_shown_on_the_canvas_of_the_document(way: Breadcrumb) -> None:
    assert way.isHidden()


def test_it_names_the_graphs_on_the_way_and_how_often_the_part_is_placed(
    way: Breadcrumb, session: Session
) -> None:
    session.enter("n3")
    assert way.told.text() == "Esc leaves this Part"
    session.enter("n2")
    assert names(way) == ["Nested", "Outer", "First"]
    assert way.told.text().startswith("Placed 2 times")
    assert not way.isHidden()


def test_a_click_on_a_name_goes_back_to_it(way: Breadcrumb, session: Session, qtbot: QtBot) -> None:
    session.enter("n3")
    session.enter("n2")
    with qtbot.waitSignal(way.left):
        QTest.mouseClick(way.places[0], Qt.MouseButton.LeftButton)
    assert not session.inside
    assert session.selection == ("n3",)
    assert way.isHidden()
