from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.session import Session
from app.source_view.export import Export
from app.source_view.source import Source
from app.source_view.source_tab import SourceTab
from app.source_view.source_view import SourceView
from app.theme.applying import Appearance

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def tab(digits: Session, appearance: Appearance, source: Source, qtbot: QtBot) -> SourceTab:
    window = QWidget()
    export = Export(digits, source, window)
    made = SourceTab(lambda: SourceView(digits, appearance, source, export), window)
    qtbot.addWidget(window)
    vars(made)["window_kept"] = window  # Qt alone does not keep it for Python
    return made


def test_there_is_no_view_until_somebody_looks(tab: SourceTab) -> None:
    made_before = tab.is_made
    tab.window().show()
    assert not made_before
    assert tab.view.isVisible()
    assert tab.view.code.toPlainText()


def test_the_view_is_made_once(tab: SourceTab) -> None:
    first = tab.view
    tab.window().show()
    assert tab.view is first
