from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.widgets.delay import delayed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_waits_is_done_once_however_often_it_is_started(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    timer = delayed(owner, 10, lambda: done.append(1))
    for _ in range(3):
        timer.start()
    before = len(done)
    qtbot.waitUntil(lambda: bool(done))
    with qtbot.assertNotEmitted(timer.timeout, wait=30):
        pass
    assert (before, len(done), timer.parent()) == (0, 1, owner)
