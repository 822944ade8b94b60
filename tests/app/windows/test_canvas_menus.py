from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app import around
from app.canvas.canvas import Canvas
from app.session import Session
from app.theme.applying import Appearance
from app.windows.actions import ACTIONS
from app.windows.canvas_menus import CanvasMenus
from tests.app.canvas.hand import Around

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of a menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def canvas(digits: Session, appearance: Appearance, qtbot: QtBot) -> Iterator[Canvas]:
    made = Canvas(digits, appearance)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.fit()
    around = Around(made)
    CanvasMenus(made, around.made)
    yield made
    if menu := QApplication.activePopupWidget():
        menu.close()


def right_click(canvas: Canvas, at: QPoint) -> QMenu:
    mouse = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(mouse, at, canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def ids(menu: QMenu) -> list[str]:
    found = []
    for entry in menu.actions():
        if isinstance(inner := entry.menu(), QMenu):
            found += ids(inner)
        elif not entry.isSeparator():
            found.append(entry.objectName())
    return found


def offered(what: str) -> list[str]:
    return [action.id for action in ACTIONS if what in action.on]


def entry(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == name)


def test_a_right_click_on_a_block_selects_it_and_offers_what_can_be_done(
    canvas: Canvas, digits: Session
) -> None:
    menu = right_click(canvas, canvas.node_rect("n3").center())
    assert digits.selection == ("n3",)
    assert ids(menu) == offered("node")
    assert {"duplicate", "delete", "freeze", "mute", "watch", "rename"} <= set(ids(menu))


def test_a_right_click_on_one_of_several_keeps_them_selected(
    canvas: Canvas, digits: Session
) -> None:
    digits.select(["n3", "n4"])
    right_click(canvas, canvas.node_rect("n3").center())
    assert digits.selection == ("n3", "n4")


def test_a_right_click_on_a_wire_offers_to_delete_it(canvas: Canvas, digits: Session) -> None:
    menu = right_click(canvas, canvas.wire_point(digits.graph.wires[1]))
    assert ids(menu) == ["delete", "straighten"]
    assert canvas.choice.wires == (digits.graph.wires[1],)


def test_a_right_click_on_the_bar_of_a_frame_selects_it(canvas: Canvas, digits: Session) -> None:
    menu = right_click(canvas, canvas.node_rect("n3").topLeft() - QPoint(0, 20))
    assert digits.around == around.Around(frames=("f1",))
    assert ids(menu) == offered("frame")
    assert {"delete", "rename", "select_frame"} <= set(ids(menu))


def test_a_frame_is_coloured_from_its_menu(canvas: Canvas, digits: Session) -> None:
    menu = right_click(canvas, canvas.node_rect("n3").topLeft() - QPoint(0, 20))
    colours = next(inner for each in menu.actions() if isinstance(inner := each.menu(), QMenu))

    entry(colours, "colour_green").trigger()

    assert [frame.colour for frame in digits.graph.frames] == ["green", ""]
    assert digits.history.undoText() == "Colour Encoder green"


def test_the_menu_key_opens_that_of_the_selected_frame(canvas: Canvas, digits: Session) -> None:
    digits.select([], around.Around(frames=("f2",)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert (ids(menu), digits.around.frames) == (offered("frame"), ("f2",))


def test_the_menu_key_opens_the_menu_of_the_selected_block(canvas: Canvas, digits: Session) -> None:
    digits.select(["n3"])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(canvas.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert ids(menu) == offered("node")


def test_a_note_is_written_where_the_ground_was_clicked(
    canvas: Canvas, digits: Session, qtbot: QtBot
) -> None:
    at = QPoint(60, 400)
    menu = right_click(canvas, at)
    QTest.mouseClick(
        menu,
        Qt.MouseButton.LeftButton,
        pos=menu.actionGeometry(entry(menu, "add_note")).center(),
    )
    QTest.keyClicks(canvas.overlays.note, "Here")
    canvas.overlays.note.finish()

    (note,) = digits.graph.notes
    assert (canvas.mapFromScene(*note.place) - at).manhattanLength() <= 8

    menu = right_click(canvas, canvas.mapFromScene(*note.place) + QPoint(8, 8))
    assert ids(menu) == offered("note")


def test_a_block_is_added_where_the_ground_was_clicked(canvas: Canvas, qtbot: QtBot) -> None:
    at = QPoint(60, 400)
    menu = right_click(canvas, at)
    assert ids(menu) == offered("ground")
    place = menu.actionGeometry(entry(menu, "add_block")).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert canvas.overlays.search.isVisible()
    assert canvas.overlays.search.pos().x() == at.x()
    canvas.overlays.close()
    qtbot.wait(1)
    canvas.open_search()
    assert canvas.overlays.search.pos().x() != at.x()
