import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.theme.icons import icon
from app.theme.icons_beside_words import set_icon_beside_words
from app.theme.tokens import DARK


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_room_lies_to_the_right_of_the_icon(qtbot: QtBot, ratio: float) -> None:
    button = QPushButton("Train")
    qtbot.addWidget(button)
    set_icon_beside_words(button, icon("square", DARK, filled=True), gap_px=4)
    image = button.icon().pixmap(QSize(20, 16), ratio).toImage()
    middle = image.height() // 2
    covered = [x for x in range(image.width()) if image.pixelColor(x, middle).alpha() > 0]
    assert image.width() == 20 * ratio
    assert max(covered) < 16 * ratio
