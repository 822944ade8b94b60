from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.theme.pictures import pictures
from app.theme.tokens import DARK, LIGHT


def test_a_picture_is_drawn_in_the_themes_colour(qapp: QApplication) -> None:
    for theme in (DARK, LIGHT):
        svg = Path(pictures(theme)["down"]).read_text(encoding="utf-8")
        assert f'stroke="{theme.secondary}"' in svg


def test_two_themes_share_no_picture(qapp: QApplication) -> None:
    assert not set(pictures(DARK).values()) & set(pictures(LIGHT).values())
