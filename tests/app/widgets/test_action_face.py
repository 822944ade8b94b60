from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.widgets.action_face import ICON_NAME, IS_QUIET, WHY_NOT, allow, set_face


def test_a_face_names_its_keys_in_the_tooltip(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    action.setShortcut(QKeySequence("F5"))
    set_face(action, "Train", "play", "Train the network")
    assert action.toolTip() == "Train the network (F5)"
    assert action.text() == "Train"
    assert action.property(ICON_NAME) == "play"
    assert action.property(IS_QUIET) is False


def test_a_face_without_keys_and_tip_is_its_title(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    set_face(action, "About", "info", is_quiet=True)
    assert action.toolTip() == "About"
    assert action.property(IS_QUIET) is True


def test_what_cannot_be_done_says_why(qapp: object) -> None:
    parent = QWidget()
    action = QAction(parent)
    set_face(action, "Duplicate", "", "Put copies beside them")
    allow(action, False, "Select a block first")
    assert not action.isEnabled()
    assert action.property(WHY_NOT) == "Select a block first"
    assert action.statusTip() == "Put copies beside them. Select a block first"
    allow(action, True, "Select a block first")
    assert action.isEnabled()
    assert action.property(WHY_NOT) == ""
    assert action.toolTip() == "Put copies beside them"
