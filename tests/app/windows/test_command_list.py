from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from app.theme.applying import Appearance
from app.windows.command_list import ROW_PX, CommandList, CommandRow
from app.windows.commands import Command

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

SAVE = Command("save", "Save", "File", list, "Ctrl+S", "Write it", "save")
CUT = Command("cut", "Cut", "Edit", list, is_possible=False, why_not="Select a block first")
DENSE = Command("block dense", "Add Dense", "Blocks", list, family="neurons")


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> QListView:
    made = QListView()
    qtbot.addWidget(made)
    commands = CommandList(made)
    made.setModel(commands)
    made.setItemDelegate(CommandRow(appearance, made))
    commands.show_commands([SAVE, CUT, DENSE])
    made.resize(480, 200)
    made.show()
    return made


def painted(view: QListView) -> QImage:
    return view.viewport().grab().toImage()


def test_a_row_tells_its_title_its_tip_and_what_hinders_it(view: QListView) -> None:
    model = view.model()
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.index(0, 0).data() == "Save"
    assert model.index(0, 0).data(described) == "Write it"
    assert model.index(1, 0).data(described) == "Select a block first"


def test_rows_are_equally_high(view: QListView) -> None:
    tops = [view.visualRect(view.model().index(row, 0)).top() for row in range(3)]
    assert [low - high for high, low in pairwise(tops)] == [ROW_PX, ROW_PX]


def test_what_cannot_be_run_is_fainter(view: QListView, appearance: Appearance) -> None:
    strip = view.visualRect(view.model().index(1, 0)).adjusted(30, 0, 0, 0)
    strip.setWidth(24)
    picture = painted(view).copy(strip)
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert appearance.theme.text not in colours
    assert len(colours) > 2
