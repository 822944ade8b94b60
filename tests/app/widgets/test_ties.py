from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.widgets.ties import Ties


class Bell(QObject):
    rung = Signal(str)
    struck = Signal(str)


def test_what_is_tied_is_heard_until_it_is_loosened(qapp: object) -> None:
    first, second, heard = Bell(), Bell(), list[str]()
    ties = Ties()
    ties.tie(heard.append, first.rung, first.struck)
    first.rung.emit("one")
    first.struck.emit("two")
    ties.loosen()
    ties.tie(heard.append, second.rung)
    first.rung.emit("three")
    second.rung.emit("four")
    assert heard == ["one", "two", "four"]
