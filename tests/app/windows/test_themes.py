from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.theme.applying import Appearance, Mode
from app.windows.themes import THEME, Themes

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot


@pytest.fixture
def themes(appearance: Appearance, settings: QSettings) -> Themes:
    return Themes(appearance, settings)


def test_the_choice_is_worn_and_kept(
    themes: Themes, appearance: Appearance, settings: QSettings
) -> None:
    choices = {"light": themes.use_light, "system": themes.use_system, "dark": themes.use_dark}
    for name, use in choices.items():
        use()
        assert (appearance.mode, settings.value(THEME)) == (Mode(name), name)


def test_flipping_goes_to_light_and_back(themes: Themes, appearance: Appearance) -> None:
    worn = []
    for _ in range(2):
        themes.flip()
        worn.append(appearance.mode)
    assert worn == [Mode.LIGHT, Mode.DARK]


def test_a_choice_is_told_also_where_nothing_looks_different(
    themes: Themes, appearance: Appearance, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(appearance.changed), qtbot.waitSignal(themes.chosen):
        themes.use_dark()
