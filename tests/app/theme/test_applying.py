from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.theme.applying import Appearance, Mode, apply_theme, theme_of
from app.theme.tokens import DARK, LIGHT, Theme


@pytest.fixture
def appearance(bare_app: QApplication) -> Iterator[Appearance]:
    made = Appearance(bare_app, Mode.DARK)
    yield made
    made.deleteLater()


def ground(app: QApplication) -> str:
    return app.palette().window().color().name().upper()


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_application_wears_the_theme(bare_app: QApplication, theme: Theme) -> None:
    apply_theme(bare_app, theme)
    assert ground(bare_app) == theme.panel
    assert QFontInfo(bare_app.font()).family() == "Inter"


def test_open_widgets_change_with_the_theme(bare_app: QApplication, qtbot: QtBot) -> None:
    apply_theme(bare_app, DARK)
    label = QLabel("Loss")
    qtbot.addWidget(label)
    label.show()
    apply_theme(bare_app, LIGHT)
    assert label.palette().windowText().color().name().upper() == LIGHT.text


def test_a_new_mode_is_told_to_those_who_paint_by_hand(
    appearance: Appearance, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(appearance.changed) as told:
        appearance.set_mode(Mode.LIGHT)
    assert told.args == [LIGHT]
    assert appearance.theme is LIGHT


def test_the_same_theme_again_is_not_told(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.set_mode(Mode.DARK)


def test_the_application_is_dressed_before_the_change_is_told(
    appearance: Appearance, bare_app: QApplication
) -> None:
    seen: list[str] = []
    appearance.changed.connect(lambda _: seen.append(ground(bare_app)))
    appearance.set_mode(Mode.LIGHT)
    assert seen == [LIGHT.panel]


def test_the_system_is_followed_in_system_mode(
    appearance: Appearance, bare_app: QApplication
) -> None:
    appearance.set_mode(Mode.SYSTEM)
    for scheme, theme in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)):
        bare_app.styleHints().colorSchemeChanged.emit(scheme)
        assert appearance.theme is theme


def test_the_system_is_not_followed_in_a_chosen_mode(
    appearance: Appearance, bare_app: QApplication
) -> None:
    bare_app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance.theme is DARK


def test_a_system_that_does_not_say_gets_the_dark_theme() -> None:
    assert theme_of(Qt.ColorScheme.Unknown) is DARK


def test_the_mode_is_remembered(appearance: Appearance) -> None:
    appearance.set_mode(Mode("light"))
    assert appearance.mode is Mode.LIGHT
