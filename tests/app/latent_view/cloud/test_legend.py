from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.latent_view.cloud.colouring import class_colour
from app.latent_view.cloud.legend import MOST, Legend
from app.latent_view.cloud.points import Emphasis
from app.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


# The offscreen platform has no window manager to tell of the least size of a window.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def legend(qtbot: QtBot) -> Legend:
    made = Legend(DARK)
    qtbot.addWidget(made)
    made.show_classes(10)
    made.resize(368, 24)
    made.show()
    return made


def test_every_class_has_a_key_with_its_number_and_colour(legend: Legend) -> None:
    image = legend.grab().toImage()
    seen = {image.pixelColor(x, y).name().upper() for x in range(368) for y in range(24)}

    assert [key.text() for key in legend.keys] == [str(label) for label in range(10)]
    assert {class_colour(label).upper() for label in range(10)} <= seen


def test_a_click_hides_a_class_and_another_shows_it_again(legend: Legend, qtbot: QtBot) -> None:
    with qtbot.waitSignal(legend.emphasis_changed) as hidden:
        QTest.mouseClick(legend.keys[3], Qt.MouseButton.LeftButton)
    assert hidden.args is not None
    assert hidden.args[0].hidden == {3}

    with qtbot.waitSignal(legend.emphasis_changed):
        QTest.mouseClick(legend.keys[3], Qt.MouseButton.LeftButton)
    assert legend.emphasis.hidden == frozenset()


def test_the_space_bar_hides_a_class(legend: Legend, qtbot: QtBot) -> None:
    QTest.keyClick(legend.keys[5], Qt.Key.Key_Space)

    assert legend.emphasis.hidden == {5}


def test_a_class_under_the_mouse_is_shown_alone(legend: Legend, qtbot: QtBot) -> None:
    QTest.mouseMove(legend, QPoint(0, 0))
    with qtbot.waitSignal(
        legend.emphasis_changed, check_params_cb=lambda emphasis: emphasis == Emphasis(only=7)
    ):
        QTest.mouseMove(legend.keys[7], legend.keys[7].rect().center())


def test_a_hidden_class_is_not_shown_alone(legend: Legend, qtbot: QtBot) -> None:
    legend.keys[2].setChecked(False)

    with qtbot.waitSignal(legend.emphasis_changed) as told:
        legend.keys[2].pointed.emit(True)

    assert told.args == [Emphasis(hidden=frozenset({2}))]


def test_keys_come_and_go_with_the_classes(legend: Legend) -> None:
    legend.keys[1].setChecked(False)

    legend.show_classes(3)
    assert [key.isChecked() for key in legend.keys] == [True, False, True]

    legend.show_classes(MOST + 1)
    assert legend.keys == []
    assert legend.emphasis == Emphasis()


def test_a_legend_can_be_dressed_anew(legend: Legend) -> None:
    before = legend.grab().toImage()
    legend.set_theme(LIGHT)

    assert legend.grab().toImage() != before


def test_shift_and_a_click_select_a_class_and_hide_none(legend: Legend, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(legend.class_selected) as told:
        QTest.mouseClick(legend.keys[3], Qt.MouseButton.LeftButton, shift)

    assert told.args == [3]
    assert legend.emphasis.hidden == frozenset()


def test_classes_with_names_are_called_by_them(legend: Legend) -> None:
    legend.show_classes(2, ("others", "ugly"))
    assert [key.text() for key in legend.keys] == ["others", "ugly"]

    legend.show_classes(3)
    assert [key.text() for key in legend.keys] == ["0", "1", "2"]


def test_a_class_whose_key_goes_is_hidden_no_longer(legend: Legend, qtbot: QtBot) -> None:
    QTest.mouseClick(legend.keys[7], Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(legend.emphasis_changed) as told:
        legend.show_classes(3)

    assert isinstance(told.args[0], Emphasis)
    assert told.args[0].hidden == frozenset()
