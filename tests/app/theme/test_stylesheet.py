from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.theme.applying import apply_theme
from app.theme.icons import icon
from app.theme.stylesheet import stylesheet
from app.theme.tokens import CONTROL_PX, DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
"""The offscreen platform says so of every window that has a least size."""

CONTROLS = (QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPushButton, QToolButton)


class IconsOnButtons(QProxyStyle):
    """A style that wants icons on the buttons of dialogs, as desktops on Linux do."""

    def styleHint(  # noqa: N802 - Qt's own name
        self,
        hint: QStyle.StyleHint,
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        """Icons, and everything else as Fusion has it."""
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returnData)


def laid_out(qtbot: QtBot, widget: QWidget) -> QWidget:
    """A shown window with the widget in a layout."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(widget)
    window.show()
    return window


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_every_value_is_filled_in(qapp: QApplication, theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "$" not in sheet
    assert theme.accent in sheet


@pytest.mark.parametrize("make", CONTROLS)
def test_fields_and_buttons_in_a_row_are_equally_high(
    bare_app: QApplication, qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    apply_theme(bare_app, DARK)
    control = make()
    if isinstance(control, QToolButton):
        control.setIcon(icon("save", DARK))
    window = laid_out(qtbot, control)
    assert window.isVisible()
    assert control.height() == CONTROL_PX


@pytest.mark.parametrize("make", CONTROLS)
def test_a_control_keeps_its_size_when_it_gets_the_focus(
    bare_app: QApplication, qtbot: QtBot, make: Callable[[], QWidget]
) -> None:
    apply_theme(bare_app, DARK)
    control = make()
    window = laid_out(qtbot, control)
    before = control.sizeHint()
    with qtbot.waitActive(window):
        control.setFocus()
        window.activateWindow()
    assert control.hasFocus()
    assert control.sizeHint() == before


def test_a_focused_field_is_ringed_in_the_accent(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    field = QLineEdit()
    window = laid_out(qtbot, field)
    with qtbot.waitActive(window):
        field.setFocus()
        window.activateWindow()
    edge = field.grab().toImage().pixelColor(field.width() // 2, 0)
    assert edge.name().upper() == DARK.accent


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_the_hint_in_an_empty_field_can_be_read(
    bare_app: QApplication, qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]
) -> None:
    apply_theme(bare_app, theme)
    field = make()
    window = laid_out(qtbot, field)
    assert window.isVisible()
    assert field.palette().placeholderText().color().name().upper() == theme.secondary


def test_an_icon_in_a_field_stands_in_its_middle(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    field = QLineEdit()
    field.addAction(icon("search", DARK), QLineEdit.ActionPosition.LeadingPosition)
    window = laid_out(qtbot, field)
    button = window.findChild(QToolButton)
    assert button is not None
    assert abs(button.geometry().center().y() - field.rect().center().y()) <= 1


def test_the_buttons_that_answer_a_question_have_words_alone(
    bare_app: QApplication, qtbot: QtBot
) -> None:
    names = QDialogButtonBox.StandardButton
    bare_app.setStyle(IconsOnButtons("Fusion"))
    have_icons = []
    for rules in ("", stylesheet(DARK)):
        bare_app.setStyleSheet(rules)
        box = QDialogButtonBox(names.Save | names.Discard | names.Cancel)
        qtbot.addWidget(box)
        have_icons.append([not button.icon().isNull() for button in box.buttons()])
    assert have_icons == [[True] * 3, [False] * 3]
