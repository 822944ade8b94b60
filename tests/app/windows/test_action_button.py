from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest

from app.widgets.action_face import set_face
from app.windows.action_button import ActionButton, PrimaryButton, TitledButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.theme.applying import Appearance


@pytest.fixture
def action(qapp: object) -> QAction:
    made = QAction()
    made.setShortcut(QKeySequence("F5"))
    set_face(made, "Train", "play", "Train the network")
    return made


def test_a_click_triggers_the_action(action: QAction, appearance: Appearance, qtbot: QtBot) -> None:
    button = ActionButton(action, appearance)
    qtbot.addWidget(button)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", [PrimaryButton, TitledButton])
def test_a_button_follows_the_words_of_its_action(
    kind: type[PrimaryButton | TitledButton], action: QAction, appearance: Appearance, qtbot: QtBot
) -> None:
    button = kind(action, appearance)
    qtbot.addWidget(button)
    set_face(action, "Restart", "rotate-ccw", "Train from the beginning")
    assert button.text().strip() == button.accessibleName() == "Restart"
    assert button.toolTip() == "Train from the beginning (F5)"


def test_a_button_is_enabled_with_its_action(
    action: QAction, appearance: Appearance, qtbot: QtBot
) -> None:
    button = ActionButton(action, appearance)
    qtbot.addWidget(button)
    action.setEnabled(False)
    assert not button.isEnabled()


def test_the_primary_button_of_a_quiet_action_gives_its_accent_up(
    action: QAction, appearance: Appearance, qtbot: QtBot
) -> None:
    button = PrimaryButton(action, appearance)
    qtbot.addWidget(button)
    calling = button.grab().toImage().pixelColor(6, 14).name().upper()
    set_face(action, "Restart", "rotate-ccw", is_quiet=True)
    quiet = button.grab().toImage().pixelColor(6, 14).name().upper()
    assert (calling, quiet) == (appearance.theme.accent, appearance.theme.field)
