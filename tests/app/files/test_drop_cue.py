from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.files.drop_cue import DropCue
from app.theme.applying import Appearance, Mode

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


@pytest.fixture
def cue(window: QWidget, appearance: Appearance) -> DropCue:
    window.resize(400, 300)
    window.show()
    return DropCue(window, appearance)


def seen(cue: DropCue) -> QImage:
    return cue.grab().toImage()


def test_nothing_is_seen_until_a_file_is_dragged(cue: DropCue) -> None:
    assert cue.isHidden()


def test_it_covers_the_canvas_also_after_that_was_resized(cue: DropCue, window: QWidget) -> None:
    cue.show_words("Open Rings.loom", is_welcome=True)
    assert cue.size() == window.size()
    window.resize(600, 350)
    assert cue.geometry() == window.rect()


def test_what_is_refused_looks_other_than_what_is_welcome(cue: DropCue) -> None:
    cue.show_words("The same words", is_welcome=True)
    welcome = seen(cue)
    cue.show_words("The same words", is_welcome=False)
    assert seen(cue) != welcome


def test_it_follows_the_theme(cue: DropCue, appearance: Appearance) -> None:
    cue.show_words("Open Rings.loom", is_welcome=True)
    dark = seen(cue)
    appearance.set_mode(Mode.LIGHT)
    assert seen(cue) != dark


def test_it_is_no_hindrance_for_the_mouse(cue: DropCue) -> None:
    assert cue.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
