from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.reports.action_log import KEPT, ActionLog


def test_the_last_actions_are_noted_by_name(qapp: object) -> None:
    owner = QObject()
    actions = {name: QAction(name, owner) for name in ("cut", "paste")}
    log = ActionLog()
    log.follow(actions)
    actions["paste"].trigger()
    for _ in range(KEPT):
        actions["cut"].trigger()
    assert [line.split()[1] for line in log.lines] == ["cut"] * KEPT
    actions["paste"].trigger()
    assert log.lines[-1].endswith(" paste")
