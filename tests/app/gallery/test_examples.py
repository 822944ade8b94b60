from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from app.gallery.examples import Examples
from app.gallery.gallery import Gallery

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_the_pictures_of_the_gallery_are_kept_for_the_next_one(
    appearance: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    examples = Examples(appearance, window)
    made: list[str] = []
    examples.thumbnails.made.connect(made.append)
    examples.show()
    (gallery,) = window.findChildren(Gallery)
    QTest.keyClicks(gallery.field, "moons")
    qtbot.waitUntil(lambda: "moons" in made)
    gallery.close()
    made.clear()

    examples.show()
    gallery = window.findChildren(Gallery)[-1]
    QTest.keyClicks(gallery.field, "moons")
    gallery.grab()
    qtbot.waitUntil(gallery.isActiveWindow)

    assert "moons" not in made
    gallery.close()


def test_what_is_chosen_in_the_gallery_is_told(
    appearance: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    examples = Examples(appearance, window)
    examples.show()
    (gallery,) = window.findChildren(Gallery)
    with qtbot.waitSignal(examples.chosen) as told:
        QTest.keyClick(gallery.field, Qt.Key.Key_Return)

    assert told.args is not None
    assert [Path(path).stem for path in told.args] == ["threshold-neuron"]


def test_the_row_below_a_gallery_gets_its_pictures_when_that_is_closed(
    appearance: Appearance, window: QWidget, qtbot: QtBot
) -> None:
    examples = Examples(appearance, window)
    made: list[str] = []
    examples.thumbnails.made.connect(made.append)
    row = examples.row()
    row.setParent(window)
    assert row.fit(QSize(760, 400))
    row.show()
    row.grab()
    examples.show()
    (gallery,) = window.findChildren(Gallery)

    gallery.close()

    wanted = {card.example.name for card in row.cards if card.isVisible()}
    qtbot.waitUntil(lambda: wanted <= set(made))
