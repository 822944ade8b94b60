from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.elided import LEAST_PX, ElidedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_short_text_asks_for_all_its_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("Digits")
    assert label.minimumSizeHint().width() == label.sizeHint().width()


def test_a_long_text_may_be_cut_and_is_then_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("A long name of a document " * 4)
    assert label.minimumSizeHint().width() == LEAST_PX
    label.resize(LEAST_PX, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""


def test_a_tip_is_the_tooltip_whether_the_text_is_cut_or_not(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("A long name of a document " * 4)
    label.tip = "/drawn/A long name of a document.loom"
    for width in (LEAST_PX, label.sizeHint().width()):
        label.resize(width, 20)
        label.grab()
        assert label.toolTip() == label.tip
