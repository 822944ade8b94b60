from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from app.widgets.folders import open_folder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class System(QObject):
    """What shows folders in the place of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


def test_a_folder_is_handed_to_the_system_whatever_its_name(tmp_path: Path, qtbot: QtBot) -> None:
    system = System()
    QDesktopServices.setUrlHandler("file", system, "show")  # type: ignore[arg-type] # the bytes of the stub are not found
    try:
        assert open_folder(tmp_path / "50 % of #1?")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert system.shown == [str(tmp_path / "50 % of #1?")]
