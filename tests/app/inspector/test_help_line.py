from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.inspector.help_line import HelpLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def line(qtbot: QtBot) -> HelpLine:
    made = HelpLine()
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    return made


def test_one_line_and_two_need_the_same_room(line: HelpLine) -> None:
    line.say("Short.")
    short = line.sizeHint().height()

    line.say("Words that do not fit into a single line of the strip, " * 2)

    assert line.text.startswith("Words")
    assert line.sizeHint().height() == short


def test_no_word_is_cut(line: HelpLine) -> None:
    line.say("Words that do not fit into a single line of the strip, " * 5)

    assert line.sizeHint().height() >= 4 * line.fontMetrics().lineSpacing()
