from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor

from app.samples_view.sheet_widget import HEAD_PX, SheetWidget, Titled
from app.theme.tokens import DARK, LIGHT
from engine.observations.records import Samples

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def titled(tone: float, labels: list[int], title: str = "G") -> Titled:
    values = np.full((len(labels), 8, 8), tone, np.float32)
    return Titled(title, Samples("r1", title, "y", 1, values, np.array(labels), "unit"))


@pytest.fixture
def widget(qtbot: QtBot) -> SheetWidget:
    made = SheetWidget(DARK)
    qtbot.addWidget(made)
    made.resize(800, 180)
    made.show()
    return made


def tone_of(widget: SheetWidget, sheet: int, sample: int) -> int:
    """What is painted in the middle of a picture."""
    place, room = widget.arrangement(), widget.room()
    left, top = place.corner(sheet, sample)
    picture = widget.grab().toImage()
    ratio = picture.devicePixelRatio()
    x, y = room.left() + left + place.side / 2, room.top() + top + place.side / 2
    return QColor(picture.pixel(int(x * ratio), int(y * ratio))).red()


def test_every_sample_is_painted_at_its_place(widget: SheetWidget) -> None:
    widget.show_samples([titled(1.0, [0, 1, 2]), titled(0.5, [0, 1, 2])])

    assert [tone_of(widget, 0, sample) for sample in range(3)] == [255] * 3
    assert [tone_of(widget, 1, sample) for sample in range(3)] == [128] * 3


def test_grey_pictures_are_dark_on_light_in_the_light_theme(widget: SheetWidget) -> None:
    widget.show_samples([titled(1.0, [0])])
    widget.set_theme(LIGHT)

    assert tone_of(widget, 0, 0) == 0


def test_classes_stand_above_a_sheet_where_they_are_others_than_above(widget: SheetWidget) -> None:
    widget.show_samples([titled(1, [0, 1]), titled(1, [0, 1]), titled(1, [4, 5])])

    assert widget.arrangement().heads == (HEAD_PX, 0.0, HEAD_PX)


def test_samples_without_classes_have_no_line_of_classes(widget: SheetWidget) -> None:
    widget.show_samples([titled(1, [-1, -1])])

    assert widget.arrangement().heads == (0.0,)
