from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle

from app.theme.applying import apply_theme
from app.theme.dialog_icons import NAMES, dialog_icon
from app.theme.icons import icon, icon_names
from app.theme.tokens import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_every_name_is_one_of_an_icon_that_is_shipped() -> None:
    assert set(NAMES.values()) <= icon_names()


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_application_has_our_icons_in_the_colours_that_it_wears(
    bare_app: QApplication, theme: Theme
) -> None:
    apply_theme(bare_app, theme)
    shown = bare_app.style().standardIcon(QStyle.StandardPixmap.SP_ArrowBack)
    ours = icon("arrow-left", theme, colour=theme.secondary)
    size = QSize(16, 16)
    assert shown.pixmap(size, 1.0).toImage() == ours.pixmap(size, 1.0).toImage()


def test_what_has_no_icon_of_ours_keeps_that_of_qt(bare_app: QApplication) -> None:
    apply_theme(bare_app, DARK)
    which = QStyle.StandardPixmap.SP_MediaPlay
    assert dialog_icon(which) is None
    assert not bare_app.style().standardIcon(which).isNull()
