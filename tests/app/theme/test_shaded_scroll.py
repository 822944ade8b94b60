from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.theme.applying import Appearance, Mode
from app.theme.contrast import contrast
from app.theme.shaded_scroll import ShadedScroll
from app.theme.tokens import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Mode.DARK)
    yield made
    made.set_mode(Mode.DARK)


@pytest.fixture
def scroll(appearance: Appearance, qtbot: QtBot) -> ShadedScroll:
    made = ShadedScroll(appearance)
    qtbot.addWidget(made)
    content = QWidget()
    content.setMinimumHeight(600)
    made.setWidget(content)
    made.resize(300, 200)
    made.show()
    return made


def test_the_lower_edge_is_shaded_until_the_end_is_seen(scroll: ShadedScroll) -> None:
    bar = scroll.verticalScrollBar()
    seen = [scroll.shade.isVisible()]
    bar.setValue(bar.maximum())
    seen.append(scroll.shade.isVisible())
    bar.setValue(bar.maximum() - 1)
    assert [*seen, scroll.shade.isVisible()] == [True, False, True]


def test_what_is_wholly_seen_has_no_shade(scroll: ShadedScroll) -> None:
    scroll.resize(300, 700)
    assert not scroll.shade.isVisible()


def test_the_shade_lies_at_the_lower_edge_beside_the_scroll_bar(scroll: ShadedScroll) -> None:
    scroll.resize(340, 260)
    seen = scroll.viewport().geometry()
    assert scroll.shade.geometry().bottomRight() == seen.bottomRight()
    assert scroll.shade.width() == seen.width()


def test_the_shade_takes_no_clicks(scroll: ShadedScroll) -> None:
    place = scroll.shade.mapToGlobal(scroll.shade.rect().center())
    under = scroll.childAt(scroll.mapFromGlobal(place))
    assert under is not scroll.shade


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_scroll_bar_can_be_made_out_on_a_panel(theme: Theme) -> None:
    assert contrast(theme.scroll_thumb, theme.panel) >= 2.4
    assert contrast(theme.scroll_thumb_hover, theme.panel) >= 3
