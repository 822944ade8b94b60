from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.widgets.late_stop import come_late, comes_late

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_only_what_was_told_to_comes_late(qapp: QApplication) -> None:
    early, late = QWidget(), QWidget()

    come_late(late)

    assert (comes_late(early), comes_late(late)) == (False, True)
