from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.windows.first_paint import FirstPaint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_only_the_first_paint_is_told_and_only_once_it_is_over(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    told: list[None] = []
    paint = FirstPaint(widget)
    paint.happened.connect(lambda: told.append(None))

    widget.grab()
    before = len(told)
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.assertNotEmitted(paint.happened, wait=20):
        widget.grab()

    assert (before, len(told)) == (0, 1)
