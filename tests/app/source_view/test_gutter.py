from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from app.source_view.code_view import CodeView
from app.source_view.gutter import Gutter
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> CodeView:
    made = CodeView(appearance)
    qtbot.addWidget(made)
    made.resize(480, 200)
    made.show_text("\n" * 200)
    made.show()
    return made


@pytest.fixture
def gutter(view: CodeView) -> Gutter:
    found = view.findChild(Gutter)
    assert found is not None
    return found


def test_numbers_of_more_digits_have_more_room(gutter: Gutter) -> None:
    assert gutter.width_for(1) == gutter.width_for(999) < gutter.width_for(1000)


def test_the_text_begins_where_the_numbers_end(view: CodeView, gutter: Gutter) -> None:
    for lines in (200, 2000):
        view.show_text("\n" * lines)
        beside = gutter.mapTo(view, QPoint(gutter.width(), 0))
        assert beside == view.viewport().mapTo(view, QPoint(0, 0))
        assert gutter.height() == view.viewport().height()


def test_the_numbers_scroll_with_the_text(view: CodeView, gutter: Gutter) -> None:
    top = gutter.grab().toImage()
    view.verticalScrollBar().setValue(100)
    assert gutter.grab().toImage() != top
    view.verticalScrollBar().setValue(0)
    assert gutter.grab().toImage() == top
