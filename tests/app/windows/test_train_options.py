from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from app.inspector.text_field import TextField
from app.widgets.action_face import allow, set_face
from app.windows.train_options import TrainOptionsButton
from engine.document.values import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.session import Session
    from app.theme.applying import Appearance

# The offscreen platform has no window manager, and nothing to raise or to grab.
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def actions(qapp: object, appearance: Appearance) -> dict[str, QAction]:
    owner = QObject(appearance)
    made = {name: QAction(owner) for name in ("new_seed", "epoch")}
    set_face(made["new_seed"], "New seed", "dices")
    set_face(made["epoch"], "One epoch", "fast-forward")
    return made


@pytest.fixture
def button(
    digits: Session, appearance: Appearance, actions: dict[str, QAction], qtbot: QtBot
) -> TrainOptionsButton:
    made = TrainOptionsButton(digits, appearance, actions)
    qtbot.addWidget(made)
    made.show()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    return made


def field(button: TrainOptionsButton, name: str) -> TextField:
    found = button.options.form.rows[name].field
    assert isinstance(found, TextField)
    return found


def test_a_click_shows_epochs_and_seed_of_the_document(button: TrainOptionsButton) -> None:
    assert button.options.isVisible()
    assert [field(button, name).text() for name in ("epochs", "seed")] == ["150", "0"]


def test_what_is_typed_is_a_step_of_the_history(
    button: TrainOptionsButton, digits: Session
) -> None:
    field(button, "epochs").selectAll()
    QTest.keyClicks(field(button, "epochs"), "12")
    assert digits.document.settings.epochs == 12
    assert digits.history.count() == 1
    assert digits.history.undoText() == "Change epochs"
    digits.history.undo()
    assert field(button, "epochs").text() == "150"


def test_a_value_goes_back_to_its_default(button: TrainOptionsButton, digits: Session) -> None:
    button.options.form.rows["epochs"].reset.click()
    assert digits.document.settings.epochs == Settings().epochs


def test_one_epoch_starts_and_closes_the_options(
    button: TrainOptionsButton, actions: dict[str, QAction], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(actions["epoch"].triggered):
        button.options.buttons["epoch"].click()
    assert button.options.isHidden()


def test_a_new_seed_leaves_the_options_open(
    button: TrainOptionsButton, actions: dict[str, QAction], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(actions["new_seed"].triggered):
        button.options.buttons["new_seed"].click()
    assert button.options.isVisible()


def test_what_cannot_be_done_now_is_off_and_says_why(
    button: TrainOptionsButton, actions: dict[str, QAction]
) -> None:
    allow(actions["epoch"], False, "A run is being made ready")
    assert not button.options.buttons["epoch"].isEnabled()
    assert button.options.buttons["epoch"].toolTip() == "One epoch. A run is being made ready"


def test_tab_goes_from_field_to_field(button: TrainOptionsButton) -> None:
    epochs, seed = field(button, "epochs"), field(button, "seed")
    epochs.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClicks(epochs, "200")
    QTest.keyClick(epochs, Qt.Key.Key_Tab)

    assert button.options.form.rows["epochs"].reset.isVisible()
    assert button.options.focusWidget() is seed
